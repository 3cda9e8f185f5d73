"""An annotation otherwise than `annotate` proposes it: of another entry called so, or in a person's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from glossary.annotating.lawful import problem
from glossary.annotating.reasons import entries_called
from glossary.annotating.text import annotate_text
from glossary.annotating.values import Options, Written
from glossary.annotating.wording import escape_wording
from glossary.edits import Edit
from glossary.language.folding import fold
from glossary.mentions.known import KnownEntries
from glossary.mentions.values import FormRow


def in_other_senses(text: str, known: KnownEntries, one: Written, options: Options) -> Iterator[Written]:
    """The same mention annotated from each other entry that is called so, the best known first."""
    form = fold(one.term)
    called_so = set(entries_called({form}, known).get(form, ()))
    others = [number for number in called_so if known.found(number).entry != one.entry]
    for number in sorted(others, key=lambda number: (-known.posts_of(number), number)):
        rest = _Without(known, called_so - {number})
        again = annotate_text(text, rest, options._replace(only=frozenset({form})))
        yield from (other for other in again.written if other.start == one.start)


def in_own_words(text: str, one: Written, words: str, options: Options) -> Written | str:
    """The same annotation with other words in its parenthesis, or why that cannot be."""
    inside = f"（{escape_wording(words)}）"
    edits = tuple(edit._replace(replacement=_with_inside(edit, inside)) for edit in one.edits)
    if edits == one.edits:
        return "only what stands in a parenthesis can be worded otherwise"
    written = next(edit.replacement for edit in one.edits if "（" in edit.replacement)
    changed = one._replace(edits=edits, text=one.text.replace(written[written.index("（") :], inside))
    return problem(text, [changed], options) or changed


def _with_inside(edit: Edit, inside: str) -> str:
    before, opening, _ = edit.replacement.partition("（")
    return before + inside if opening else edit.replacement


class _Without:
    """The glossary without some entries."""

    def __init__(self, known: KnownEntries, hidden: Collection[int]) -> None:
        self._known, self._hidden = known, hidden
        self.found, self.posts, self.evidence = known.found, known.posts, known.evidence
        self.posts_of, self.is_counted = known.posts_of, known.is_counted

    def forms(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        """The forms that begin with these heads, with the numbers of their entries."""
        rows = self._known.forms(heads)
        return {head: [pair for pair in row if pair[1] not in self._hidden] for head, row in rows.items()}
