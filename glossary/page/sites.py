"""Where site generators put a post unless told otherwise: one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class _Site(NamedTuple):
    """A generator's own pattern for the address of a post, and how it changes the names that go into it."""

    pattern: str
    spell: Callable[[str], str]


def _as_it_is(name: str) -> str:
    return name


def _with_hyphens(name: str) -> str:
    return "-".join(name.lower().split())


def _jekyll(name: str) -> str:
    """Jekyll's `slugify`: whatever is no letter and no digit becomes a hyphen."""
    return "".join(char if char.isalnum() or char == "_" else " " for char in name).strip().replace(" ", "-")


SITES: Mapping[str, _Site] = {
    # https://gohugo.io/content-management/urls/: the path of the file, lower case.
    "hugo": _Site("/{folder}/{slug}/", _with_hyphens),
    # https://www.11ty.dev/docs/data-eleventy-supplied/#filepathstem: without the date in front of the name.
    "eleventy": _Site("/{folder}/{slug}/", _as_it_is),
    # https://jekyllrb.com/docs/permalinks/: the style `date`.
    "jekyll": _Site("/{categories}/{year}/{month}/{day}/{slug}.html", _jekyll),
    # https://hexo.io/docs/permalinks
    "hexo": _Site("/{year}/{month}/{day}/{slug}/", _as_it_is),
    # https://vitepress.dev/guide/routing, https://zensical.org/docs/
    "vitepress": _Site("/{path}.html", _as_it_is),
    "mkdocs": _Site("/{path}/", _as_it_is),
}
