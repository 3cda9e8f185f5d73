"""An annotation that does not stand where its term is first mentioned.

The reader needs the explanation when the word comes up first, not two pages later. An annotation that opens a line
which goes on to say what the term is, as in a list of terms, stands where it belongs.

Bad:  大模型越来越便宜。…… **大模型**（Large Model）
Good: **大模型**（Large Model）越来越便宜。…… **大模型**
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.enclosed import is_enclosed
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.tallies import LARGE_GARDEN
from glossary.checking.wording import WORDS, wording_difference
from glossary.checking.words import first_places, mentions
from glossary.edits import Edit, insertion
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.language.segmentation import stands_on_word, words_in
from glossary.model import Annotation, Span
from glossary.sites import Placed

SEVERITY = "info"

OPTIONS = {
    "distance": Option(20, "How many characters later than the first mention is still in time."),
    "defined": Option(True, "Only annotations with a definition speak; a bare English name can wait."),
    "letters": Option(2, "How long a term must be; of two characters, only with an English name of several words."),
}

_SHORT = 3
# To look for so many terms one by one takes longer than for all of them at once.
_MANY = 500
# A parenthesis explains a word, and so does what stands behind the colon of a label.
_explained = pattern(r"(?:\*\*|__|[”’」』])? ?[（(]|(?:[:：](?:\*\*|__)|(?:\*\*|__) ?[:：])")
# A Latin word beside another is a part of its name: Claude in Claude Code.
_name_goes_on = pattern(r"(?<=[A-Za-z0-9])[ -]?[A-Za-z0-9]")
# What follows or goes before a term that is explained at this very place, which is then the place for its annotation.
_introducing = pattern(r"(?:什么是|何谓|何为)[“「]?\Z")
_LONGEST_CUE = 4
# Where the line or the sentence that begins with the term says what it is: - **原子性**（Atomicity）：…… A list or a
# section that explains its words one by one may well name them all before.
_opening = pattern(r"(?:^|\n|\|)[ \t>]*(?:[-*+]|\d+[.)、\uff0e]|#+)?[ \t]*\Z")
_saying = pattern(r"[ \t]*(?:\*\*|__|</?\w+>)?[ \t]*(?:[：:]|——|--|是|指|即|就是|[又也亦]?称|为)")
_sentence_end = pattern(r"[。！？?!][”」]?\s?\Z")
_defining = pattern(r"是(?:一[种个类款项套门组]|指|由|用|利用|为了|对|将|把|让)")
_LONGEST_OPENING = 30
_POINTING = ("这里", "此处", "在此")
_going_on = pattern(r"[”」]?，?(?:就是指|是指|指的[就]?是|(?:究竟|到底)?是什么|的意思是)")
# An English verb with one of these behind it is what people do, and no term: prune back, play out.
_PARTICLES = frozenset(
    "ahead along apart around aside away back down forward off on out over through together up".split()
)
_name_before = pattern(r"[A-Za-z0-9][ -]?[A-Za-z0-9]\Z")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Annotations of terms that stand in the prose before."""
    first_ones = list(_first_ones(post, options))
    terms = [placed.annotation.term for placed in first_ones]
    places = first_places(post.text, terms) if len(terms) > _MANY else {}
    for placed, term in zip(first_ones, terms, strict=True):
        if _is_introduced(post.text, placed):
            continue
        earlier = mentions(post, term, placed.site.start, places.get(term, 0))
        first = next((span for span in earlier if _asks_for_annotation(post.text, span)), None)
        if first is None or placed.site.start - first.end <= options["distance"] or _is_made_up(post, placed):
            continue
        line, _ = post.lines.place(first.start)
        yield post.finding(
            placed.site.start,
            placed.end,
            f"{term} stands in line {line} already, without its annotation",
            edits=_moved(post, placed, first),
            about=term,
        )


def _first_ones(post: Context, options: Options) -> Iterator[Placed]:
    """The first annotation of each term that asks for one where it is first mentioned."""
    seen: set[str] = set()
    for placed in post.annotations:
        term = placed.annotation.term
        if fold(term) in seen or len(term) < options["letters"] or _is_everyday(placed.annotation):
            continue
        # Behind a bare English name the term is known, and its definition may wait.
        seen.add(fold(term))
        if placed.annotation.definition or not options["defined"]:
            yield placed


def _is_everyday(annotation: Annotation) -> bool:
    """Whether it is a short word with a plain English one, as most everyday words are: 失败 (failure), not 基点."""
    words = annotation.english.casefold().replace("-", " ").split()
    return len(annotation.term) < _SHORT and (len(words) < 2 or words[-1] in _PARTICLES)


def _is_made_up(post: Context, placed: Placed) -> bool:
    """Whether a common word of two characters has its meaning here only, as 成年 (Coming of Age).

    Of a large garden's posts, another one would have it too.
    """
    term, english = placed.annotation.term, placed.annotation.english
    if len(term) >= _SHORT or not has_han(term) or post.facts.post_count < LARGE_GARDEN:
        return False
    # So few terms get here that no dictionary need be loaded for them.
    if words_in(term, many=False) != [term]:
        return False
    others = (use.english for use in post.uses_elsewhere(fold(term)))
    return not any(wording_difference(english, other) != WORDS for other in others)


def _is_introduced(text: str, placed: Placed) -> bool:
    """Whether the annotation belongs there: the sentence says what the term is (什么是**…**？), or the parenthesis
    speaks of the sentence (这里指 …)."""
    start = placed.site.start
    return (
        placed.annotation.definition.startswith(_POINTING)
        or _is_defined_there(text, placed)
        or bool(_introducing.search(text, max(0, start - _LONGEST_CUE), start) or _going_on.match(text, placed.end))
    )


def _is_defined_there(text: str, placed: Placed) -> bool:
    """Whether a line or a sentence begins with the annotation and goes on to say what the term is."""
    start = max(0, placed.site.start - _LONGEST_OPENING)
    opens = _opening.search(text, start, placed.site.start) or not placed.site.start
    if opens and _saying.match(text, placed.end):
        return True
    return bool(_sentence_end.search(text, start, placed.site.start) and _defining.match(text, placed.end))


def _asks_for_annotation(text: str, mention: Span) -> bool:
    """Whether the word stands for itself in running text there, and nothing beside it explains it already."""
    before = text[max(0, mention.start - 2) : mention.start + 1]
    return not (
        _explained.match(text, mention.end)
        or _name_goes_on.match(text, mention.end)
        or _name_before.search(before)
        or is_enclosed(text, mention)
        or _is_within_bold(text, mention)
        # The dictionary that tells words apart is slow to load, so it is asked last.
        or not stands_on_word(text, *mention)
    )


def _is_within_bold(text: str, mention: Span) -> bool:
    """Whether the word is a part of a longer bold text: a label such as `**大模型的成本**：` explains nothing."""
    start, end = mention
    is_bold = text.count("**", text.rfind("\n", 0, start) + 1, start) % 2 == 1
    return is_bold and not (text.endswith("**", 0, start) and text.startswith("**", end))


def _moved(post: Context, placed: Placed, first: Span) -> tuple[Edit, ...]:
    """The parenthesis taken from its bold term and put behind the first mention, which becomes bold."""
    text, site = post.text, placed.site
    if post.bold(site) != placed.annotation.term:
        return ()
    mark = text[site.start : site.bold_start]
    opening = site.inside_start - 1
    parenthesis = Span(opening - (text[opening - 1] == " "), placed.end)
    words = text[slice(*parenthesis)].lstrip(" ")
    if text[first.start - len(mark) : first.start] == mark and text.startswith(mark, first.end):
        inserted = [insertion(first.end + len(mark), words)]
    elif _touches_marks(text, first):
        return ()
    else:
        inserted = [Edit(first, f"{mark}{text[slice(*first)]}{mark}{words}")]
    return (*inserted, Edit(parenthesis, ""))


def _touches_marks(text: str, span: Span) -> bool:
    return "*" in text[span.start - 1 : span.start] + text[span.end : span.end + 1]


def objects(post: Context, new: Annotation, bold: str) -> bool:
    """Whether a new annotation would be reported: with a definition it may come too late."""
    return bool(new.definition)
