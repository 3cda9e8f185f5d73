"""`glossary decide`: one decision about a concept, written into the glossary and carried into all posts."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from glossary.arguments.configuration import configure
from glossary.checking.context import Context
from glossary.checking.decided import Carried, with_english, with_term_written
from glossary.checking.disputes import called_in_english
from glossary.checking.facts import Facts
from glossary.checking.reading_uses import current_uses
from glossary.checking.tallies import folded_headwords
from glossary.config import Config
from glossary.errors import FileError, GlossaryError
from glossary.extract.compiling import compile_glossary
from glossary.index.database import Index
from glossary.index.lookup import REMOVED, forms_of
from glossary.index.session import with_index, without_collecting
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.width import harmless
from glossary.model import Entry
from glossary.posts.difference import difference
from glossary.posts.reading import decode, read_post
from glossary.posts.rewriting import is_left_alone, put_back
from glossary.report import Report, number
from glossary.review import deciding
from glossary.review.open_glossary import OpenGlossary, extract_again
from glossary.store.document import Document


class Decision(NamedTuple):
    """The glossary as it is to be, the headwords that it is about, and what it makes of a post; in words too."""

    document: Document
    headwords: Sequence[str]
    carry: Callable[[Context], Carried]
    said: str


class _Change(NamedTuple):
    """A post that the decision changes: its bytes as they were read, and what becomes of it."""

    path: str
    data: bytes
    text: str
    carried: Carried


def run(arguments: Namespace, report: Report) -> int:
    """Shows what changes, and writes it if the person agrees; gives 2 when a post could not be written."""
    config = configure(arguments)
    with without_collecting():
        return with_index(config, report, lambda index: _decide(arguments, config, index, report))


def _decide(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    compile_glossary(config, index, report)
    glossary = OpenGlossary(config, report)
    decision = _decision(arguments, glossary, index)
    facts = Facts(index, current_uses(config, (), index, 0, report))
    changes = [
        change
        for change in _changes(decision, facts, config, report)
        if arguments.config or not is_left_alone(change.path, report)
    ]
    for change in changes:
        sys.stdout.writelines(difference(change.path, change.text, change.carried.text, sys.stdout))
    _say(decision, changes, report)
    if arguments.diff:
        return 0
    if not (arguments.yes or not changes or _agrees(changes)):
        report.say("nothing is written; --yes agrees beforehand")
        return 1
    glossary.write(decision.document)
    failed = sum(not put_back(one.path, one.data, one.carried.text, report) for one in changes)
    extract_again(config, index, report)
    return 2 if failed else 0


def _decision(arguments: Namespace, glossary: OpenGlossary, index: Index) -> Decision:
    if arguments.term:
        return _called(arguments.word, arguments.term, glossary)
    one = glossary.locate(arguments.word, index, arguments.english or "")
    entry, document = glossary.document.blocks[one].entry, glossary.document
    if arguments.reject:
        name = next((name for name in entry.aliases if fold(name) == fold(arguments.reject)), arguments.reject)
        decided = deciding.take_out(document, one, name, glossary.path)
        return Decision(decided, (), _nothing, f"{name} is no name of {entry.term}")
    english = arguments.english
    decided = deciding.name_in_english(document, one, english, glossary.path)
    said = f"{entry.term} is {english}"
    return Decision(decided, folded_headwords(entry), lambda post: with_english(post, entry, english), said)


def _called(word: str, term: str, glossary: OpenGlossary) -> Decision:
    """One Chinese name for all entries that have the English name of the word, or are it."""
    blocks = glossary.document.blocks
    group = _entries_of(word, [block.entry for block in blocks])
    english = next((english for entry in group if (english := entry.english or called_in_english(entry))), "")
    if not english:
        raise GlossaryError(f"{word}: no entry with an English name; `glossary show` finds near ones")
    key = normal(english)
    same = [
        at for at, block in enumerate(blocks) if block.entry in group or normal(called_in_english(block.entry)) == key
    ]
    names = {name for at in same for name in folded_headwords(blocks[at].entry)}
    rivals = {name for name in names if name != fold(term) and fold(term) not in name and name not in fold(term)}
    # An entry that is called so in English only keeps its term.
    named = [at for at in same if blocks[at].entry.english]
    document = (
        deciding.call(glossary.document, named, term, glossary.path)
        if named
        else deciding.also_call(glossary.document, same[0], term, glossary.path)
    )
    said = f"{english} is {term}"
    used = sorted({*names, *(fold(blocks[at].entry.english) for at in named)})
    return Decision(document, used, lambda post: with_term_written(post, rivals, term, key), said)


def _entries_of(word: str, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are called so; else those with this English name; else those with it for another name."""
    some, key = [entry for entry in entries if entry.status != REMOVED], normal(word)
    called = [entry for entry in some if fold(entry.term) == fold(word)]
    named = [entry for entry in some if key and normal(entry.english) == key]
    return called or named or [entry for entry in some if fold(word) in forms_of(entry)]


def _nothing(post: Context) -> Carried:
    return Carried(post.text)


def _changes(decision: Decision, facts: Facts, config: Config, report: Report) -> Iterable[_Change]:
    """The posts that have something to do with the decision, and what becomes of each."""
    paths = {use.post for headword in decision.headwords for use in facts.uses.of(headword)}
    for path in sorted(paths):
        try:
            data = read_post(path)
            text = decode(data, path)
        except FileError as error:
            report.warn(f"{error}; the post is skipped")
            continue
        carried = decision.carry(Context(path, text, facts, config.marks))
        if carried.changed or carried.left:
            yield _Change(path, data, text, carried)


def _say(decision: Decision, changes: Sequence[_Change], report: Report) -> None:
    places = sum(change.carried.changed for change in changes)
    posts = sum(bool(change.carried.changed) for change in changes)
    left = sum(change.carried.left for change in changes)
    report.say(f"{decision.said}: {number(places, 'place')} in {number(posts, 'post')}")
    if left:
        paths = ", ".join(change.path for change in changes if change.carried.left)
        report.say(f"{number(left, 'annotation')} left, of another sense or hard to rewrite: {harmless(paths)}")


def _agrees(changes: Sequence[_Change]) -> bool:
    if not any(change.carried.changed for change in changes):
        return True
    if not sys.stdin.isatty():
        return False
    sys.stderr.write("Write this? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "j", "是", "好")
