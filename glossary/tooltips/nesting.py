"""Which open elements of an HTML page a tag ends, as browsers have it, and where they have to recover from a fault.

The rules are those of the HTML standard for the construction of the tree, as far as they decide what stands in what.
What is rarer than that is called lost: from there on nobody should trust what is said here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple, cast, overload

Fault = Literal["", "local", "lost"]
"""Whether browsers recover here: not, so that it shows in the innermost block only, or in what follows as well."""

VOID = frozenset("area base basefont bgsound br col embed hr img input keygen link meta param source track wbr".split())
RAW = frozenset("script style textarea title xmp iframe noembed noframes noscript".split())
"""What holds no elements for a browser, only text up to its own end tag."""
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""What browsers open again where it was ended by something else than its end tag."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ROWS = frozenset(("tbody", "thead", "tfoot"))
_CELLS = frozenset(("td", "th"))
_TABLE_PARTS = frozenset(("caption", "colgroup", "col", "tr", *_ROWS, *_CELLS))
_IN_TABLE = frozenset(("table", "tr", *_ROWS))
_IN_HEAD = frozenset("base basefont bgsound link meta title noscript noframes style script template".split())
_IMPLIED = frozenset("dd dt li optgroup option p rb rp rt rtc".split())
_RUBY = frozenset(("rb", "rp", "rt", "rtc"))
_SCOPE = frozenset("applet caption html table td th marquee object template svg math".split())
_ENDS_P = frozenset(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp".split()
) | frozenset(_HEADINGS)
_SPECIAL = (
    _ENDS_P | _SCOPE | _TABLE_PARTS | RAW | VOID | frozenset("body button frame frameset head isindex select".split())
)
_BREAKS_OUT = (
    (_ENDS_P - {"form", "hgroup"}) | FORMATTING | frozenset("body br code head img ruby span sub sup var".split())
)
_BACK_IN_HTML = frozenset("foreignobject desc title annotation-xml mi mo mn ms mtext".split())
_NEVER_TWICE = frozenset(("a", "nobr", "button", "form", "html", "head", "body", "select"))
_LOST = frozenset(("frameset", "frame", "image", "plaintext", "isindex"))


class Closing(NamedTuple):
    """How many of the innermost open elements end at a tag, and whether that is a fault."""

    ended: int = 0
    fault: Fault = ""


class OpenTags(Sequence[str]):
    """The open elements, the outermost first. Whether one is open is known at once, however deep the page is nested."""

    def __init__(self, tags: Iterable[str] = ()) -> None:
        self._tags = list(tags)
        self._counts = Counter(self._tags)

    def __len__(self) -> int:
        return len(self._tags)

    def __contains__(self, tag: object) -> bool:
        return self._counts[cast(str, tag)] > 0

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._tags[at]

    def append(self, tag: str) -> None:
        """Opens one."""
        self._tags.append(tag)
        self._counts[tag] += 1

    def pop(self) -> None:
        """Ends the innermost."""
        self._counts[self._tags.pop()] -= 1


def is_foreign(tags: Sequence[str]) -> bool:
    """Whether the innermost element is one of SVG or MathML; `tags` are the open ones, the outermost first."""
    if "svg" not in tags and "math" not in tags:
        return False
    for tag in reversed(tags):
        if tag in ("svg", "math"):
            return True
        if tag in _BACK_IN_HTML:
            return False
    return False


def at_start(tags: Sequence[str], tag: str) -> Closing:
    """What the start tag of an element ends."""
    if tag in _LOST or (tag in _NEVER_TWICE and tag in tags):
        return Closing(0, "lost")
    if "select" in tags and tag not in ("option", "optgroup", "hr", "script", "template"):
        return Closing(0, "lost")
    if is_foreign(tags):
        return Closing(0, "lost" if tag in _BREAKS_OUT else "")
    if tags and tags[-1] == "head":
        return Closing(0 if tag in _IN_HEAD else 1)
    if tag in _TABLE_PARTS:
        return _part_of_table(tags, tag)
    closing = _item(tags, tag)
    kept = _kept(tags, closing)
    if tag in _ENDS_P:
        closing = _sum(closing, _up_to(kept, ("p",), {*_SCOPE, "button"}, missing=""))
        kept = _kept(tags, closing)
    if tag in _HEADINGS and kept and kept[-1] in _HEADINGS:
        return Closing(closing.ended + 1, "local")
    if kept and kept[-1] in _IN_TABLE and tag not in ("script", "style", "template", "input"):
        return Closing(closing.ended, "lost" if tag in ("table", "form") else "local")
    return closing


def _kept(tags: Sequence[str], closing: Closing) -> Sequence[str]:
    return tags[: len(tags) - closing.ended] if closing.ended else tags


def _item(tags: Sequence[str], tag: str) -> Closing:
    """What the start of an item of a list, a menu or a ruby ends."""
    if tag in ("li", "dd", "dt"):
        siblings = ("li",) if tag == "li" else ("dd", "dt")
        return _up_to(tags, siblings, _SPECIAL - {"address", "div", "p"}, missing="")
    if tag in ("option", "optgroup"):
        number = len(tags)
        while number and tags[number - 1] in ("option", tag):
            number -= 1
        return Closing(len(tags) - number)
    if tag in _RUBY:
        number = len(tags)
        while number and tags[number - 1] in _RUBY:
            number -= 1
        return Closing(len(tags) - number)
    return Closing()


def _part_of_table(tags: Sequence[str], tag: str) -> Closing:
    holders = {"table", "template"}
    if tag in _CELLS or tag == "tr":
        holders |= _ROWS
    if tag in _CELLS:
        holders.add("tr")
    if tag == "col":
        holders.add("colgroup")
    number = _last(tags, holders, ())
    if number is None or "table" not in tags:
        return Closing(0, "lost")
    return Closing(len(tags) - number - 1, _fault(tags[number + 1 :], _IMPLIED | _TABLE_PARTS))


def at_end(tags: Sequence[str], tag: str) -> Closing:
    """What an end tag ends."""
    if is_foreign(tags):
        number = _last(tags, (tag,), ())
        root = max(_last(tags, ("svg",), ()) or 0, _last(tags, ("math",), ()) or 0)
        return Closing(len(tags) - number) if number is not None and number >= root else Closing(0, "lost")
    if "select" in tags and tag not in ("select", "option", "optgroup"):
        return Closing(0, "lost")
    if tag in ("html", "body"):
        return Closing(1 if tags and tags[-1] == "head" else 0)
    if tag == "form":
        return Closing(1) if tags and tags[-1] == "form" else Closing(0, "lost")
    if tag in FORMATTING:
        closing = _up_to(tags, (tag,), _SCOPE)
        between = tags[len(tags) - closing.ended + 1 :]
        return Closing(0, "lost") if _SPECIAL.intersection(between) else _strict(closing, between)
    if tag in _TABLE_PARTS or tag == "table":
        return _up_to(tags, (tag,), ("table", "template", "html"), _IMPLIED | _TABLE_PARTS)
    if tag in _HEADINGS:
        closing = _up_to(tags, _HEADINGS, _SCOPE)
        return _sum(closing, Closing(0, "" if closing.ended and tags[-closing.ended] == tag else "local"))
    if tag in _SPECIAL or tag == "head":
        more = {"p": ("button",), "li": ("ol", "ul")}.get(tag, ())
        return _up_to(tags, (tag,), {*_SCOPE, *more} - {tag}, missing="")
    return _up_to(tags, (tag,), _SPECIAL, missing="")


def _strict(closing: Closing, between: Sequence[str]) -> Closing:
    return closing._replace(fault="local") if between else closing


def _up_to(
    tags: Sequence[str],
    wanted: Collection[str],
    borders: Collection[str],
    implied: Collection[str] = _IMPLIED,
    missing: Fault = "local",
) -> Closing:
    """Everything up to the innermost of some elements; nothing where a border stands in the way."""
    number = _last(tags, wanted, borders)
    if number is None:
        return Closing(0, missing)
    return Closing(len(tags) - number, _fault(tags[number + 1 :], implied))


def _last(tags: Sequence[str], wanted: Collection[str], borders: Collection[str]) -> int | None:
    if not any(tag in tags for tag in wanted):
        return None
    for number in range(len(tags) - 1, -1, -1):
        if tags[number] in wanted:
            return number
        if tags[number] in borders:
            return None
    return None


def _fault(between: Sequence[str], implied: Collection[str]) -> Fault:
    return "" if all(tag in implied for tag in between) else "local"


def _sum(first: Closing, second: Closing) -> Closing:
    return Closing(first.ended + second.ended, first.fault or second.fault)
