"""`glossary init`: looks at the posts, says what it found, and writes a glossary.toml that reads it."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path

from glossary.config import POST_ENDINGS
from glossary.errors import FileError
from glossary.markdown.marks import NO_DEFINITIONS
from glossary.posts.exclusion import Exclusion
from glossary.posts.finding import PostFile, find_posts
from glossary.posts.git_merging import install_merge_driver, is_in_git
from glossary.posts.surroundings import MARKDOWN_ENDINGS, endings_of, no_posts
from glossary.posts.surveyed import folders_of, readable_texts, spread_out
from glossary.posts.writing import replace_unchanged, sweep_drafts
from glossary.report import Report, number
from glossary.sites.survey import Survey, defines_alone, example, parentheses_of, proposed_marks, survey, total_of

_FILE = Path("glossary.toml")
_IS_THERE = "is there already and was left as it is; take from the proposal what you want"
_GLOSSARY = "data/glossary.yaml"
# So many posts tell what a garden does, in a second or two.
_MOST = 2000
# Nobody lists more folders by hand.
_MOST_FOLDERS = 5
_SHOWN = 6
_REMARKS = "a Chinese parenthesis alone is mostly a remark here; read it where it names or says 指…, 一种…, 又称…"


def run(arguments: Namespace, report: Report) -> int:
    """Surveys, proposes, and writes on consent; 1 where nothing was written."""
    where = Path(arguments.path)
    seen = endings_of([where])
    endings = tuple(ending for ending in MARKDOWN_ENDINGS if ending in POST_ENDINGS or seen[ending])
    files = find_posts([where], Exclusion(endings=endings), lambda error: report.warn(f"{error}; passed over"))
    if not files:
        raise FileError(str(where), no_posts([where], POST_ENDINGS))
    found = _survey(files)
    proposal = _proposal([file.path for file in files], endings, found)
    looked = spread_out(files, _MOST)
    report.say(f"{number(len(looked), 'post')} of {len(files):,}: {_in_words(found.marks)}")
    sys.stdout.write(proposal)
    if os.path.lexists(_FILE):
        raise FileError(str(_FILE), _IS_THERE)
    if not (arguments.yes or _consents(report)):
        report.say(f"nothing written; --yes writes {_FILE}")
        return 1
    sweep_drafts(Path())
    replace_unchanged(_FILE, None, proposal.encode(), _IS_THERE)
    report.say(f"{_FILE} written; now run `glossary extract`")
    if install_merge_driver(Path(), _GLOSSARY):
        report.say(".gitattributes written: git merges the glossary entry by entry here, and keeps its line ends")
    return 0


def _survey(files: list[PostFile]) -> Survey:
    return total_of(survey(text) for file in spread_out(files, _MOST) for text in readable_texts([file.path]))


def _in_words(found: Counter[str]) -> str:
    """1,572 of 词（E）, 92 of **词**（E）."""
    if not found:
        return "no term with an English name behind it"
    return ", ".join(f"{count:,} of {example(mark)}" for mark, count in found.most_common(_SHOWN))


def _proposal(paths: list[str], endings: tuple[str, ...], found: Survey) -> str:
    listed = _folders(paths)
    marks = [*proposed_marks(found.marks), *([] if defines_alone(found) else [NO_DEFINITIONS])]
    width = parentheses_of(found, marks)
    lines = [
        "# What glossary reads and writes; see docs/configuration.md for all options.",
        "# Folders with posts.",
        f"paths = {json.dumps(listed, ensure_ascii=False)}",
        *([] if endings == POST_ENDINGS else ["# What posts end in.", f"extensions = {json.dumps(endings)}"]),
        "# What stands around a term; annotate writes the first pair.",
        *(f"#   {example(mark)}: {found.marks[mark]:,} seen" for mark in marks if found.marks[mark]),
        *([f"#   {NO_DEFINITIONS}: {_REMARKS}"] if NO_DEFINITIONS in marks else []),
        f"marks = {json.dumps(marks, ensure_ascii=False)}",
        "# The glossary, which you may edit.",
        f'glossary = "{_GLOSSARY}"',
        *([] if width == "full" else _width_lines(width)),
    ]
    return "\n".join(lines) + "\n"


def _width_lines(width: str) -> list[str]:
    said = "Nearly all" if width == "half" else "Many"
    return [f"# {said} parentheses are of half width here.", "[check.half-width]", f'parentheses = "{width}"']


def _folders(paths: list[str]) -> list[str]:
    """The few folders that hold nearly all posts; of a book with a folder for each chapter, the one they are in."""
    counts = folders_of(paths)
    folders = sorted(folder for folder, count in counts.items() if count * 20 >= len(paths))
    are_all = sum(counts[folder] for folder in folders) * 10 >= len(paths) * 9
    return folders if are_all and len(folders) <= _MOST_FOLDERS and "." not in folders else ["."]


def _consents(report: Report) -> bool:
    if not sys.stdin.isatty():
        return False
    too = ", and .gitattributes, by which git merges the glossary entry by entry" if is_in_git(Path()) else ""
    report.say(f"write {_FILE}{too}? [y/N]")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
