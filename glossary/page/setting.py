"""What all sheets of the page share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glossary.language.script import has_east_asian, has_latin
from glossary.page.texts import texts


class Setting(NamedTuple):
    """What all sheets share. `chinese` is the language tag of Chinese text: zh, zh-Hans or zh-Hant.

    `is_filtered` says that there are entries which the page does not show. `home` is the address of the reader's site,
    `address` the full one of the folder in which the page stands; both are empty where they are not known. `is_part`
    says that sheets are parts of pages that the site makes.
    """

    title: str
    language: str
    chinese: str
    posts: int = 0
    is_filtered: bool = False
    home: str = ""
    address: str = ""
    is_part: bool = False

    @property
    def text(self) -> Mapping[str, str]:
        """The page's own words."""
        return texts(self.tag if self.tag == "zh-Hant" else self.language)

    @property
    def tag(self) -> str:
        """The language tag of the page."""
        return self.chinese if self.language == "zh" else self.language

    def tag_of(self, text: str) -> str:
        """The language tag of a text, empty where it is the page's own or cannot be told."""
        tag = self.chinese if has_east_asian(text) else "en" if has_latin(text) else ""
        return "" if tag == self.tag else tag
