"""What a rule may look at: one post with its annotations, and the entries they belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from glossary import grammar
from glossary.check.facts import Facts
from glossary.check.finding import Excerpt, Finding
from glossary.edits import Edit
from glossary.front_matter import read_lists
from glossary.index.lookup import Found
from glossary.language.english import is_related, normal
from glossary.language.folding import fold
from glossary.markdown.fences import front_matter_text
from glossary.markdown.prose import Prose, read_prose
from glossary.model import Annotation
from glossary.posts.line_index import LineIndex
from glossary.scan import Site, find_sites

_BEFORE, _BEHIND = 32, 48
_NAMED_KINDS = ("person", "organization")


class Placed(NamedTuple):
    """An annotation with the site it was read from."""

    site: Site
    annotation: Annotation
    end: int  # behind the closing parenthesis


class Known(NamedTuple):
    """The number of a post that the index knows as it is, or was before edits; 0 where it has changed since.

    `back` leads from the offsets of the text to those of the text that the index knows. `kinds` are the lists of
    the front matter with the kind of what they name.
    """

    number: int = 0
    back: Callable[[int], int] = int
    kinds: Mapping[str, str] = {}


NOTHING_KNOWN = Known()


class Text:
    """A file's text whose places can be named; the part of a context that findings are made with."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text

    @cached_property
    def lines(self) -> LineIndex:
        """Lines and columns; worked out only where something is found."""
        return LineIndex(self.text)

    def finding(
        self,
        start: int,
        end: int,
        message: str,
        *,
        edits: Sequence[Edit] = (),
        safe: bool = False,
        about: str = "",
    ) -> Finding:
        """A finding at these code-point offsets; whoever runs the rule writes its name in."""
        line, column = self.lines.place(start)
        end_line, end_column = self.lines.place(end)
        return Finding(
            self.path,
            line,
            column,
            "",
            message,
            start,
            end,
            end_line,
            end_column,
            tuple(edits),
            safe and bool(edits),
            about,
            self._excerpt(start, end),
        )

    def _excerpt(self, start: int, end: int) -> Excerpt:
        text = self.text
        line_start = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
        stop = text.find("\n", start)
        line_end = min(len(text) if stop < 0 else stop, max(start, min(end, start + _BEHIND)) + _BEHIND)
        end = min(end, line_end)
        return Excerpt(text[line_start:start], text[start:end], text[end:line_end].rstrip("\r"))


class Context(Text):
    """One post as the rules see it. All offsets are code points of the whole file."""

    def __init__(
        self,
        path: str,
        text: str,
        facts: Facts,
        marks: tuple[str, ...],
        known: Known = NOTHING_KNOWN,
    ) -> None:
        super().__init__(path, text)
        self.facts, self.marks, self._known = facts, marks, known

    @cached_property
    def prose(self) -> Prose:
        """What of the post is prose."""
        return read_prose(self.text)

    @cached_property
    def listed_names(self) -> Sequence[str]:
        """The persons and organizations that the lists of the front matter name."""
        raw = front_matter_text(self.text)
        wanted = {key: kind for key, kind in self._known.kinds.items() if kind in _NAMED_KINDS}
        names, _ = read_lists(raw, wanted) if raw and any(key in raw for key in wanted) else ([], None)
        return [name for _, name in names]

    @cached_property
    def sites(self) -> Sequence[Site]:
        """Every bold span with a parenthesis behind it, in order, the unclosed ones too."""
        return list(find_sites(self.text, self.marks))

    @cached_property
    def annotations(self) -> Sequence[Placed]:
        """The annotations, in order; one that stands inside another belongs to that one."""
        found: list[Placed] = []
        end = 0
        for site in self.sites:
            if site.end is None or site.start < end:
                continue
            parts = grammar.parse(self.bold(site), self.inside(site))
            if parts is not None:
                end = site.end
                found.append(Placed(site, Annotation(site.start, site.end, *parts), site.end))
        return found

    def bold(self, site: Site) -> str:
        """What stands between a site's marks."""
        return self.text[site.bold_start : site.bold_end]

    def inside(self, site: Site) -> str:
        """What stands between the parentheses of a closed site."""
        return self.text[site.inside_start : site.end - 1] if site.end else ""

    @cached_property
    def entries(self) -> Sequence[tuple[Placed, Found]]:
        """The annotations that have an entry in the glossary, with it."""
        pairs = ((placed, self._entry_of(placed.annotation)) for placed in self.annotations)
        return [(placed, found) for placed, found in pairs if found is not None]

    def _entry_of(self, annotation: Annotation) -> Found | None:
        """The entry that an annotation speaks for: of several with its name, the one that the index holds it for."""
        candidates = self.facts.find(annotation.term)
        if self._known.number:
            place = (self._known.number, self._known.back(annotation.start))
            for found in candidates:
                if place in found.places:
                    return found
        key = fold(annotation.term)
        own = [found for found in candidates if key in found.keys] or candidates
        return min(own, key=lambda found: _distance(annotation, found), default=None)


def _distance(annotation: Annotation, found: Found) -> int:
    """How far an annotation's English is from an entry's: 0 the same name, 1 a wording of it, 2 another."""
    ours, theirs = annotation.english, found.entry.english
    if not ours or not theirs:
        return 1
    if normal(ours) == normal(theirs):
        return 0
    return 1 if is_related(ours, theirs) else 2
