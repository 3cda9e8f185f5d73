"""Feed the tool what nobody should write: random texts, very long runs of one mark, and a glossary edited by hand.

    python -m benchmarks.hostile [--inputs 5000] [--edits 1000] [--sizes 10000 100000 1000000] [--seed 1]
                                 [--only fuzz growth edits]

fuzz      random texts of marks and words through scan, annotate, check and the reader of the glossary file: the last may
          refuse a text in one line, nothing else may fail, and what annotate writes must leave the text as it was but for
          its insertions
growth    runs of one mark through scan, annotate, and the commands for one file: CPU seconds by size
edits     a person changes the glossary file and some posts change, then `extract`: it keeps each line of the person's, or
          refuses and writes nothing
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from glossary.__main__ import main as glossary
from glossary.annotating.text import annotate_text
from glossary.checking.run import check_text
from glossary.config import load_config
from glossary.errors import GlossaryError
from glossary.server.vault import Vault
from glossary.sites import scan
from glossary.store.document import parse_document

_RUNS = ("（", "：", "*", "[", "`", "$", "{{", " ", "**词（", "长")
_PIECES = (
    *(
        "**",
        "*",
        "__",
        "（",
        "）",
        "(",
        ")",
        "：",
        ": ",
        "，",
        ",",
        "「",
        "」",
        "《",
        "》",
        "[",
        "](",
        "`",
        "```\n",
        "$",
    ),
    *(
        "\n",
        "\r\n",
        "\n\n",
        "> ",
        "- ",
        "| ",
        "    ",
        "---\n",
        "{{< ",
        " >}}",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "\\",
        "&amp;",
    ),
    *(
        "词1",
        "Word 1",
        "词2",
        "缓存",
        "𠮷",
        "😀",
        "e\u0301",
        "\u200b",
        "\x00",
        "\u202e",
        "\ufeff",
        "term: ",
        "- ",
        "'",
        '"',
    ),
)
_BY_HAND = "手改"


def main() -> int:
    """Tries what was asked for, and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=["fuzz", "growth", "edits"], default=["fuzz", "growth", "edits"])
    given = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _plant(root)
        if "fuzz" in given.only:
            failed += _fuzz(_vault(root), given.inputs, given.seed)
        if "growth" in given.only:
            _growth(root, given.sizes)
        if "edits" in given.only:
            failed += _edits(root, given.edits, Random(given.seed))
    return int(failed > 0)


def _plant(root: Path) -> None:
    (root / "content").mkdir()
    (root / "glossary.toml").write_text('paths = ["content"]\n', "utf-8")
    for number in range(30):
        _write_post(root, number, 0)
    _extract(root)


def _write_post(root: Path, number: int, turn: int) -> None:
    terms = range(number % 7, 40, 3)
    lines = (f"第{turn}次：**词{at}**（Word {at}: 第{at}种）和词{at + 1}说。\n" for at in terms)
    (root / f"content/{number}.md").write_text("\n".join(lines), "utf-8")


def _extract(root: Path) -> str:
    """Runs `extract` in a folder; gives why it was refused, empty where it was not."""
    said = io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        status = glossary(["-q", "extract"])
    return said.getvalue() if status else ""


def _vault(root: Path) -> Vault:
    vault = Vault(load_config(None, root))
    vault.take(vault.look_up())
    return vault


def _fuzz(vault: Vault, inputs: int, start: int) -> int:
    texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), max_size=60).map("".join)
    faults: dict[str, str] = {}
    tried = 0

    @seed(start)
    @settings(max_examples=inputs, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def feed(text: str) -> None:
        nonlocal tried
        tried += 1
        for name, work in _works(vault):
            try:
                work(text)
            except Exception:
                faults.setdefault(f"{name}: {traceback.format_exc().splitlines()[-1]}", text)

    feed()
    _say(f"fuzz: {tried} texts, {len(faults)} faults")
    for fault, text in faults.items():
        _say(f"  {fault}\n    {text!r}")
    return len(faults)


def _works(vault: Vault) -> Iterator[tuple[str, Callable[[str], object]]]:
    yield "scan", lambda text: list(scan(text, vault.config.marks))
    yield "annotate", lambda text: _annotate(text, vault)
    yield "check", lambda text: check_text("new.md", text, vault.facts, vault.settings, vault.config.marks)
    yield "store", _read


def _annotate(text: str, vault: Vault) -> None:
    for one in annotate_text(text, vault.known, vault.options._replace(every=True)).written:
        if one.start < 0 or one.end > len(text) or text[one.start : one.end] == "":
            raise AssertionError(f"written at {one.start}")


def _read(text: str) -> None:
    with contextlib.suppress(GlossaryError):
        parse_document(text, None, "glossary.yaml")
    with contextlib.suppress(GlossaryError):
        parse_document(f"version: 1\nterms:\n- term: 甲\n  note: {text}\n- term: 乙\n", None, "glossary.yaml")


def _growth(root: Path, sizes: list[int]) -> None:
    works = {**dict(list(_works(_vault(root)))[:2]), **dict(_commands(root))}
    for name, work in works.items():
        for run in _RUNS:
            spent = [_seconds(work, run * (size // len(run))) for size in sizes]
            shown = ", ".join(f"{one:.2f}" for one in spent)
            _say(f"{name} {run!r}: {shown} s")


def _commands(root: Path) -> Iterator[tuple[str, Callable[[str], object]]]:
    """What reads one file that anybody may have written."""
    (root / "site/glossary").mkdir(parents=True)
    (root / "site/glossary/index.html").write_text("<title>Terms</title>", "utf-8")
    for name in ("a.md", "a.html", "a.csv", "a.json", "b.md"):
        (root / name).write_text("", "utf-8")
    yield "check", partial(_through, root, "a.md", ("check", "a.md"))
    yield "strip", partial(_through, root, "a.md", ("strip", "--all", "--check", "a.md"))
    yield "context", partial(_through, root, "a.md", ("context", "a.md"))
    yield "check --translation", partial(_through, root, "a.md", ("check", "--translation", "a.md", "b.md"))
    yield "tooltips", partial(_through, root, "site/a.html", ("tooltips", "site", "--all", "--check"))
    yield "import a table", partial(_through, root, "a.csv", ("import", "a.csv", "--dry-run"))
    yield "import a list", partial(_through, root, "a.md", ("import", "a.md", "--dry-run"))


def _through(root: Path, file: str, command: Sequence[str], text: str) -> None:
    (root / file).write_text(f"<main><p>{text}</main>" if file.endswith("html") else text, "utf-8")
    out, said = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        status = glossary(["-q", *command])
    if status not in (0, 1) and not said.getvalue().startswith(f"glossary: {file}: "):
        raise AssertionError(said.getvalue()[-600:])


def _seconds(work: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    work(text)
    return time.process_time() - started


class _Edit(NamedTuple):
    """The file as a person leaves it, and a term that must stay out, if one was taken out."""

    text: str
    gone: str = ""


def _edits(root: Path, edits: int, chance: Random) -> int:
    path = root / "data/glossary.yaml"
    faults, refused, last = list[str](), 0, path.read_bytes().decode()
    for turn in range(edits):
        edit = _edited(last, turn, chance)
        path.write_bytes(edit.text.encode())
        _write_post(root, chance.randrange(30), turn)
        why = _extract(root)
        after = path.read_bytes().decode()
        if why:
            refused += 1
            if after != edit.text or why.count("\n") > 1 or "Traceback" in why:
                faults.append(f"turn {turn}: refused and changed, or in many words: {why[:200]}")
            path.write_bytes(last.encode())
            _extract(root)
            continue
        lost = [line for line in edit.text.split("\n") if _BY_HAND in line and line not in after.split("\n")]
        faults += [f"turn {turn}: lost {line!r}" for line in lost[:1]]
        if edit.gone and re.search(rf"^- term: {edit.gone}$", after, re.MULTILINE):
            faults.append(f"turn {turn}: {edit.gone} came back")
        last = after
    _say(f"edits: {edits}, of which {refused} refused, {len(faults)} faults {faults[:5]}")
    return len(faults)


def _edited(text: str, turn: int, chance: Random) -> _Edit:
    """One of the things that people do in an editor, in a random entry."""
    blocks = re.split(r"(?m)^(?=- term: )", text)
    at = chance.randrange(1, len(blocks))
    block, word = blocks[at], f"{_BY_HAND}{turn}"
    kind = chance.randrange(len(_IN_A_BLOCK) + 4)
    if kind < len(_IN_A_BLOCK):
        blocks[at] = _IN_A_BLOCK[kind](block, word)
    elif kind == len(_IN_A_BLOCK) and turn % 3 == 0:
        del blocks[at]
        name = block.split("\n")[0].removeprefix("- term: ")
        return _Edit("".join(blocks), "" if _BY_HAND in block else name)
    elif kind == len(_IN_A_BLOCK) + 1:
        blocks.append(f"- term: 新{turn}\n  english: New {word}\n  aliases: [别{turn}]\n")
    elif kind == len(_IN_A_BLOCK) + 2:
        blocks[at], blocks[-1] = f"{blocks[-1].rstrip()}\n", f"{block.rstrip()}\n"
    else:
        wrong = chance.choice(["kind: nonsense", "english: [", "- : :", "\tx", word])
        blocks[at] = f"{block.rstrip()}\n  {wrong}\n"
    return _Edit("".join(blocks))


_IN_A_BLOCK: tuple[Callable[[str, str], str], ...] = (
    lambda block, word: re.sub(r"(?m)^  definition: .*$", f"  definition: {word}", block),
    lambda block, word: re.sub(r"(?m)^  english: .*$", f"  english: Hand {word}", block),
    lambda block, word: f"# {word}\n{block}",
    lambda block, word: block if "note:" in block else f"{block.rstrip()}\n  note: '{word}: \"said\" # no comment'\n",
    lambda block, word: f"{block.rstrip()}\n  x-mine: {word}\n" if "x-mine" not in block else block,
    lambda block, word: block if "#" in block.split("\n")[0] else block.replace("\n", f"  # {word}\n", 1),
    lambda block, word: f"{block.rstrip()}\n\n\n# {word}\n\n",
)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
