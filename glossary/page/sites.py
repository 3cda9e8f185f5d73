"""Where site generators put a post unless told otherwise: one row each."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple


def _as_it_is(name: str) -> str:
    return name


def _hugo(name: str) -> str:
    """Hugo's `urlize`: lower case, a hyphen for each space; other signs than letters, digits and a few go."""
    hyphens = ("-" if char.isspace() else char for char in name)
    return "".join(char for char in hyphens if char in "._#+~-@" or unicodedata.category(char)[0] in "LNM").lower()


def _jekyll(name: str) -> str:
    """Jekyll's `slugify` in addresses: what is no letter, no digit and none of a few signs becomes one hyphen."""
    kept = (char if char in "._~!$&'()+,;=@" or unicodedata.category(char)[0] in "LNM" else " " for char in name)
    return "-".join("".join(kept).split())


class Generator(NamedTuple):
    """A generator's own pattern for the address of a post, and how it changes the names that go into it.

    A file that is called like one of `indexes` stands at the address of its folder. `keeps_date` says that a date in
    front of a file's name stays in its address.
    """

    pattern: str = ""
    spell: Callable[[str], str] = _as_it_is
    indexes: tuple[str, ...] = ("index", "_index")
    keeps_date: bool = False


SITES: Mapping[str, Generator] = {
    # https://gohugo.io/content-management/urls/: the path of the file, lower case.
    "hugo": Generator("/{folder}/{slug}/", _hugo, keeps_date=True),
    # https://www.11ty.dev/docs/permalinks/: whatever the front matter calls its slug.
    "eleventy": Generator("/{path}/", indexes=("index",)),
    # https://jekyllrb.com/docs/permalinks/: the style `date`.
    "jekyll": Generator("/{categories}/{year}/{month}/{day}/{slug}.html", _jekyll, ()),
    # https://hexo.io/docs/permalinks
    "hexo": Generator("/{year}/{month}/{day}/{path}/", indexes=()),
    # https://vitepress.dev/guide/routing, https://zensical.org/docs/
    "vitepress": Generator("/{path}.html", indexes=("index",)),
    "mkdocs": Generator("/{path}/", indexes=("index", "README")),
}
