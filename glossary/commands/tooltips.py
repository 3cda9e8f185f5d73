"""`glossary tooltips`: definitions into the pages of a built site, by insertion only."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from glossary.annotating.values import Options
from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import FileError, GlossaryError
from glossary.extract.compiling import compile_glossary
from glossary.index.database import Index
from glossary.index.lookup import all_found
from glossary.index.place import index_folder
from glossary.index.session import with_index, without_collecting
from glossary.mentions.counting import load_counts
from glossary.mentions.known import IndexedGlossary
from glossary.model import Entry
from glossary.page.ids import assign, fragment
from glossary.posts.difference import difference
from glossary.posts.reading import digest_of, read_post
from glossary.posts.writing import replace_unchanged, write_atomically
from glossary.report import Report, number
from glossary.tooltips.many_pages import PageTask, look_at_pages
from glossary.tooltips.run import (
    BuiltSite,
    Target,
    TooltipResult,
    TooltipSelection,
    add_tooltips,
    not_utf8,
    remove_tooltips,
)
from glossary.tooltips.selectors import Selector, parse_selector
from glossary.tooltips.site import ASSETS, find_pages, sheet_addresses
from glossary.tooltips.writing import SCRIPT, SHIPPED, STYLE, without_tooltips


def run(arguments: Namespace, report: Report) -> int:
    """Goes through the pages; gives 1 when `--check` finds something to change, 2 when a page could not be done."""
    config = configure(arguments)
    site: Path = arguments.site
    pages = find_pages(site, config.terms_page)
    if not pages:
        raise FileError(site, "no HTML files in it; build the site first, and give the folder that it is built into")
    if arguments.remove:
        return _each_page(arguments, pages, lambda path, data: remove_tooltips(data), report)
    with without_collecting():
        return with_index(config, report, lambda index: _add(arguments, config, pages, index, report))


def _add(arguments: Namespace, config: Config, pages: list[Path], index: Index, report: Report) -> int:
    _refuse_without_terms_page(arguments.site, config.terms_page)
    compile_glossary(config, index, report)
    load_counts(config, index)
    report.start(len(pages))
    looked = look_at_pages(pages, _task(arguments, config, len(pages)), index, report.advance)
    report.finish()
    address_of = sheet_addresses(arguments.site, config.terms_page)
    site = BuiltSite(arguments.site, entry_links(index, entry_ids(index, config.page_ids), address_of))

    def change(path: Path, before: bytes) -> TooltipResult:
        plain = without_tooltips(before)
        found = looked.get(digest_of(plain))
        return add_tooltips(path, before, found, site) if found else not_utf8(before, plain)

    return _each_page(arguments, pages, change, report)


def _refuse_without_terms_page(site: Path, address: str) -> None:
    """Raises GlossaryError where the links would lead nowhere."""
    at = site / address.strip("/")
    if "://" not in address and not (at / "index.html").is_file() and not at.with_suffix(".html").is_file():
        raise GlossaryError(
            f"{at}: no terms page here for tooltips to link to; run `glossary page -o {at}` first, "
            "or set terms_page to its address"
        )


def _task(arguments: Namespace, config: Config, pages: int) -> PageTask:
    options = Options(
        every=arguments.all,
        limit=arguments.limit,
        least=config.min_score if arguments.min_score is None else arguments.min_score,
        rules=tuple(config.annotate.items()),
        page=config.terms_page,
    )
    selection = TooltipSelection(selectors(config, "tooltips_in"), selectors(config, "tooltips_not_in"))
    per_section = (arguments.per or config.tooltips_per) == "section"
    return PageTask(options, selection, per_section, pages, index_folder(config))


def entry_links(index: Index, ids: Mapping[Entry, str], address_of: Callable[[str], str]) -> Callable[[int], Target]:
    """What gives the entry of a number, and its address; `address_of` gives that of the page, by the entry's id."""
    known = IndexedGlossary(index)

    def link(number: int) -> Target:
        entry = known.found(number).entry
        return Target(entry, f"{address_of(ids[entry])}#{fragment(ids[entry])}")

    return link


def entry_ids(index: Index, made_of: str) -> Mapping[Entry, str]:
    """What each entry is called on the terms page."""
    found = sorted(all_found(index), key=lambda one: one.entry)
    return {one.entry: identifier for one, identifier in zip(found, assign(found, made_of), strict=True)}


def selectors(config: Config, key: str) -> tuple[Selector, ...]:
    """The selectors that an option holds. Raises GlossaryError where one of them is none."""
    parsed: list[Selector] = []
    for text in getattr(config, key):
        try:
            parsed.append(parse_selector(text))
        except ValueError as error:
            raise config.error(key, str(error), text) from error
    return tuple(parsed)


def _each_page(
    arguments: Namespace, pages: list[Path], change: Callable[[Path, bytes], TooltipResult], report: Report
) -> int:
    failed = changed = tooltips = 0
    for path in pages:
        before = read_post(str(path))
        result = change(path, before)
        if result.note:
            report.warn(f"{path.as_posix()}: {result.note}")
            failed += 1
        tooltips += result.tooltips
        if result.after == result.before:
            continue
        changed += 1
        if arguments.diff:
            sys.stdout.writelines(_difference(path, result))
        elif not arguments.check:
            failed += not _written(path, before, result.after, report)
    looks = arguments.check or arguments.diff
    if not looks:
        _write_assets(arguments.site, remove=arguments.remove)
    verb = "would change" if looks else "changed"
    report.say(f"{number(len(pages), 'page')}: {number(tooltips, 'tooltip')}; {changed:,} {verb}")
    return 2 if failed else int(arguments.check and changed > 0)


def _written(path: Path, before: bytes, after: bytes, report: Report) -> bool:
    """Whether the page was still as it was read; if not, the site is being built."""
    try:
        replace_unchanged(path, before, after)
    except FileError as error:
        report.warn(str(error))
        return False
    return True


def _difference(path: Path, result: TooltipResult) -> Iterator[str]:
    yield from difference(path.as_posix(), result.before.decode(), result.after.decode(), sys.stdout)


def _write_assets(site: Path, *, remove: bool) -> None:
    """Puts style and script into the site, or takes out what is still as it was put there."""
    for name in (STYLE, SCRIPT):
        shipped, there = (SHIPPED / name).read_bytes(), site / ASSETS / name
        if not remove:
            write_atomically(there, shipped)
        elif there.is_file() and there.read_bytes() == shipped:
            there.unlink()
    if remove and (site / ASSETS).is_dir() and not any((site / ASSETS).iterdir()):
        (site / ASSETS).rmdir()
