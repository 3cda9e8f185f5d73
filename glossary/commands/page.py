"""`glossary page`: the terms reference page."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import FileError
from glossary.extract.compiling import compile_with_posts
from glossary.index.database import Index
from glossary.index.place import index_folder
from glossary.index.run_lock import alone
from glossary.index.session import with_index, without_collecting
from glossary.page.choice import EntrySelection, nothing_fits
from glossary.page.collect import Collected, WantedPage, collect
from glossary.page.drafts import note
from glossary.page.formats.eleventy import DRAFTS, eleventy_files
from glossary.page.formats.html import html_files
from glossary.page.formats.json import json_file
from glossary.page.formats.markdown import markdown_files
from glossary.page.ids_file import ids_path
from glossary.page.initials import Sheet, divide
from glossary.page.links import fault
from glossary.page.output import PageOutput, write_files
from glossary.page.setting import Setting
from glossary.page.site_files import folder_address
from glossary.posts.links import is_elsewhere
from glossary.posts.naming import name_of
from glossary.posts.reading import decode, read_post
from glossary.posts.selection import whole_paths
from glossary.posts.writing import write_atomically
from glossary.report import Report, number

FOLDER = "glossary-page"
_TAGS = {"simplified": "zh-Hans", "traditional": "zh-Hant", "": "zh"}
# The file that a person would look at first.
_FIRST = {"html": "index.html", "markdown": "glossary.md", "json": "glossary.json", "eleventy": "glossary.njk"}


def run(arguments: Namespace, report: Report) -> int:
    """Makes the page, and says where it is."""
    started = time.monotonic()
    config = configure(arguments)
    if wrong := fault(config.page_link):
        raise config.error("page_link", f"page_link: {wrong}")
    output = arguments.output or config.root / FOLDER
    if not arguments.output and is_elsewhere(str(output)):
        raise FileError(FOLDER, "a link leads out of this folder; take it away, or name the folder with -o")
    with without_collecting():
        collected = with_index(config, report, lambda index: _collect(arguments, config, output, index, report))
        files = _files(arguments.format, divide(collected.entries), config, collected)
        written = write_files(
            output,
            arguments.format,
            {name: text.encode(errors="replace") for name, text in files},
            DRAFTS if arguments.format == "eleventy" else (),
        )
    _summarize(
        collected,
        written,
        output / _FIRST[arguments.format],
        report,
        time.monotonic() - started,
        has_addresses=bool(config.page_link or config.site),
    )
    if arguments.open:
        _open(output / _FIRST[arguments.format])
    return 0


def _collect(arguments: Namespace, config: Config, output: Path, index: Index, report: Report) -> Collected:
    compile_with_posts(config, index, report)
    folders = whole_paths(config)
    if arguments.format == "eleventy" and not (config.page_link or config.site):
        # Where Eleventy puts a post of this input folder unless told otherwise.
        config, folders = config._replace(site="eleventy"), (name_of(str(output), os.curdir),)
    wanted = WantedPage(
        config,
        EntrySelection(_least(arguments.min_posts, config), arguments.kind, arguments.area, arguments.domain),
        output,
        folders,
        arguments.wordings,
        date.today().isoformat(),
    )
    path = ids_path(config.root / config.glossary)
    collected = collect(wanted, index, decode(read_post(path), path) if path.exists() else "")
    if collected.ids is not None:
        _keep_ids(path, collected.ids, report)
    if collected.remember:
        with alone(index_folder(config), report.say), index.writing():
            collected.remember()
    _explain(wanted.choice, collected, index, report)
    _tell_shared(collected.shared_ids, report)
    if said := note(config.page_drafts, collected.drafts, collected.all_posts):
        report.warn(f"note: {said}")
    return collected


def _keep_ids(path: Path, text: str, report: Report) -> None:
    """Without the file this page is as good; only a later one would not know what was renamed."""
    try:
        write_atomically(path, text.encode())
    except FileError as error:
        report.warn(f"note: {error}; if an entry is renamed, its old address will be lost")


def _explain(choice: EntrySelection, collected: Collected, index: Index, report: Report) -> None:
    if not index.stamps():
        report.warn("note: the index knows of no posts, so none are linked; run `glossary extract` first")
    elif not collected.entries and (why := nothing_fits(choice, collected.there_is)):
        report.warn(f"note: {why}")


def _tell_shared(shared: Mapping[str, Sequence[str]], report: Report) -> None:
    for identifier, terms in shared.items():
        places = f"{', '.join(terms[:-1])} and {terms[-1]}"
        report.warn(f"note: `id: {identifier}` stands at {places}; one has it, the others get a number: change theirs")


def _least(given: int | None, config: Config) -> int:
    least = config.page_min_posts if given is None else given
    return max(least, 2) if config.page_rare == "omit" else least


def _files(name: str, sheets: list[Sheet], config: Config, collected: Collected) -> Iterable[tuple[str, str]]:
    language = config.page_language
    setting = Setting("", language, _TAGS[config.script], collected.posts, bool(collected.there_is.kinds))
    setting = setting._replace(
        title=config.page_title or setting.text["title"],
        home=config.page_home,
        is_part=config.page_part,
        address=folder_address(config.page_home, config.terms_page),
    )
    templates = _templates(config)
    if name == "html":
        return html_files(sheets, setting, templates)
    if name == "markdown":
        return markdown_files(sheets, setting)
    if name == "eleventy":
        return eleventy_files(sheets, setting, templates).items()
    return [("glossary.json", json_file(sheets, setting))]


def _templates(config: Config) -> Path | None:
    if not config.page_templates:
        return None
    folder = config.root / config.page_templates
    if not folder.is_dir():
        raise FileError(folder, "no such folder; page_templates names the folder with your own templates")
    return folder


def _summarize(
    collected: Collected, written: PageOutput, first: Path, report: Report, seconds: float, *, has_addresses: bool
) -> None:
    entries = number(len(collected.entries), "entry", "entries")
    report.say(
        f"{entries} in {first}: {written.written:,} files written, {written.unchanged:,} as they were, "
        f"{written.removed:,} removed ({seconds:.2f} s)"
    )
    if collected.posts and not has_addresses:
        report.say("posts are linked by the way to their files; `site` or `page_link` says where they stand online")
    for path in written.kept:
        report.say(f"{path} has local changes and was left untouched")


def _open(path: Path) -> None:
    import webbrowser

    webbrowser.open(path.absolute().as_uri())
