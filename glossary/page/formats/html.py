"""The page as HTML: files that work from any host and from a folder, with templates that a person may replace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.errors import FileError
from glossary.page.initials import Sheet
from glossary.page.search import search_files
from glossary.page.setting import Setting
from glossary.page.site_files import site_files
from glossary.page.view import View, shared, views
from glossary.posts.processes import both

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "page.html"
ASSETS = ("page.css", "page.js", "search.js")
# A person's own rules, after those of page.css.
OWN_STYLE = "custom.css"
_PART = ".glossary-page"
# So many sheets are made before another process has started and given back its own.
_MANY = 8
# What says something of the whole page, at the beginning of a selector.
_whole = re.compile(r"(?<![\w.#-])(?::root|html|body)(?=[\s,\[{.:])|(?<![^\s,}])(?=\.(?:index|compact)[ .])")
_BUILT_IN = Path(__file__).parent.parent / "templates"


def html_files(sheets: Sequence[Sheet], setting: Setting, templates: Path | None) -> Iterator[tuple[str, str]]:
    """The files by name. Raises FileError where a person's own template is wrong."""
    environment = _environment(templates)
    own_style = asset(OWN_STYLE, templates)
    common = {**shared(sheets, setting), "own_style": OWN_STYLE if own_style else ""}
    makers = views(sheets, setting)

    def shown(names: Iterable[str]) -> dict[str, str]:
        return {name: _render(environment, common, makers[name]()) for name in names}

    made, searched = _shared_out(list(makers), shown, lambda: search_files(sheets, setting))
    yield from ((name, made[name]) for name in makers)
    yield from searched.items()
    yield from site_files(sheets, setting).items()
    for name in ASSETS:
        yield name, styled(name, asset(name, templates), setting)
    if own_style:
        yield OWN_STYLE, own_style


def _shared_out(
    names: Sequence[str], shown: Callable[[Iterable[str]], dict[str, str]], searched: Callable[[], dict[str, str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """The sheets by their names, and the files of the search.

    Two sheets of three take as long as the third and the search, beside which they are made where they are many.
    """
    most = [name for number, name in enumerate(names) if number % 3]

    def rest() -> tuple[dict[str, str], dict[str, str]]:
        return shown(names[::3]), searched()

    done, (others, files) = both(lambda: shown(most), rest) if len(names) > _MANY else (shown(most), rest())
    return {**done, **others}, files


def asset(name: str, templates: Path | None) -> str:
    """A file that is used as it is: a person's own, else the one built in; empty where there is neither."""
    for folder in (templates, _BUILT_IN):
        if folder and (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    return ""


def styled(name: str, text: str, setting: Setting) -> str:
    """An asset as it is written: a style for a part of a page is made to mean that part alone."""
    if not (setting.is_part and name.endswith(".css")):
        return text
    return f"{_PART} {{\n{_whole.sub('&', text)}}}\n"


def _environment(templates: Path | None) -> Environment:
    return _environment_of(templates, _BUILT_IN) if templates else _of_the_built_in()


@cache
def _of_the_built_in() -> Environment:
    """What is compiled stays with it, which takes longer than a small page does."""
    return _environment_of(_BUILT_IN)


def _environment_of(*folders: Path) -> Environment:
    from jinja2 import FileSystemLoader
    from jinja2.sandbox import SandboxedEnvironment

    class Plain(SandboxedEnvironment):
        """What templates are shown are tables, so that is tried first: it takes a third off the time.

        They run in a sandbox, since they may have come with a clone.
        """

        def getattr(self, obj: Any, attribute: str) -> Any:
            try:
                return obj[attribute]
            except (TypeError, LookupError):
                return super().getattr(obj, attribute)

    return Plain(loader=FileSystemLoader(folders), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _render(environment: Environment, common: View, sheet: View) -> str:
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return environment.get_template(TEMPLATE).render(glossary=common, sheet=sheet) + "\n"
    except TemplateSyntaxError as error:
        raise FileError(error.filename or TEMPLATE, error.message or "not a template", error.lineno) from error
    except TemplateError as error:
        raise FileError(TEMPLATE, error.message or "the template cannot be shown") from error
