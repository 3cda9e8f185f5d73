"""Two texts, a bold span and the inside of its parenthesis, into the parts of an annotation."""

from __future__ import annotations

from functools import lru_cache

from glossary.grammar import cues, label_cues, no_name
from glossary.grammar.aside import is_aside, names_thing
from glossary.grammar.fields import assemble, distinct, named_in
from glossary.grammar.foreign import has_foreign
from glossary.grammar.full_form import read_full_form
from glossary.grammar.full_name import read_short_of
from glossary.grammar.head import closing_name, names_kind, read_inside_head, splits_at_colon
from glossary.grammar.labels import labelled, may_be_labelled, segment_separator, take_labelled
from glossary.grammar.name_with_name import take_name_with_name
from glossary.grammar.names import abbreviates
from glossary.grammar.nesting import has_nested, hide_nested, is_balanced, show_nested
from glossary.grammar.pronunciation import without_pronunciation
from glossary.grammar.segments import read_segments
from glossary.language.abbreviation import is_han_short_form, is_short_form
from glossary.language.patterns import pattern
from glossary.language.script import has_east_asian, has_han, has_latin, is_acronym, is_latin
from glossary.markdown.plain import plain
from glossary.model import Parts

# What finds a term without marks reads its parenthesis as well; and what a long post says thousands of times is held
# once. So many are the sites of a long post.
_REMEMBERED = 1 << 11
# No explanation is longer; a parenthesis that runs on is prose, and is not read at length.
LONGEST = 1000

_MARKS = r"*_`\[<\\&=~\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_simple = pattern(
    r"(?P<name>[A-Za-z][A-Za-z0-9'’ -]*[A-Za-z0-9])"
    rf"(?:\s*[：:]\s+(?P<definition>[\u4e00-\u9fff][^\n{_MARKS}]*))?"
)
_colon = pattern("[：:]")
# High Bandwidth Memory - 高带宽内存: the dash or a full stop stands for a comma.
_dash_to_chinese = pattern(
    r"((?:[A-Z]{2,}[：:]\s*)?[^\u3040-\u9fff：:]*[A-Za-z.)])(?:\s+[-–—]\s+|\s*——\s*|。\s*)(?=[\u4e00-\u9fff])(?!可能|应|或)"
)
# Dependency Injection 依赖注入, behind DI: so does the blank, whichever comes first; 依赖注入，Dependency Injection.
_LATIN_NAME = r"[A-Za-z][A-Za-z' -]*[A-Za-z]"
_full_beside_chinese = pattern(
    rf"(?:(?P<before>{_LATIN_NAME})[ \u3000]+)?(?P<chinese>[\u4e00-\u9fff]+)"
    rf"(?:[ \u3000,，/、；;]+(?P<after>{_LATIN_NAME}))?(?=[，,：:]|$)"
)
# Cache 暂存数据的地方: so does the blank in front of what a thing is, unless it is somebody's: Google 开发的模型.
_name_then_thing = pattern(
    rf"(?!(?:An?|The)\s)({_LATIN_NAME})[ \u3000]+(?=[\u4e00-\u9fff]{{2}}[^，,：:；;]*的)(?!{cues.OF_OWNER})"
)
_OPENINGS = frozenset("（(")
# (URI): the term is what is enclosed.
_enclosed = pattern(r"[（(]([^（()）]+)[）)]")
# 回车（carriage return）与换行: two names are no term.
_joined_names = pattern(r"[（(][A-Za-z][^（()）]*[）)]\s*[与與和及、]")
# “painting”, [painting]: the signs set the word off, and are no part of it.
_all_quoted = pattern(r"""[“‘"']([^“”‘’"']+)[”’"']|「([^「」]+)」|\[([^\[\]]+)\]""")
_no_word = pattern(r"[\W_]*")
# Words that are names beside some terms only, or in front of no colon: string, Note.
_doubtful = frozenset(
    (*no_name.TYPES, *"note nb required optional default readonly read-only".split(), *no_name.STAGES)
)


@lru_cache(_REMEMBERED)
def parse(bold: str, inside: str) -> Parts | None:
    """What a bold span and the text inside its parenthesis say; None when the parenthesis is an aside.

    docs/grammar.md tells every form. Pure: it looks at these two texts only.
    """
    if len(inside) > LONGEST or len(bold) > LONGEST:
        return None
    term = plain(bold)
    if term[:1] in _OPENINGS and (enclosed := _enclosed.fullmatch(term)):
        term = enclosed[1]
    if has_han(term) and (simple := _simple.fullmatch(inside)) and not has_nested(term):
        return _read_simple(term, simple["name"], simple["definition"] or "") or _read_any(term, inside.strip())
    if not is_latin(term) and no_name.is_identifier(inside):
        return None
    parts = _read_any(term, plain(inside))
    quoted = _all_quoted.fullmatch(parts.english) if parts else None
    return parts._replace(english=quoted[quoted.lastindex or 0].strip()) if parts and quoted else parts


def _read_simple(term: str, name: str, definition: str) -> Parts | None:
    """The form of nearly all annotations, Chinese term and English name, read in a fraction of the time.

    Where it gives parts, `_read_any` gives the same.
    """
    if " - " in name or (is_acronym(name) and definition) or (name[-2:].isupper() and " " in name):
        return None
    if label_cues.label_numbered.fullmatch(term) or cues.english_aside.match(name) or cues.is_placeholder(name):
        return None
    if cues.is_question.match(term) or definition == term:
        return None
    if name.lower() in _doubtful or ((name[-1].isdigit() or no_name.is_range(name)) and no_name.is_no_name(term, name)):
        return None
    definition = without_pronunciation(definition.strip())
    shown = hide_nested(definition) if has_nested(definition) else definition
    if may_be_labelled(shown) and take_labelled(term, shown)[0]:
        return None
    return Parts(term, name, "", definition)


def _read_any(term: str, text: str) -> Parts | None:
    if _joined_names.search(term):
        return None
    while text[:1] in _OPENINGS and text[-1:] in "）)" and is_balanced(text[1:-1]):
        text = text[1:-1].strip()  # written twice: （（Cache））
    text = without_pronunciation(label_cues.without_translator(term, text))
    if not term or not text or no_name.is_remark(term, text):
        return None
    term, *inner = _names_in_term(term)
    if label_cues.label_numbered.fullmatch(term) or _no_word.fullmatch(term) or cues.is_sentence.fullmatch(term):
        return None
    if cues.is_question.match(term) and is_latin(text):
        return None
    parts = _read_nested(term, text) if has_nested(text) else _read(term, text)
    if inner and parts is None and not label_cues.is_note(term, text) and not is_aside(term, text):
        # Behind a term that has its name already, what is no aside can only explain it.
        parts = Parts(term, definition=text)
    for name in inner:
        parts = _with_inner_name(term, name, parts)
    if parts is None or (label_cues.label_bold.fullmatch(term) and not parts.english):
        return None
    return parts if parts != Parts(parts.term) or text == term else None


def _with_inner_name(term: str, inner: str, parts: Parts | None) -> Parts:
    """`**端到端（End-to-End）**（…）`: the name inside the bold span wins, what follows adds to it.

    A full name that follows an abbreviation is still the English name, as in every list of the two.
    """
    if not has_han(term) and is_latin(inner) and abbreviates(inner, term):
        named = Parts(term, aliases=(inner,))
    else:
        named = _read(term, inner) or Parts(term)
    if parts is None:
        return named
    english, others = named.english or parts.english, (*named.aliases, parts.english, *parts.aliases)
    if parts.english and abbreviates(english, parts.english):
        english, others = parts.english, (*named.aliases, english, *parts.aliases)
    others = distinct(tuple(name for name in others if name != english), term)
    former = (*named.superseded, *parts.superseded)
    superseded = tuple(name for name in others if name in former)
    return Parts(term, english, named.chinese or parts.chinese, parts.definition, others, superseded)


def _names_in_term(term: str) -> list[str]:
    """The term without the parentheses that close it, and what stands in them, the last one first."""
    names: list[str] = []
    while term[-1] in "）)" and (match := closing_name.fullmatch(term)):
        term = match[1]
        names += filter(None, [match[2].strip()])
    return [term, *names]


def _read_nested(term: str, text: str) -> Parts | None:
    names, text = take_name_with_name(term, text)
    parts = _read(term, hide_nested(text))
    parts = parts and show_nested(parts)
    return assemble(term, [*named_in(parts), *names], parts.definition) if parts and names else parts


def _read(term: str, text: str) -> Parts | None:
    if text == term:
        return Parts(term, english=term if has_latin(term) and not has_han(term) else "")
    if text[0] in "：:":
        return Parts(term, definition=text.lstrip("：: \u3000"))
    if parts := read_full_form(term, text):
        return parts
    if label_cues.is_note(term, text):
        return None
    if not has_latin(text) and not has_east_asian(text) and not has_foreign(text):
        return None
    text = _with_comma(term, text)
    return None if _is_figure(term, text) else _read_names(term, text)


def _with_comma(term: str, text: str) -> str:
    """The text with a comma where a dash, or a blank beside an acronym's full name, parts it from the Chinese name."""
    if dash := _dash_to_chinese.match(text):
        return f"{dash[1]}，{text[dash.end() :]}"
    if (long := read_short_of(text)) and (
        is_short_form(term, long, beside=True) or is_han_short_form(term, long) or (is_acronym(term) and has_han(long))
    ):
        return long
    full = _full_beside_chinese.match(text)
    name = (full["before"] or full["after"] or "") if full else ""
    if full and name and is_short_form(term, name) and not label_cues.is_label_alone(full["chinese"]):
        return f"{name}，{full['chinese']}{text[full.end() :]}"
    if (named := _name_then_thing.match(text)) and has_han(term) and names_thing(text[named.end() :]):
        return f"{named[1]}，{text[named.end() :]}"
    return text


def _is_figure(term: str, text: str) -> bool:
    """Whether a number is spoken of: 三千六百一十九点（水位线）."""
    is_number = cues.is_figure.fullmatch(term) or not cues.number_talk.sub("", term)
    return bool(is_number and not cues.opens_explanation.match(text) and not _colon.search(text))


def _read_names(term: str, text: str) -> Parts | None:
    for head, rest in splits_at_colon(text):
        if names_kind(term, head):
            return Parts(term, definition=text)
        if parts := read_inside_head(term, head, rest):
            return parts
        if labelled(term, segment_separator.split(rest, maxsplit=1)[0]):
            return read_segments(term, f"{head}，{rest}")  # 湖区的券商：俗称“湖券”
    return read_segments(term, text)
