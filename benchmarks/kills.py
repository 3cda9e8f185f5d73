"""Kill every command that writes, at random moments, and look at what it leaves.

    python -m benchmarks.kills [--kills 84] [--seed 1] [--only extract ...]

Every other kill falls on a random call that opens a file for writing, or moves, links, cuts or removes one; the others
on a random moment of the run. Those that come too late do not count, and are made up for. After each, the glossary file must be one that can be read, every post old or new and
never in between, and what a person wrote into the glossary must still stand. A decision is there as a whole after the
next extraction, or not at all. At the end a run takes away what the killed ones left.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.killed import Fork
from glossary.__main__ import main as glossary

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": "1"}
# So many posts, each with terms of so many: enough for chunks and rewrites of several kinds, few enough to be tried often.
POSTS, _TERMS = 12, 16
_CONFIGURATION = 'paths = ["content"]\nmin_posts = 2\n'
_BY_HAND = "definition: 自己的话"
_GLOSSARY = ("glossary.yaml", ".glossary.lock", ".glossary.counts")
_an_ignore = re.compile(rb"(?: <!-- glossary: ignore-line [\w -]+ -->)+(?=\r?$)", re.MULTILINE)


class Errand(NamedTuple):
    """A command to be killed; `prepare` gives it something to do, before each run.

    What is `whole` leaves the glossary, after the next extraction, as it was or as the command makes it. So it is with
    the files it `made`, by patterns, without any extraction; they are prepared alike in every turn.
    """

    command: tuple[str, ...]
    prepare: Callable[[Path, int], None]
    whole: bool = False
    made: tuple[str, ...] = ()


def main() -> int:
    """Kill, and print one line for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=84, help="of each command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=list(ERRANDS), default=list(ERRANDS))
    given = parser.parse_args()
    failed = 0
    for name in given.only:
        with tempfile.TemporaryDirectory() as folder:
            hits, turns, faults = _kill_often(Path(folder), ERRANDS[name], given.kills, Random(given.seed))
        failed += len(faults)
        sys.stdout.write(f"{name}: {hits} kills while it ran, in {turns} runs, {len(faults)} faults {faults[:3]}\n")
        sys.stdout.flush()
    return int(failed > 0)


def _kill_often(root: Path, errand: Errand, kills: int, chance: Random) -> tuple[int, int, list[str]]:
    """How many kills fell while the command ran, in how many runs, and what was amiss after them."""
    plant(root)
    # What the command needs is loaded once, and forks have it.
    errand.prepare(root, 0)
    run_here(root, *errand.command)
    longest, calls, outcomes = run_once(root, errand)
    done = _made(root, errand)
    aim = _Aim(root, errand, longest, calls, chance)
    hits, turns, faults = 0, 0, list[str]()
    while hits < kills and turns < 4 * kills:
        errand.prepare(root, turns)
        before, undone = texts_of(root), _made(root, errand)
        hits += aim.kill_at_a_call() if turns % 2 else aim.kill_at_a_moment()
        made = _made(root, errand)
        texts = {path: data for path, data in before.items() if path not in made}
        faults += [f"turn {turns}: {fault}" for fault in faults_after(root, texts)]
        amiss = [path.name for path, data in made.items() if data not in (undone.get(path), done.get(path))]
        faults += [f"turn {turns}: {name} is neither as it was nor as it should be" for name in amiss]
        if errand.whole:
            run_here(root, "extract")
            faults += [f"turn {turns}: half a decision"] * (_glossary(root) not in outcomes)
        turns += 1
    errand.prepare(root, turns)
    run_here(root, *errand.command)
    run_here(root, "extract")
    return hits, turns, [*faults, *leftovers(root)]


def _made(root: Path, errand: Errand) -> dict[Path, bytes]:
    return {path: path.read_bytes() for pattern in errand.made for path in root.glob(pattern)}


def leftovers(root: Path) -> list[str]:
    """What no run may leave for good: drafts, journals, locks that were not taken over."""
    files = [path.name for pattern in (".glossary-*", "*.pending") for path in root.rglob(pattern)]
    return [f"left: {name}" for name in files if name != ".glossary-page.json"]


def run_once(root: Path, errand: Errand) -> tuple[float, int, list[bytes]]:
    """How long the command takes, how many calls it makes, and the glossary without and with it."""
    errand.prepare(root, 0)
    run_here(root, "extract")
    without = _glossary(root)
    started = time.monotonic()
    run = subprocess.run(at_a_call(errand, 0), cwd=root, env=ENVIRONMENT, capture_output=True, check=False)
    longest = time.monotonic() - started
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr.decode())
    run_here(root, "extract")
    return longest, int(run.stderr.split()[-1]), [without, _glossary(root)]


class _Aim:
    """Where to kill: it follows how long the command takes, and how many calls it makes, from turn to turn."""

    def __init__(self, root: Path, errand: Errand, longest: float, calls: int, chance: Random) -> None:
        self._root, self._errand, self._chance = root, errand, chance
        self._longest, self._calls = longest, calls

    def kill_at_a_moment(self) -> bool:
        """Whether the command still ran."""
        fork = Fork(self._root, self._errand.command)
        time.sleep(self._chance.uniform(0, self._longest))
        os.kill(fork.process, signal.SIGKILL)
        was_killed = fork.was_killed()
        self._longest *= 1.02 if was_killed else 0.9
        return was_killed

    def kill_at_a_call(self) -> bool:
        """Whether the command made so many calls."""
        call = self._chance.randint(1, self._calls + 1)
        fork = Fork(self._root, self._errand.command, call)
        was_killed = fork.was_killed()
        self._calls = max(self._calls, call) if was_killed else fork.calls
        return was_killed


def at_a_call(errand: Errand, call: int, sent: str = "SIGKILL") -> list[str]:
    """A command that sends itself a signal at a call that changes a folder; 0: at none."""
    return [sys.executable, "-m", "benchmarks.killed", str(call), sent, "-q", *errand.command]


def plant(root: Path) -> None:
    """A garden of small posts, with a site and a glossary in which a person wrote."""
    for folder in ("content", "site"):
        (root / folder).mkdir()
    (root / "glossary.toml").write_text(_CONFIGURATION, "utf-8")
    (root / "terms.csv").write_text("term,english\n词7,Seventh\n新来的,Newcomer\n", "utf-8")
    (root / "content/ask.md").write_text("**川普**（Trump: 商人）**特朗普**（Trump）**特朗普**（Trump）\n", "utf-8")
    (root / "content/ask-again.md").write_text("**川普**（Trump: 商人）**特朗普**（Trump）\n", "utf-8")
    _edit_posts(root, 0)
    run_here(root, "extract")
    path = root / "data/glossary.yaml"
    path.write_text(path.read_text("utf-8").replace("definition: 第1种", _BY_HAND, 1), "utf-8")
    run_here(root, "extract")
    (root / "saved").mkdir()
    for name in _GLOSSARY:
        (root / "saved" / name).write_bytes((root / "data" / name).read_bytes())


def _edit_posts(root: Path, turn: int) -> None:
    """Changes some posts as a writer does; at first all of them."""
    for number in range(turn % 5, POSTS, 5 if turn else 1):
        (root / f"content/{number}.md").write_bytes(_post(number, turn))


def _mention(root: Path, turn: int) -> None:
    """Writes posts that mention entries and annotate none."""
    for number in range(turn % 5, POSTS, 5):
        lines = [f"第{turn}次：想起词{at}，再想起词{at + 1}说。\n" for at in range(number % 7, _TERMS - 4, 2)]
        (root / f"content/{number}.md").write_text("\n".join(lines), "utf-8")


def _post(number: int, turn: int) -> bytes:
    lines = [
        f"第{turn}次：**词{at}**(Word {at}: 第{at}种)和词{at + 1}，**《词{at}》**说。\n"
        for at in range(number % 7, _TERMS)
    ]
    return "\n".join([*lines, f"第{turn}次：**独{number}词**（Lone {number}: 只有这里有）说。\n"]).encode()


def _put_back(root: Path, turn: int) -> None:
    """Gives the glossary as it stood, as git does; then nothing of an earlier run counts."""
    del turn
    for name in _GLOSSARY:
        (root / "data" / name).write_bytes((root / "saved" / name).read_bytes())
    for number in range(POSTS):
        (root / f"content/{number}.md").write_bytes(_post(number, 0))
    run_here(root, "extract")


def _merge(root: Path, turn: int) -> None:
    _put_back(root, turn)
    run_here(root, "merge", "特朗普", "--into", "川普")


def _ask(root: Path, turn: int) -> None:
    _put_back(root, turn)
    shown = [json.loads(line) for line in run_here(root, "review", "--format", "jsonl").splitlines()]
    lines = [json.dumps({"one": each["one"], "other": each["other"], "decision": "merge"}) for each in shown]
    (root / "answers.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def _build(root: Path, turn: int) -> None:
    """Writes pages as a site generator does."""
    if not turn:
        run_here(root, "page", "-o", "site/glossary")
    for number in range(POSTS):
        body = "".join(f"<p>第{turn}次：词{at}和词{at + 1}说。</p>\n" for at in range(number % 7, _TERMS))
        page = f"<!doctype html>\n<html><head>\n</head><body>\n<main>\n{body}</main>\n</body></html>\n"
        (root / f"site/{number}.html").write_text(page, "utf-8")


def _begin(root: Path, turn: int) -> None:
    """A garden in git that has no configuration yet."""
    configuration = root / "glossary.toml"
    configuration.write_text(_CONFIGURATION, "utf-8")
    _put_back(root, turn)
    configuration.unlink()
    (root / ".gitattributes").unlink(missing_ok=True)
    subprocess.run(["git", "init", "-q", root], check=True)


def _take_out(root: Path, turn: int) -> None:
    """Takes an entry out of the glossary, by hand."""
    _put_back(root, turn)
    path = root / "data/glossary.yaml"
    path.write_text(re.sub("(?m)^- term: 词12\n(  .*\n)*", "", path.read_text("utf-8")), "utf-8")
    run_here(root, "extract")


def _annotated(root: Path, turn: int) -> None:
    _mention(root, turn)
    run_here(root, "annotate", "--all", "content")


def _tabulate(root: Path, turn: int) -> None:
    """Posts that stand in a table."""
    rows = [{"id": f"content/{number}.md", "text": _post(number, turn).decode()} for number in range(POSTS)]
    (root / "posts.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def _written_before(root: Path, turn: int) -> None:
    """Files of earlier runs, which the command writes anew."""
    _put_back(root, turn)
    for name in ("out.tbx", "accepted.json"):
        (root / name).write_text('{"version": 2, "accepted": {}}\n', "utf-8")


def _without_notes(root: Path, turn: int) -> None:
    _put_back(root, turn)
    shutil.rmtree(root / "notes", ignore_errors=True)


def _with_older_notes(root: Path, turn: int) -> None:
    """Notes of which some say what the glossary does no more."""
    _without_notes(root, turn)
    run_here(root, "export", "note-definitions-atomic", "-o", "notes")
    for number in range(1, 4):
        run_here(root, "decide", f"词{number}", "--english", f"Other {number}", "--yes")


def _with_tooltips(root: Path, turn: int) -> None:
    del turn
    _build(root, 0)
    run_here(root, "tooltips", "site")


ERRANDS = {
    "extract": Errand(("extract",), _edit_posts),
    "annotate": Errand(("annotate", "--all", "content"), _mention),
    "strip": Errand(("strip", "--all", "content"), _edit_posts),
    "check --fix": Errand(("check", "--fix", "content"), _edit_posts),
    "page": Errand(("page", "-o", "pages"), _edit_posts),
    "tooltips": Errand(("tooltips", "site"), _build),
    "decide": Errand(("decide", "词5", "--english", "Fifth", "--yes"), _put_back),
    "merge": Errand(("merge", "词10", "--into", "词11"), _put_back, whole=True),
    "split": Errand(("split", "特朗普"), _merge, whole=True),
    "keep": Errand(("keep", "独3词"), _put_back, whole=True),
    "import": Errand(("import", "terms.csv", "--on-conflict", "take"), _put_back, whole=True),
    "review": Errand(("review", "--apply", "answers.jsonl"), _ask, whole=True),
    "extract --bring-back": Errand(("extract", "--bring-back"), _take_out, whole=True),
    "extract a table": Errand(("extract", "posts.jsonl"), _tabulate),
    "strip what was written": Errand(("strip", "content"), _annotated),
    "check --add-ignore": Errand(("check", "--add-ignore", "content"), _put_back, made=("content/*.md",)),
    "check --write-baseline": Errand(
        ("check", "--baseline", "accepted.json", "--write-baseline"), _written_before, made=("accepted.json",)
    ),
    "tooltips --remove": Errand(("tooltips", "--remove", "site"), _with_tooltips, made=("site/*.html",)),
    "export": Errand(("export", "tbx", "-o", "out.tbx"), _written_before, made=("out.tbx",)),
    "export notes": Errand(("export", "note-definitions-atomic", "-o", "notes"), _without_notes, made=("notes/*.md",)),
    "export notes again": Errand(
        ("export", "note-definitions-atomic", "-o", "notes"), _with_older_notes, made=("notes/*.md",)
    ),
    "init": Errand(("init", "--yes"), _begin, made=("glossary.toml", ".gitattributes")),
}


def texts_of(root: Path) -> dict[Path, bytes]:
    """All posts and pages."""
    return {path: path.read_bytes() for folder in ("content", "site") for path in (root / folder).glob("*.[mh]*")}


def faults_after(root: Path, before: dict[Path, bytes]) -> list[str]:
    """What is not as it must be after whatever befell a command; `before` is how posts and pages were."""
    text = _glossary(root).decode()
    faults = [] if _BY_HAND in text else ["a person's words are gone"]
    if not text.endswith("\n") or "自己的话" not in run_here(root, "show", "词1"):
        faults.append("the glossary cannot be read")
    # Whoever looks for posts finishes what a killed run began.
    run_here(root, "scan")
    for path, data in before.items():
        now = path.read_bytes()
        # Whatever was written into it, each line begins and ends as it did.
        if now != data and [_ends(line) for line in _lines(now)] != [_ends(line) for line in _lines(data)]:
            faults.append(f"{path.name} is neither old nor new")
    return faults


def _lines(data: bytes) -> list[bytes]:
    """The lines of a post without the comments that `--add-ignore` puts behind them.

    Of a page those of its text, since tooltips add lines of their own.
    """
    if data.startswith(b"<!"):
        return [line for line in data.split(b"\n") if b"<p>" in line]
    return _an_ignore.sub(b"", data).split(b"\n")


def _ends(line: bytes) -> bytes:
    return line[:3] + line[-6:]


def _glossary(root: Path) -> bytes:
    return (root / "data/glossary.yaml").read_bytes()


def run_here(root: Path, *command: str) -> str:
    """What a command writes to stdout, run in this process."""
    out = io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        glossary(["-q", *command])
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
