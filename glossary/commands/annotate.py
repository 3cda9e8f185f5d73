"""`glossary annotate`: annotations into posts, in place."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence

from glossary.annotating.interactive import Otherwise, review
from glossary.annotating.otherwise import in_other_senses, in_own_words
from glossary.annotating.reasons import Reason, entries_called, reasons
from glossary.annotating.text import Annotated, Left, Options, annotate_text, folded, keep_lawful
from glossary.annotating.undoing import wrote
from glossary.annotating.values import DENSITIES, Telling, Written
from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.extract.compiling import compile_glossary
from glossary.index.database import Index
from glossary.index.lookup import forms_of
from glossary.index.rows import HEAD
from glossary.index.session import with_index, without_collecting
from glossary.language.folding import fold
from glossary.mentions.counting import load_counts
from glossary.mentions.known import IndexedGlossary
from glossary.posts.difference import difference
from glossary.posts.line_index import LineIndex
from glossary.posts.rewriting import STDIN, each_post, put_back
from glossary.posts.selection import exclusion
from glossary.report import Report, number
from glossary.store.record import still_standing, with_more
from glossary.store.record_file import RecordFile, recording

# Of so many that came near it is said why nothing was written.
_BEST_SHOWN = 3


def run(arguments: Namespace, report: Report) -> int:
    """Annotates every post; gives 1 when `--check` finds something to annotate, 2 when a post could not be done."""
    config = configure(arguments)
    options = _options(arguments, config)
    with without_collecting():
        return with_index(config, report, lambda index: _annotate(arguments, config, options, index, report))


def _options(arguments: Namespace, config: Config) -> Options:
    return Options(
        style=arguments.style,
        every=arguments.all,
        limit=arguments.limit,
        least=_least(arguments, config),
        only=folded(arguments.only),
        skip=folded(arguments.skip),
        rules=tuple(config.annotate.items()),
        asks=arguments.interactive,
        marks=config.marks,
        page=config.terms_page,
        tells=_tells(arguments),
    )


def _tells(arguments: Namespace) -> Telling:
    """Where it will be shown why entries are left; who refuses all that is offered sees what else there was."""
    if arguments.verbose or arguments.explain or arguments.interactive:
        return Telling.ALWAYS
    return Telling.NEVER if arguments.quiet else Telling.IF_NONE_IS_WRITTEN


def _least(arguments: Namespace, config: Config) -> float:
    """The score that a term must reach: as the command line says, else as the configuration does."""
    if arguments.density is not None:
        return DENSITIES[arguments.density]
    return config.min_score if arguments.min_score is None else float(arguments.min_score)


def _annotate(arguments: Namespace, config: Config, options: Options, index: Index, report: Report) -> int:
    compile_glossary(config, index, report)
    load_counts(config, index)
    known = IndexedGlossary(index)
    asked = folded(arguments.explain)
    called = entries_called(options.only | asked, known)
    if unknown := sorted((options.only | asked) - called.keys()):
        raise GlossaryError(f"{', '.join(unknown)}: not in the glossary; `glossary show` finds the nearest terms")
    if asked:
        numbers = sorted({number for word in asked for number in called[word]})
        terms = list(dict.fromkeys(known.found(number).entry.term for number in numbers))
        return _explain(arguments, config, options, known, terms, report)
    failed = changed = posts = written = 0
    with recording(config, report) as record:
        for path, data, text in each_post(arguments.posts, exclusion(config), report):
            if text is None:
                failed += 1
                continue
            name = _shown_name(arguments, path)
            refused = record.of(path).refused
            annotated = annotate_text(text, known, options._replace(refused=refused))
            if arguments.interactive and annotated.written:
                decided = review(name, annotated, otherwise=_otherwise(annotated.before, known, options))
                annotated = keep_lawful(annotated, decided.accepted, options)
                refused |= {fold(one.entry.term) for one in decided.refused}
                options = options._replace(skip=options.skip | _never(decided.never, config, report))
            if annotated.problem:
                report.warn(f"{name}: {annotated.problem}")
                failed += 1
            changed += annotated.after != annotated.before
            posts += 1
            if _looks(arguments) or _put(arguments, path, data, annotated, refused, record, report):
                written += len(annotated.written)
                _show(arguments, name, annotated, report)
            else:
                failed += 1
    if posts > 1 or not (written or failed):
        report.say(f"{number(posts, 'post')}: {number(written, 'annotation')}{_rest(arguments)}")
    return 2 if failed else int(arguments.check and changed > 0)


def _otherwise(text: str, known: IndexedGlossary, options: Options) -> Otherwise:
    """What a person may choose instead of an annotation that is proposed."""
    return Otherwise(
        lambda one: in_other_senses(text, known, one, options),
        lambda one, words: in_own_words(text, one, words, options),
    )


def _never(annotations: Sequence[Written], config: Config, report: Report) -> frozenset[str]:
    """Writes into the entries of these that no post is annotated with them, and gives the entries' forms."""
    if not annotations:
        return frozenset()
    # What writes into the glossary takes a tenth of the time that one post takes, and only a dialogue needs it.
    from glossary.review.deciding import never_annotate
    from glossary.review.open_glossary import OpenGlossary

    glossary = OpenGlossary(config, report)
    document = glossary.document
    for one in annotations:
        document = never_annotate(document, one.entry, glossary.path)
    glossary.write(document)
    report.say(f"{config.glossary}: annotate: never for {', '.join(one.entry.term for one in annotations)}")
    return frozenset(form for one in annotations for form in forms_of(one.entry))


def _explain(
    arguments: Namespace, config: Config, options: Options, known: IndexedGlossary, terms: Sequence[str], report: Report
) -> int:
    """Says what becomes of these terms, post by post, and writes nothing."""
    failed = posts = 0
    record, mentioned = RecordFile(config, report), set[str]()
    for path, _, text in each_post(arguments.posts, exclusion(config), report):
        if text is None:
            failed += 1
            continue
        name = _shown_name(arguments, path)
        annotated = annotate_text(text, known, options._replace(refused=record.of(path).refused))
        found = list(reasons(annotated, terms))
        sys.stdout.writelines(_reasons(name, LineIndex(text), found))
        mentioned |= {one.term for one in found}
        posts += 1
    sys.stdout.writelines(
        f"{number(posts, 'post')}: {term} is {_why_unmentioned(term)}\n" for term in terms if term not in mentioned
    )
    return 2 if failed else 0


def _why_unmentioned(term: str) -> str:
    """Why a term that the glossary has was found nowhere."""
    if len(term) < HEAD:
        return "never looked for: one character alone is a part of other words nearly everywhere"
    return "not mentioned, other than in annotations, code or markup"


def _shown_name(arguments: Namespace, path: str) -> str:
    return str(arguments.stdin_filename or path) if path == STDIN else path


def _looks(arguments: Namespace) -> bool:
    return bool(arguments.check or arguments.diff)


def _put(
    arguments: Namespace,
    path: str,
    data: bytes,
    annotated: Annotated,
    refused: frozenset[str],
    record: RecordFile,
    report: Report,
) -> bool:
    """Writes a post, and what was written and refused into the record; False, and the reason said, where that cannot
    be."""
    known = record.of(path)
    if path != STDIN and (annotated.written or refused != known.refused):
        standing = still_standing(known, annotated.before)._replace(refused=refused)
        record.announce(path, with_more(standing, wrote(annotated)))
    return put_back(path, data, annotated.after, report, always=arguments.format != "jsonl")


def _rest(arguments: Namespace) -> str:
    return " to write" if _looks(arguments) else ""


def _show(arguments: Namespace, path: str, annotated: Annotated, report: Report) -> None:
    if arguments.format == "jsonl":
        sys.stdout.writelines(_records(path, annotated))
    elif arguments.diff:
        sys.stdout.writelines(difference(path, annotated.before, annotated.after, sys.stdout))
    for line in _summary(path, annotated, _rest(arguments)) if annotated.written else ():
        report.say(line)
    for line in _left(path, annotated, annotated.left):
        report.detail(line)
    for line in () if annotated.written or annotated.problem else _left(path, annotated, _best(annotated)):
        report.say(line)


def _best(annotated: Annotated) -> list[Left]:
    """The entries that came nearest, so that whoever gets nothing learns why."""
    return sorted(annotated.left, key=lambda one: (-one.score, one.start))[:_BEST_SHOWN]


def _records(path: str, annotated: Annotated) -> Iterator[str]:
    import json

    places = LineIndex(annotated.before)
    for one in annotated.written:
        line, column = places.place(one.start)
        record = {"path": path, "line": line, "column": column, "start": one.start, "end": one.end}
        record |= {"term": one.term, "text": one.text, "score": round(one.score, 3), "why": one.why}
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _reasons(path: str, places: LineIndex, found: Iterable[Reason]) -> Iterator[str]:
    return (f"{path}:{places.place(one.start)[0]}: {one.term} is {one.says}\n" for one in found)


def _summary(path: str, annotated: Annotated, rest: str) -> Iterator[str]:
    yield f"{path}: {number(len(annotated.written), 'annotation')}{rest}"
    places = LineIndex(annotated.after)
    for start, one in annotated.placed_after():
        yield f"  {places.place(start)[0]:>5}  {one.text}"


def _left(path: str, annotated: Annotated, left: Iterable[Left]) -> Iterator[str]:
    places = LineIndex(annotated.before)
    for one in dict.fromkeys(left):
        yield f"{path}:{places.place(one.start)[0]}: {one.term} is left: {one.reason}"
