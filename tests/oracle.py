"""What CommonMark makes of a post before and after, seen by markdown-it-py: an oracle apart from the code under test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from glossary.annotating.text import Annotated
from glossary.annotating.wording import unescape
from glossary.language.folding import fold
from glossary.markdown.fences import body_start
from glossary.sites import scan

_LINES = re.compile(r"\s+")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def assert_lawful(before: str, annotated: Annotated) -> None:
    """Laws 2 and 4: only insertions; the same blocks, links, code and HTML; the same text but for what was written."""
    after = annotated.after
    assert_only_inserts(before, annotated)
    if any("[^" in one.text for one in annotated.written):
        # CommonMark itself knows no footnotes: their definitions would be link definitions to it.
        return
    assert list(skeleton(before)) == [step for step in skeleton(after) if step != "put in"]
    assert is_subsequence(shown_text(before), shown_text(after))
    bold = [one.text for one in annotated.written if "**（" in one.text and len(one.edits) == 2]
    rendered = strong_texts(after)
    for text in bold:
        term = text[2:].split("**（")[0]
        assert term in rendered, f"{term} does not render as bold"


def assert_only_inserts(before: str, annotated: Annotated) -> None:
    """Law 2: the text before with the insertions at their places is the text after, but for footnotes at its end."""
    edits = [edit for one in sorted(annotated.written) for edit in one.edits]
    pieces, at = [], 0
    for (start, end), replacement in edits:
        assert at <= start == end, "the edits overlap, or take something away"
        pieces += [before[at:start], replacement]
        at = end
    rebuilt = "".join(pieces) + before[at:]
    tails = any(one.tail for one in annotated.written)
    assert annotated.after.startswith(rebuilt) if tails else annotated.after == rebuilt, "more than insertions"


def assert_read_back(annotated: Annotated) -> None:
    """Law 3: what was written is read back as an annotation of its term that says nothing but what its entry says."""
    read = {unescape(each.term): each for each in scan(annotated.after)}
    for one in annotated.written:
        assert one.term in read, f"{one.term} is not read back"
        found, entry = read[one.term], one.entry
        english = {fold(name) for name in (entry.term, entry.english, *entry.aliases, "")}
        assert fold(unescape(found.english)) in english, f"{one.term}: read back with another English name"
        known = fold(" ".join((entry.term, entry.english, *entry.aliases, *entry.definition.split())))
        for said in (found.chinese, found.definition, *found.aliases):
            assert fold(unescape(said)) in known, f"{one.term}: read back as {said}"


def is_subsequence(short: str, long: str) -> bool:
    """Whether `long` holds all of `short`, in order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _tokens(text: str) -> list[Token]:
    return _parser().parse(text[body_start(text) :])


def skeleton(text: str) -> Iterator[str]:
    """Everything but text, and but for the marks that annotations may put in."""
    for token in _tokens(text):
        if token.type != "inline":
            yield f"{token.type} {token.tag} {token.content}"
        for child in token.children or ():
            if child.type in ("text", "softbreak", "hardbreak", "text_special", "strong_open", "strong_close"):
                continue
            if child.type == "html_inline" and ("<abbr" in child.content or child.content == "</abbr>"):
                continue
            if child.type == "link_close" or (child.type == "link_open" and "/glossary/#" in str(child.attrs)):
                continue
            yield f"{child.type} {child.content} {sorted(child.attrs.items())}"


def shown_text(text: str) -> str:
    """The text of all paragraphs, headings and cells, without white space."""
    children = (child for token in _tokens(text) for child in token.children or ())
    return _LINES.sub(
        "", "".join(child.content for child in children if child.type in ("text", "text_special", "code_inline"))
    )


def strong_texts(text: str) -> set[str]:
    """What renders as bold."""
    found: set[str] = set()
    for token in _tokens(text):
        children = token.children or []
        for number, child in enumerate(children):
            if child.type == "strong_open":
                end = next(n for n in range(number, len(children)) if children[n].type == "strong_close")
                found.add("".join(each.content for each in children[number:end]))
    return found
