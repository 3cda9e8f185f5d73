"""A name in running text that is not the glossary's: a rival Chinese name, a bare English one, other capitals.

Off by default: annotations are where names are settled. Switch it on for a text that is to be published as a whole.
`classes` says what speaks: `rival` an alias where the entry has another term, `english` an English name of several
words where there is a Chinese term, `capitals` a name in other capitals than the glossary's. Each wording speaks once a
post. What the post itself annotates may stand in it.

Bad:  训练 Large Language Model 很贵。
Good: 训练大语言模型很贵。
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.words import is_prose
from glossary.edits import Edit
from glossary.index.lookup import forms_of
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Entry, Span

SEVERITY = "info"

ON = False
RIVAL, ENGLISH, CAPITALS = "rival", "english", "capitals"
OPTIONS = {"classes": Option((RIVAL, ENGLISH, CAPITALS), "Which names speak.", (RIVAL, ENGLISH, CAPITALS))}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """The first place of each wording that the glossary has another one for."""
    from glossary.mentions.matching import find_mentions

    glossary = post.facts.glossary
    seen = {placed.annotation.term for placed in post.annotations}
    for mention in find_mentions(post.text, glossary.forms):
        span = Span(mention.start, mention.end)
        wording = post.text[span.start : span.end]
        found = [glossary.found(number).entry for number in mention.entries]
        named = [entry for entry in found if mention.form in forms_of(entry)]
        if len(named) != 1 or wording in seen or not is_prose(post, span, wording):
            continue
        seen.add(wording)
        kind, wanted = _wanted(wording, named[0])
        if kind in options["classes"]:
            message = f"{wording} in running text, the glossary has {wanted}"
            yield post.finding(
                *span, message, edits=[Edit(_with_spaces(post.text, span, wanted), wanted)], about=named[0].term
            )


def _with_spaces(text: str, span: Span, wanted: str) -> Span:
    """The span with the spaces that set English off from Chinese, where Chinese takes its place."""
    if not has_han(wanted):
        return span
    start, end = (
        span.start - (text[span.start - 1 : span.start] == " "),
        span.end + (text[span.end : span.end + 1] == " "),
    )
    is_within = has_han(text[start - 1 : start]), has_han(text[end : end + 1])
    return Span(start if is_within[0] else span.start, end if is_within[1] else span.end)


def _wanted(wording: str, entry: Entry) -> tuple[str, str]:
    """What is wrong with a wording, and what the glossary has; nothing where it is the glossary's own."""
    if wording == entry.term or entry.status:
        return "", wording
    if has_han(wording):
        is_rival = fold(wording) in map(fold, entry.aliases) and has_han(entry.term)
        is_form = fold(wording) in fold(entry.term) or fold(entry.term) in fold(wording)
        return (RIVAL, entry.term) if is_rival and not is_form else ("", wording)
    if wording.casefold() == entry.english.casefold() != "" and _is_a_name(entry.english) and wording != entry.english:
        return CAPITALS, entry.english
    is_english = normal(wording) == normal(entry.english) and " " in wording and has_han(entry.term)
    return (ENGLISH, entry.term) if is_english else ("", wording)


def _is_a_name(english: str) -> bool:
    """Whether a word has more capitals than a beginning one: OpenAI, NVIDIA."""
    return any(word != word.lower() != word[0].lower() + word[1:] for word in english.split())
