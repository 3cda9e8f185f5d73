"""The pages of a built site: which files they are, and where they lead."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from glossary.errors import FileError
from glossary.page.initials import sheet_file
from glossary.page.search import ids_file, sheet_in
from glossary.posts.faults import plain_fault
from glossary.posts.links import is_link
from glossary.posts.writing import is_draft, sweep_drafts

ASSETS = "glossary-tooltips"
"""The folder in the site in which style and script stand."""
_SUFFIXES = (".html", ".htm")


def find_pages(site: Path, terms_page: str) -> list[Path]:
    """The HTML files below a folder, in order, but for those of the terms page; drafts of killed runs are taken away.

    Raises FileError where there is no such folder.
    """
    if not site.is_dir():
        raise FileError(site, "no such folder; build the site first, and give the folder that it is built into")
    if is_link(site / ASSETS):
        raise FileError(site / ASSETS, "is a link, which is not followed; take it away")
    # Not walked, since no page stands in it.
    sweep_drafts(site / ASSETS)
    own = None if "://" in terms_page else site.joinpath(*PurePosixPath(terms_page.lstrip("/")).parts)
    return sorted(path for path in _walk(site) if own is None or own == site or not _is_below(path, own))


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise FileError(error.filename or folder, plain_fault(error)) from error

    for parent, folders, files in os.walk(folder, onerror=refuse):
        # A junction of Windows is a folder to `walk`, which may lead back to where it stands.
        folders[:] = [name for name in folders if _is_wanted(name) and not is_link(Path(parent, name))]
        # A site is published as it stands, with all that a killed run left in it.
        if any(map(is_draft, files)):
            sweep_drafts(Path(parent))
        pages = (Path(parent, name) for name in files if name.lower().endswith(_SUFFIXES))
        # What a link within the site leads to is found without it.
        yield from (page for page in pages if not is_link(page))


def _is_wanted(name: str) -> bool:
    return name not in (ASSETS, "node_modules") and not name.startswith(".")


def _is_below(path: Path, folder: Path) -> bool:
    """Whether a page is the one at an address, `/glossary.html`, or below it, `/glossary/index.html`."""
    return path.is_relative_to(folder) or path.with_suffix("") == folder


def sheet_addresses(site: Path, terms_page: str) -> Callable[[str], str]:
    """What gives the address of the page on which an entry stands, by its id.

    Of a terms page of many sheets that is the very sheet, so that a reader needs neither a script nor one request more.
    """
    if "://" in terms_page:
        return lambda name: terms_page
    folder = terms_page if terms_page.endswith("/") else f"{terms_page}/"
    if terms_page.endswith(".html"):
        folder = terms_page[: terms_page.rfind("/") + 1]
    at = site.joinpath(*PurePosixPath(folder.lstrip("/")).parts)
    buckets = sum(1 for _ in at.glob("search/ids-*.js"))

    @cache
    def read(file: str) -> str:
        try:
            return (at / file).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    def address(name: str) -> str:
        sheet = sheet_in(read(ids_file(name, buckets)), name) if buckets else ""
        return folder + sheet_file(sheet) if sheet else terms_page

    return address


def way(page: Path, site: Path, address: str) -> str:
    """The address as seen from a page: relative, so that a site works below any path and from a disk.

    A full address is left as it is. `address` begins at the root of the site.
    """
    if "://" in address:
        return address
    up = "../" * (len(page.relative_to(site).parts) - 1)
    return (up or "./") + address.lstrip("/")
