"""What is shown of the word under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from glossary.index.lookup import Found
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import every_mention, meant_in
from glossary.mentions.senses import posts_of
from glossary.model import Span
from glossary.page.ids import fragment, slug
from glossary.server.documents import Documents, OpenDocument
from glossary.server.glossary_file import place_of
from glossary.server.vault import Vault

_MOST_SENSES = 4
_SPECIAL = str.maketrans({char: "\\" + char for char in "\\`*_{}[]<>#|"})


class HoveredWord(NamedTuple):
    """A word of the glossary that stands in a text (code points), and the entries that it may mean."""

    span: Span
    found: Sequence[Found]


def word_at(document: OpenDocument, offset: int, vault: Vault) -> HoveredWord | None:
    """The word of the glossary at an offset: in prose, in an annotation, anywhere."""
    line = document.positions.line_at(offset)
    text = document.text[line.start : line.end]
    mentions = every_mention(text, vault.known, Matcher(vault.known.forms))
    at = offset - line.start
    here = [mention for mention in mentions if mention.start <= at <= mention.end]
    # At a border the word that begins there is meant.
    here.sort(key=lambda mention: (not mention.start <= at < mention.end, mention.start))
    present = {mention.form for mention in mentions}
    for meant in meant_in(text, here, vault.known, present):
        span = Span(line.start + meant.start, line.start + meant.end)
        return HoveredWord(span, [vault.known.found(number) for number in meant.numbers])
    return None


def described(found: Sequence[Found], documents: Documents, vault: Vault) -> str:
    """Entries in Markdown, the likeliest sense first."""
    shown = sorted(found, key=lambda one: (-posts_of(one), one.entry))[:_MOST_SENSES]
    return "\n\n---\n\n".join(_described(one, documents, vault) for one in shown)


def _described(found: Found, documents: Documents, vault: Vault) -> str:
    entry = found.entry
    title = " · ".join(filter(None, (f"**{_plain(entry.term)}**", _plain(entry.english))))
    posts = posts_of(found)
    facts = [entry.kind, entry.status, f"in {posts} post{'s' * (posts != 1)}" if posts else "in no post"]
    also = "、".join(map(_plain, (*entry.aliases, *entry.superseded)))
    link = f"[entry]({_entry_uri(found, documents, vault)})"
    if "://" in vault.config.terms_page:
        link += f" · [terms page]({vault.config.terms_page}#{fragment(slug(entry.term))})"
    lines = [title, _plain(entry.definition), also and f"= {also}", " · ".join([*filter(None, facts), link])]
    return "\n\n".join(filter(None, [*lines, _first_posts(found, vault)]))


def _entry_uri(found: Found, documents: Documents, vault: Vault) -> str:
    """The address of an entry: the glossary file, and its line there as editors write it."""
    opened = documents.at(vault.glossary_path)
    text = opened.text if opened else vault.glossary_text
    place = place_of(text, found.entry)
    line = f"#L{text.count(chr(10), 0, place.span.start) + 1}" if place else ""
    return f"{vault.glossary_path.as_uri()}{line}"


def _first_posts(found: Found, vault: Vault) -> str:
    numbers = sorted({number for number, _ in found.places})[:3]
    paths = [post.path for _, post in vault.index.posts(numbers)]
    return " · ".join(f"[{_plain(path.rpartition('/')[2])}]({_uri(vault, path)})" for path in paths)


def _uri(vault: Vault, path: str) -> str:
    return "file://" + quote((vault.root / path).as_posix())


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)
