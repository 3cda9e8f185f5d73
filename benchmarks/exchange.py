"""What each format of `export`, an `import` of 50,000 rows in each format, and `context` of 1 MB take.

    python benchmarks/exchange.py [--entries 64000] [--runs 3] [--only WORD] [--work DIR]

Posts are made up as for `page.py`. Seconds are those of the processors, the least of some runs, so that a busy machine
does not count; budgets are printed beside, not demanded. `--only context` measures what has this word in its name.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import Run, console_script, run
from benchmarks.page import make_posts
from glossary.export.table import NAMES, format_named

# Seconds and MB.
BUDGETS = {"export": (3.0, 300), "import": (5.0, 600), "context": (1.0, 300)}
_ROWS = 50_000
_TEXT_BYTES = 1_000_000
_BACK = {"csv": "csv", "jsonl": "jsonl", "tbx": "tbx", "tbx-dca": "tbx", "tbx-v2": "tbx", "omegat": "omegat"}
"""The formats that `import` reads as well: of `export`, and of `import`."""

_PLAIN_LOOP = """
import os, sys
source, target = sys.argv[1:]
files = {name: open(os.path.join(source, name), "rb").read() for name in os.listdir(source)}
os.mkdir(target)
before = os.times()
for name, data in files.items():
    with open(os.path.join(target, name), "wb") as file:
        file.write(data)
after = os.times()
print(after.user + after.system - before.user - before.system)
"""


def main() -> None:
    """Prints a line for each measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--entries", type=int, nargs="+", default=[64_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    for entries in given.entries:
        with tempfile.TemporaryDirectory(dir=given.work) as folder:
            garden = _Measured(Path(folder), entries, given.runs, given.only)
            garden.exports()
            garden.imports()
            garden.context()


class _Measured:
    """A garden of so many entries, and the commands measured in it."""

    def __init__(self, folder: Path, entries: int, runs: int, only: str) -> None:
        self._folder, self._entries, self._runs, self._only = folder, entries, runs, only
        self._script = [console_script("glossary"), "-q"]
        make_posts(folder, entries)
        run([*self._script, "extract"], folder)

    def exports(self) -> None:
        """Every format."""
        for name in NAMES:
            target = self._folder / f"out-{name}"
            export = partial(self._run, "export", name, "-o", str(target))
            if not format_named(name).is_folder:
                self._show(f"export {name}", export)
                continue

            def anew(target: Path = target, export: Callable[[], Run] = export) -> Run:
                shutil.rmtree(target, ignore_errors=True)
                return export()

            self._show(f"export {name} new", anew)
            self._show(f"export {name} new, its files alone", partial(self._write_alone, target))
            self._show(f"export {name} again", export)

    def _write_alone(self, target: Path) -> Run:
        """What a plain loop takes for files of the same names and bytes: no program that writes them takes less."""
        beside = target.with_name(f"{target.name}-alone")
        shutil.rmtree(beside, ignore_errors=True)
        return run([sys.executable, "-c", _PLAIN_LOOP, str(target), str(beside)], self._folder)

    def imports(self) -> None:
        """50,000 rows of each format into an empty glossary, and into one that knows them all."""
        rows = self._folder / "rows"
        for name, reader in _BACK.items():
            if self._only not in f"import {name} new, again":
                continue
            if not (rows / "content").exists():
                make_posts(rows, min(self._entries, _ROWS))
                run([*self._script, "extract"], rows)
            file = rows / f"{name}.out"
            run([*self._script, "export", name, "-o", str(file)], rows)
            command = [*self._script, "import", str(file), "--format", reader]
            back = self._folder / f"back-{name}"

            def anew(command: list[str] = command, back: Path = back) -> Run:
                shutil.rmtree(back, ignore_errors=True)
                back.mkdir()
                return run(command, back, (0, 1))

            self._show(f"import {name} new", anew)
            self._show(f"import {name} again", partial(run, command, back, (0, 1)))

    def context(self) -> None:
        """The entries of 1 MB of text."""
        posts = sorted((self._folder / "content").rglob("*.md"))
        text = "\n\n".join(post.read_text("utf-8").split("---", 2)[-1] for post in posts)
        data = (text * (1 + _TEXT_BYTES // len(text.encode()))).encode()[:_TEXT_BYTES]
        (self._folder / "text.md").write_text(data.decode(errors="ignore"), "utf-8")
        self._show("context of 1 MB", lambda: self._run("context", "text.md"))

    def _run(self, *arguments: str) -> Run:
        return run([*self._script, *arguments], self._folder)

    def _show(self, what: str, measure: Callable[[], Run]) -> None:
        """One measure beside its budget."""
        if self._only not in what:
            return
        seconds, megabytes = BUDGETS[what.split(maxsplit=1)[0]]
        done = [measure() for _ in range(self._runs)]
        least = min(each.processor_seconds or each.seconds for each in done)
        peak = max(each.peak_bytes for each in done) / 1e6
        print(
            f"{self._entries:7,}  {what:32} {least:6.2f} s of {seconds:.0f}  {peak:5.0f} MB of {megabytes}", flush=True
        )


if __name__ == "__main__":
    main()
