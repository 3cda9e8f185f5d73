"""What a person may set, in `[tool.glossary]` of a pyproject.toml or at the top of a glossary.toml.

Each option is declared once, as a field of `Config`: its default, what it may hold, and what it is for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from glossary.errors import FileError, GlossaryError
from glossary.markdown.marks import KINDS as MARK_KINDS
from glossary.markdown.marks import is_mark
from glossary.model import ANNOTATE, KINDS

SCRIPTS = ("simplified", "traditional", "")
SITES = ("hugo", "eleventy", "jekyll", "hexo", "vitepress", "mkdocs")
POST_ENDINGS = (".md", ".markdown")
DRAFTS = ("auto", "show", "unlinked", "omit")


class _Value(NamedTuple):
    """What an option may hold: in words, and as a function that gives None for what does not fit."""

    expected: str
    read: Callable[[Any], object]


def _texts(expected: str, least: int = 0, is_one: Callable[[str], bool] = bool) -> _Value:
    def fits(values: object) -> bool:
        return isinstance(values, list) and len(values) >= least and all(map(fits_one, values))

    def fits_one(value: object) -> bool:
        return isinstance(value, str) and value.strip() != "" and is_one(value)

    return _Value(expected, lambda values: tuple(dict.fromkeys(values)) if fits(values) else None)


def _table(expected: str, among: Collection[str]) -> _Value:
    def fits(value: object) -> bool:
        return isinstance(value, dict) and all(isinstance(text, str) and text in among for text in value.values())

    return _Value(expected, lambda value: value if fits(value) else None)


def _one_of(values: Collection[str]) -> _Value:
    expected = " or ".join(f'"{value}"' for value in values)
    return _Value(expected, lambda value: value if isinstance(value, str) and value in values else None)


_TEXT = _Value("a text", lambda value: value if isinstance(value, str) and value.strip() else None)
_TEXT_OR_EMPTY = _Value("a text", lambda value: value if isinstance(value, str) else None)
_NUMBER = _Value("a number from 0 on", lambda value: value if type(value) is int and value >= 0 else None)
_SHARE = _Value(
    "a number from 0 to 1", lambda value: value if type(value) in (int, float) and 0 <= value <= 1 else None
)
_FLAG = _Value("true or false", lambda value: value if isinstance(value, bool) else None)


def _are_readings(value: object) -> bool:
    """Whether each word has as many syllables as characters; `ü` or `v`, with or without numbers for the tones."""
    return isinstance(value, dict) and all(
        isinstance(reading, str) and len(reading.split()) == len(word) and re.fullmatch(r"[A-Za-zü0-5 ]+", reading)
        for word, reading in value.items()
    )


def _is_ending(value: str) -> bool:
    return re.fullmatch(r"\.[\w.-]+", value) is not None


class _Option(NamedTuple):
    value: _Value
    doc: str


_declared: list[_Option] = []


def _option(default: Any, value: _Value, doc: str) -> Any:
    """Give the default of a field, and keep what else is declared of it."""
    _declared.append(_Option(value, doc))
    return default


# No dataclass: to import what makes one takes a tenth of the time that one post may take.
class Config(NamedTuple):
    """The checked options. `root` is the folder that relative paths start from; `source` is their file, if any."""

    root: Path
    source: Path | None = None
    no_cache: bool = False
    paths: tuple[str, ...] = _option(
        ("content",), _texts("a list of one or more paths", least=1), "Folders and files with posts."
    )
    glossary: str = _option("data/glossary.yaml", _TEXT, "The glossary file.")
    exclude: tuple[str, ...] = _option(
        (),
        _texts("a list of patterns"),
        "Patterns for what to pass over, relative to each folder of `paths`, or to this file.",
    )
    gitignore: bool = _option(True, _FLAG, "Pass over the posts that a .gitignore names.")
    cache_dir: str = _option(
        "", _TEXT_OR_EMPTY, "The folder of the index, such as one that no service synchronises; empty: `.glossary`."
    )
    extensions: tuple[str, ...] = _option(
        POST_ENDINGS,
        _texts("a list of endings such as .md or .mdx", least=1, is_one=_is_ending),
        "What the names of posts end in, in folders; a file that is named itself is read whatever it ends in.",
    )
    marks: tuple[str, ...] = _option(
        ("**", "__"),
        _texts(f"a list of pairs such as ** 「」 <u>, or of {' '.join(MARK_KINDS)}", least=1, is_one=is_mark),
        "What stands around the term of an annotation; `plain` is a term without marks, `-link` leaves links alone, "
        "and `-definitions` what only explains.",
    )
    script: str = _option("", _one_of(SCRIPTS), "The script of the glossary's Chinese; empty: as the posts have it.")
    evidence: bool = _option(
        False, _FLAG, "Write into the glossary file also in how many posts, since when, in which wordings."
    )
    kinds: Mapping[str, str] = _option(
        {
            **{"people": "person", "companies_orgs": "organization", "products_models": "product"},
            **{"media_books": "work"},
        },
        _table("a table with values among " + ", ".join(KINDS), among=KINDS),
        "Lists in the front matter whose names are of a kind: the list's key, and the kind.",
    )
    min_posts: int = _option(
        1, _NUMBER, "How many posts must annotate an entry for the glossary file to hold it; commands know all others."
    )
    text_column: str = _option("text", _TEXT, "The column, or the key, of a dataset that holds the text of a post.")
    id_column: str = _option(
        "", _TEXT_OR_EMPTY, "The one that holds what a post is called; empty: its file, and its place in it."
    )
    subjects: tuple[str, ...] = _option(
        ("area", "category", "tags"),
        _texts("a list of front matter keys"),
        "What of the front matter says what a post is about, the widest first: the first is an entry's `domain`.",
    )
    check: Mapping[str, Any] = _option(
        {},
        _Value("a table", lambda value: value if isinstance(value, dict) else None),
        "Rules of `glossary check`: which are on, which are off below some paths, and their options.",
    )
    annotate: Mapping[str, str] = _option(
        {},
        _table("a table with values among " + ", ".join(ANNOTATE), among=ANNOTATE),
        "Whether entries of a kind or a domain are annotated, where the entry does not say it itself.",
    )
    min_score: float = _option(
        0.2, _SHARE, "How likely, from 0 to 1, the author would annotate a term for `annotate` to do so."
    )
    terms_page: str = _option(
        "/glossary/", _TEXT, "Where the page of terms stands on your site, for `annotate --style link`."
    )
    tooltips_in: tuple[str, ...] = _option(
        ("main", "article", "[data-glossary-body]"),
        _texts("a list of one or more selectors", least=1),
        "The elements of a built page in which `glossary tooltips` looks for words.",
    )
    tooltips_not_in: tuple[str, ...] = _option(
        (), _texts("a list of selectors"), "Elements of a built page that `glossary tooltips` leaves alone."
    )
    tooltips_per: str = _option(
        "page", _one_of(("page", "section")), "Whether a word has a tooltip once a page, or once in each section."
    )
    page_link: str = _option(
        "",
        _TEXT_OR_EMPTY,
        "Where a post stands on your site, such as `/{path}/`, for the links of the page; empty: the way to its file.",
    )
    site: str = _option(
        "",
        _one_of(("", *SITES)),
        "The generator of your site, which tells where a post stands on it: `hugo`, `jekyll` and so on.",
    )
    page_drafts: str = _option(
        "auto",
        _one_of(DRAFTS),
        "What the page does with posts that are not published; auto: count them only, unless most posts are drafts.",
    )
    page_home: str = _option(
        "",
        _TEXT_OR_EMPTY,
        "The address of your site, such as `https://my.garden/`, which the page links to and gives its own address by.",
    )
    page_title: str = _option("", _TEXT_OR_EMPTY, "The title of the page; empty: 术语表 or Glossary.")
    page_language: str = _option("zh", _one_of(("zh", "en")), "The language of the page's own words.")
    page_part: bool = _option(
        False, _FLAG, "Make sheets without html, head and body, for a layout of your site to show in its own pages."
    )
    page_ids: str = _option(
        "term",
        _one_of(("term", "english")),
        "What an entry's address on the page is made of, its term or its English name.",
    )
    page_min_posts: int = _option(0, _NUMBER, "How many posts must annotate an entry for the page to show it.")
    page_rare: str = _option(
        "auto",
        _one_of(("auto", "show", "fold", "omit")),
        "What the page does with entries that one post only annotates; auto: fold them from 2,000 entries on.",
    )
    page_seen_in: int = _option(10, _NUMBER, "How many posts the page lists of one entry at most, the newest first.")
    page_templates: str = _option(
        "", _TEXT_OR_EMPTY, "A folder with your own page.html, page.css, page.js, search.js or custom.css."
    )
    page_pinyin: Mapping[str, str] = _option(
        {},
        _Value("a table with pinyin for words", lambda value: value if _are_readings(value) else None),
        'Readings that the page gets wrong: the word, and its pinyin, such as `"重构" = "chong2 gou4"`.',
    )

    def locate(self, path: str) -> Path:
        """Give where a path among the options leads."""
        return self.root / path

    def error(self, key: str, message: str, item: str = "") -> GlossaryError:
        """What is wrong with an option, or with one item of its list, with the place where it is written."""
        if self.source is None:
            return GlossaryError(message)
        text = _read(self.source)
        line = _line_of(text, _section(self.source), key)
        return FileError(self.source, message, *_place_of(text, line, item))


_OPTIONS: Mapping[str, _Option] = dict(zip(Config._fields[-len(_declared) :], _declared, strict=True))


def documented_options() -> dict[str, str]:
    """Give what each option is for, in the order of declaration."""
    return {name: option.doc for name, option in _OPTIONS.items()}


def load_config(explicit: Path | None, cwd: Path) -> Config:
    """Give the options in the file `explicit`, else in the nearest file above `cwd`, else the defaults.

    In one folder, a glossary.toml wins over a pyproject.toml; one without `[tool.glossary]` is passed over.
    Raises FileError where a file cannot be read, is not TOML, or holds an option that does not exist or fit.
    """
    cwd = cwd.absolute()
    if explicit is not None:
        path = cwd / explicit
        config = _load(path, _read(path))
        if config is None:
            raise FileError(path, "no [tool.glossary] in it")
        return config
    for folder in (cwd, *cwd.parents):
        for path in (folder / "glossary.toml", folder / "pyproject.toml"):
            if _is_file(path) and (config := _load(path, _read(path))):
                return config
    return Config(cwd)


def refuse_outside(config: Config, *, named: bool) -> None:
    """A configuration that was found and not named may be a stranger's: it reaches no file outside of its folder.

    Raises FileError where it would.
    """
    home = os.path.realpath(config.root)
    for key, called, path in _reached(config, named=named):
        if not Path(os.path.realpath(config.root / path)).is_relative_to(home):
            advice = f"name the configuration, if you trust it: --config {config.source.name}" if config.source else ""
            advice = advice or f"name it, if you mean it: --glossary {path}"
            raise config.error(key, f"{called} leads outside of this folder; {advice}")


def _reached(config: Config, *, named: bool) -> Iterator[tuple[str, str, str]]:
    """What the options name that is written, or shown: the option, what the file is called, and its path."""
    if not named:
        yield "glossary", "glossary", config.glossary
    for path in (config.page_templates, *_templates(config)):
        yield "page_templates", "page_templates", path
    baseline = config.check.get("baseline")
    if isinstance(baseline, str):
        yield "check", "the baseline", baseline


def _templates(config: Config) -> list[str]:
    """What stands in the folder of templates: a link there could bring any file onto the page."""
    folder = config.root / config.page_templates
    if not config.page_templates or not folder.is_dir():
        return []
    return [os.fspath(path) for path in folder.rglob("*") if path.is_symlink()]


def shadowed_by(config: Config) -> Path | None:
    """The pyproject.toml with options that are not read, since a glossary.toml stands beside it."""
    if config.source is None or config.source.name != "glossary.toml":
        return None
    other = config.source.with_name("pyproject.toml")
    return other if _is_file(other) and "[tool.glossary" in _read(other) else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(path, f"not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error


def _load(path: Path, text: str) -> Config | None:
    """Check a file's options; None if it is a pyproject.toml in which there are none."""
    section = _section(path)
    # Somebody else's file is not our concern, even where it is broken.
    if section and "glossary" not in text:
        return None
    options: object = _parse(path, text)
    for key in section.split(".") if section else ():
        options = options.get(key) if isinstance(options, dict) else None
    if options is None:
        return None
    if not isinstance(options, dict):
        raise FileError(path, f'"{section}" must be a table')
    return Config(path.parent, path, **{key: _check(path, text, section, key, options[key]) for key in options})


def _section(path: Path) -> str:
    return "tool.glossary" if path.name == "pyproject.toml" else ""


def _parse(path: Path, text: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise FileError(path, "not TOML: lists or tables are nested too deep") from error
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        # What is not closed is noticed at the end, where no line is named.
        last = text.rstrip().count("\n") + 1
        line, column = ([int(number) for number in re.findall(r"\d+", place)] or [last, 0])[:2]
        raise FileError(path, f"not TOML: {message}", line, column) from error


def _check(path: Path, text: str, section: str, key: str, given: object) -> Any:
    """Give the value for `Config`, or say what the option's value must be."""
    if key not in _OPTIONS:
        message = _MEANT_FOR_PYPROJECT if key == "tool" and not section else _unknown(key, _OPTIONS)
        raise FileError(path, message, _line_of(text, section, key))
    option = _OPTIONS[key].value
    value = option.read(given)
    if value is None:
        raise FileError(path, f'"{key}" must be {option.expected}, not {_shown(given)}', _line_of(text, section, key))
    return value


_MEANT_FOR_PYPROJECT = (
    "[tool.glossary] belongs into a pyproject.toml; in this file write the options at the top, and [check] for "
    "[tool.glossary.check]"
)


def _unknown(key: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    nearest = get_close_matches(key, known, 1, 0.5)
    guess = f', did you mean "{nearest[0]}"? Known' if nearest else "; known"
    return f'unknown key "{key}"{guess} are {", ".join(sorted(known))}'


def _shown(given: object) -> str:
    from json import dumps

    shown = dumps(given, ensure_ascii=False, default=str)
    return shown if len(shown) <= 60 else shown[:59] + "…"


_HEADER = re.compile(r"\s*\[\[?([^\]]*)\]")
_KEY = re.compile(r"\s*([^=#]+?)\s*=")


def _line_of(text: str, section: str, key: str) -> int:
    """Find the line on which an option stands, 0 where it is written in an unusual way."""
    table, wanted = "", re.sub(r"[\s\"']", "", f"{section}.{key}".lstrip("."))
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = header[1]
        name = "" if header else (found[1] if (found := _KEY.match(line)) else "")
        full = re.sub(r"[\s\"']", "", f"{table}.{name}").strip(".")
        if full == wanted or full.startswith(wanted + "."):
            return number
    return 0


def _place_of(text: str, line: int, item: str) -> tuple[int, int]:
    """Give line and column of an item in or below an option's line; column 0 where it does not stand there."""
    if not line or not item:
        return line, 0
    start = sum(map(len, text.splitlines(keepends=True)[: line - 1]))
    at = max(text.find(f'"{item}"', start), text.find(f"'{item}'", start))
    if at < 0:
        return line, 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
