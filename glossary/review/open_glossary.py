"""The glossary file held open while decisions are written into it, and what comes after."""

from __future__ import annotations

from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.extract.job import last_job
from glossary.extract.run import extract
from glossary.index.database import Index
from glossary.index.lookup import find, forms_of
from glossary.index.place import index_folder
from glossary.index.run_lock import alone
from glossary.index.session import without_collecting
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.model import NEVER
from glossary.report import Report, number
from glossary.review.deciding import position_of
from glossary.store.document import Document, parse_document
from glossary.store.file import GlossaryFile
from glossary.store.lock import Lock
from glossary.store.opened import Opened, open_file, pair_of
from glossary.store.splice import splice


class OpenGlossary:
    """The glossary file as a document; `write` replaces it on disk. Raises FileError where there is none.

    With `may_be_missing`, a file that is not there is an empty glossary, which nobody but a person has written to.
    """

    def __init__(self, config: Config, report: Report, *, may_be_missing: bool = False) -> None:
        self._index_folder, self._report = index_folder(config), report
        self.file = GlossaryFile(config.root / config.glossary)
        self.path = str(self.file.path)
        opened = Opened(self.file) if may_be_missing else open_file(self.file, config.glossary)
        self._pair = opened.pair
        self._has_lock = opened.is_missing or opened.lock is not None
        lock = opened.lock or Lock() if opened.is_missing else opened.lock
        self.document = parse_document(opened.text, lock, self.path)

    def write(self, document: Document, *, is_import: bool = False) -> None:
        """Puts a changed document on disk. Raises FileError where somebody saved the file meanwhile.

        Raises GlossaryError where an entry would change that says `changes: never`; an import looks itself what it may.
        """
        if not is_import:
            _refuse_locked(self.document, document, self.path)
        text, lock = splice(document, {}, (), ())
        # Without a lock, the next extraction finds out what is the tool's; a lock that claims nothing would stop that.
        after = pair_of(text, lock if self._has_lock else None)
        with alone(self._index_folder, self._report.say):
            self.file.write(self._pair, after)
        self._pair, self.document = after, document

    def locate(self, word: str, index: Index, english: str = "") -> int:
        """Where the entry of a word stands: its term, its term and English as `term/English`, else any other name.

        Of several that are called so, the one with this English name, if one alone has it.

        Raises GlossaryError if it is not one entry alone.
        """
        blocks = self.document.blocks
        if "/" in word and (exact := self._with_english(word)) is not None:
            return exact
        if english and (meant := self._called_in_english(word, english)) is not None:
            return meant
        for key in (str, fold):
            same = [place for place, block in enumerate(blocks) if key(block.entry.term) == key(word)]
            if len(same) == 1:
                return same[0]
            if same:
                names = ", ".join(f"{word}/{blocks[place].entry.english}" for place in same)
                raise GlossaryError(f"{word} stands for {len(same)} entries; name one of {names}")
        places = self._places_of_name(word, index)
        if len(places) == 1:
            return places.pop()
        found = "several entries; name one by its term" if places else "no entry; `glossary show` finds near ones"
        raise GlossaryError(f"{word}: {found}")

    def _called_in_english(self, word: str, english: str) -> int | None:
        """Where the only entry stands that has the word for a name and this English one."""
        key, name = fold(word), normal(english)
        found = [
            place
            for place, block in enumerate(self.document.blocks)
            if normal(block.entry.english) == name and key in map(fold, (block.entry.term, *block.entry.aliases))
        ]
        return found[0] if len(found) == 1 else None

    def _with_english(self, word: str) -> int | None:
        """Where the only entry of this `term/English` stands; either may hold a slash itself."""
        parts = word.split("/")
        halves = {(fold("/".join(parts[:cut])), normal("/".join(parts[cut:]))) for cut in range(1, len(parts))}
        found = [
            place
            for place, block in enumerate(self.document.blocks)
            if (fold(block.entry.term), normal(block.entry.english)) in halves
        ]
        return found[0] if len(found) == 1 else None

    def _places_of_name(self, word: str, index: Index) -> set[int]:
        """Where entries stand that have a word for a name; what the index does not know yet stands in the file."""
        known = (position_of(self.document, found.entry) for found in find(index, word))
        places = {place for place in known if place is not None}
        if places:
            return places
        key = fold(word)
        return {place for place, block in enumerate(self.document.blocks) if key in forms_of(block.entry)}


def _refuse_locked(before: Document, after: Document, path: str) -> None:
    locked = [block for block in before.blocks if block.entry.changes == NEVER]
    kept = {block.text for block in after.blocks} if locked else frozenset()
    for block in locked:
        if block.text not in kept:
            raise GlossaryError(f"{block.entry.term} says `changes: never`; take that line out of {path} first")


def extract_again(config: Config, index: Index, report: Report) -> None:
    """Extracts from what the glossary was made from, so that the posts follow what was decided."""
    with without_collecting():
        outcome = extract(last_job(config), index, report)
    if outcome.is_anew:
        report.say(
            f"the posts follow: {number(outcome.new, 'entry', 'entries')} new, {outcome.changed:,} changed, "
            f"{outcome.gone:,} gone"
        )
