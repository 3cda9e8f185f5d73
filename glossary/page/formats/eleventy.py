"""The page for an Eleventy project: data, and templates that need no line in the project's configuration."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from glossary.page.formats.html import ASSETS, OWN_STYLE, TEMPLATE, asset, styled
from glossary.page.initials import Sheet
from glossary.page.json_ld import compact_json
from glossary.page.search import search_files
from glossary.page.setting import Setting
from glossary.page.site_files import site_files
from glossary.page.view import shared, views

# Data of one template each, which Eleventy reads whatever its folder of global data is: data/glossary.yaml may be there
# under the same name, and both go together.
DATA = "glossary.11tydata.json"
FILES_DATA = "glossary-files.11tydata.json"
PAGE = "glossary.njk"
FILES = "glossary-files.njk"
DRAFTS = (PAGE, FILES)
"""What a project may change as it likes: where the page stands, and what it looks like."""

_PAGE_HEAD = """---
pagination:
  data: glossary.sheets
  size: 1
  alias: sheet
permalink: "/glossary/{{ sheet.file }}"
eleventyExcludeFromCollections: true
---
"""
_FILES = """---
pagination:
  data: glossary.files
  size: 1
  alias: file
permalink: "/glossary/{{ file.name }}"
layout: false
eleventyExcludeFromCollections: true
---
{{ file.text | safe }}"""


def _lean(value: Any) -> Any:
    """A view without what is empty, as most of an entry is; to a template, that is the same as what is not there."""
    if isinstance(value, dict):
        return {name: _lean(one) for name, one in value.items() if one}
    return [_lean(one) for one in value] if isinstance(value, list) else value


def eleventy_files(sheets: Sequence[Sheet], setting: Setting, templates: Path | None) -> dict[str, str]:
    """The files below the project's input folder."""
    assets = {name: styled(name, asset(name, templates), setting) for name in (*ASSETS, OWN_STYLE)}
    own = {name: text for name, text in assets.items() if text}
    files = {**own, **search_files(sheets, setting), **site_files(sheets, setting)}
    data = {
        **shared(sheets, setting),
        "own_style": OWN_STYLE if assets[OWN_STYLE] else "",
        "sheets": [_lean(view()) for view in views(sheets, setting).values()],
    }
    texts = {"files": [{"name": name, "text": text} for name, text in files.items()]}
    return {
        DATA: compact_json({"glossary": data}) + "\n",
        FILES_DATA: compact_json({"glossary": texts}) + "\n",
        PAGE: _PAGE_HEAD + asset(TEMPLATE, templates),
        FILES: _FILES,
    }
