"""What a rule may look at: one post with its annotations, and the entries they belong to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from glossary import grammar
from glossary.checking.agreement import Agreement, agreement
from glossary.checking.checked_text import Text
from glossary.checking.facts import Facts
from glossary.checking.tallies import distance, remoteness, speaks_for
from glossary.index.lookup import Found
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.sound import same_sounding
from glossary.markdown.fences import front_matter_text
from glossary.markdown.prose import Prose, read_prose
from glossary.model import NEVER, Annotation, Entry, Use
from glossary.posts.front_matter import is_toml, read_lists
from glossary.sites import Placed, Reader, Site, find_sites, halves, outermost, read_sites

# So many characters have hundreds of others of the same sound.
_LONGEST_SLIP = 8
_NAMED_KINDS = ("person", "organization")


class KnownPost(NamedTuple):
    """The number of a post that the index knows as it is, or was before edits; 0 where it has changed since.

    `back` leads from the offsets of the text to those of the text that the index knows. `kinds` are the lists of
    the front matter with the kind of what they name.
    """

    number: int = 0
    back: Callable[[int], int] = int
    kinds: Mapping[str, str] = {}

    @property
    def is_unchanged(self) -> bool:
        """Whether the text is what the index knows."""
        return self.number > 0 and self.back is int


NOTHING_KNOWN = KnownPost()


class Context(Text):
    """One post as the rules see it. All offsets are code points of the whole file. `rules` are those that are on."""

    def __init__(
        self,
        path: str,
        text: str,
        facts: Facts,
        marks: tuple[str, ...],
        known: KnownPost = NOTHING_KNOWN,
        rules: Collection[str] = (),
    ) -> None:
        super().__init__(path, text)
        self.facts, self.marks, self._known, self.rules = facts, marks, known, rules
        self._elsewhere: dict[str, Sequence[Use]] = {}
        self._speaking: dict[tuple[str, Entry], list[Use]] = {}
        self._agreed: dict[tuple[str, str, Entry], tuple[Sequence[Use], Agreement]] = {}

    @cached_property
    def prose(self) -> Prose:
        """What of the post is prose."""
        return read_prose(self.text)

    @cached_property
    def listed_names(self) -> Sequence[str]:
        """The persons and organizations that the lists of the front matter name."""
        raw = front_matter_text(self.text)
        wanted = {key: kind for key, kind in self._known.kinds.items() if kind in _NAMED_KINDS}
        listed = raw and any(key in raw for key in wanted)
        names, _ = read_lists(raw, wanted, is_toml(self.text)) if listed else ([], None)
        return [name for _, name in names]

    @cached_property
    def sites(self) -> Sequence[Site]:
        """Every term within a pair of marks with its parenthesis, in order, the unclosed ones too."""
        return [site for site in find_sites(self.text, self.marks) if site.mark in self.marks and halves(site.mark)[0]]

    @cached_property
    def annotations(self) -> Sequence[Placed]:
        """The annotations, in order; one that stands inside another belongs to that one."""
        return outermost(read_sites(self.sites, self._read_before() if self._known.is_unchanged else self._reader.read))

    @cached_property
    def annotated(self) -> Collection[str]:
        """The folded terms of the annotations."""
        return {fold(placed.annotation.term) for placed in self.annotations}

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.text, self.marks)

    def _read_before(self) -> Callable[[Site], grammar.Parts | None]:
        """What extraction read at a site, where the post has not changed since; it is asked once for each."""
        parts = self.facts.annotations_of(self._known.number)
        return lambda site: parts.get(site.start)

    def bold(self, site: Site) -> str:
        """What stands between a site's marks."""
        return self.text[site.bold_start : site.bold_end]

    def inside(self, site: Site) -> str:
        """What stands between the parentheses of a closed site."""
        return self.text[site.inside_start : site.inside_end] if site.inside_end else ""

    @cached_property
    def locked(self) -> Sequence[tuple[Placed, Entry]]:
        """The annotations of entries that say `changes: never`, in order."""
        return [(placed, found.entry) for placed, found in self.entries if found.entry.changes == NEVER]

    @cached_property
    def found(self) -> Sequence[Found | None]:
        """The entry of each annotation; None for one that has none in the glossary."""
        said = [placed.annotation for placed in self.annotations]
        self.facts.prepare((each.term for each in said), (each.english for each in said))
        return list(map(self._entry_of, said))

    @property
    def entries(self) -> Iterator[tuple[Placed, Found]]:
        """The annotations that have an entry in the glossary, with it."""
        pairs = zip(self.annotations, self.found, strict=True)
        return ((placed, found) for placed, found in pairs if found is not None)

    @cached_property
    def _has_glossary(self) -> bool:
        """Whether the glossary knows most of the annotations: else none has been extracted."""
        return sum(found is not None for found in self.found) * 2 > len(self.annotations)

    def other_uses(self, term: str, entry: Entry) -> list[Use]:
        """What other posts say under a headword, where it speaks for this entry."""
        key = fold(term), entry
        if key not in self._speaking:
            uses = self.uses_elsewhere(key[0])
            rivals = [found.entry for found in self.facts.find(term)] if uses else []
            self._speaking[key] = [use for use in uses if speaks_for(use, entry, rivals)]
        return self._speaking[key]

    def uses_elsewhere(self, headword: str) -> Sequence[Use]:
        """What other posts say under a folded headword, looked for once: a post may say it thousands of times."""
        if headword not in self._elsewhere:
            self._elsewhere[headword] = [use for use in self.facts.uses.of(headword) if use.post != self.path]
        return self._elsewhere[headword]

    def agreed(self, annotation: Annotation, entry: Entry) -> tuple[Sequence[Use], Agreement]:
        """What other posts say under an annotation's headword in its sense, and what they agree on."""
        key = annotation.term, annotation.english, entry
        if key not in self._agreed:
            uses = self._comparable_uses(annotation, entry)
            self._agreed[key] = uses, agreement(uses)
        return self._agreed[key]

    def _comparable_uses(self, annotation: Annotation, entry: Entry) -> Sequence[Use]:
        """What other posts say under an annotation's headword, in its sense; in any, where its English is none's.

        Where none has it for a headword, what those say that give it as a further name of theirs.
        """
        key = fold(annotation.term)
        uses = self.uses_elsewhere(key)
        if not uses and key == fold(entry.term):
            return uses
        rivals = [found.entry for found in self.facts.find(annotation.term)]
        if any(not distance(annotation.english, rival) for rival in rivals):
            return self.other_uses(annotation.term, entry)
        return uses or [use for use in self.other_uses(entry.term, entry) if key in map(fold, use.aliases)]

    def like_sounding(self, annotation: Annotation) -> Sequence[str]:
        """The terms that other posts have for the same English name, one character of the same sound apart.

        It is not asked where most of the post's annotations are unknown.
        """
        term, key = annotation.term, normal(annotation.english)
        if not key or len(term) > _LONGEST_SLIP or not self._has_glossary:
            return ()
        keys = [
            fold(f"{term[:at]}{other}{term[at + 1 :]}") for at, char in enumerate(term) for other in same_sounding(char)
        ]
        self.facts.uses.prepare(keys)
        uses = (use for one in keys for use in self.uses_elsewhere(one))
        return list(dict.fromkeys(use.term for use in uses if normal(use.english) == key))

    def _entry_of(self, annotation: Annotation) -> Found | None:
        """The entry that an annotation speaks for: of several with its name, the one with the nearest English."""
        candidates = self.facts.find(annotation.term)
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        return min(candidates, key=lambda found: remoteness(annotation, found.entry))
