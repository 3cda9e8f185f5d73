"""How long each format of `export`, an `import` of its CSV, and `context` take on a garden of growing size.

    python benchmarks/exchange.py [--entries 1000 64000] [--work DIR]

Posts are made up as for `page.py`. Budgets are printed beside, not demanded.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import Run, console_script, run
from benchmarks.page import make_posts
from glossary.export.table import NAMES, format_named

# Seconds and MB.
BUDGETS = {"export": (3.0, 300), "import": (5.0, 600), "context": (1.0, 300)}


def main() -> None:
    """Prints a line for each measure."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--entries", type=int, nargs="+", default=[1000, 64_000])
    arguments.add_argument("--work", type=Path)
    given = arguments.parse_args()
    for entries in given.entries:
        with tempfile.TemporaryDirectory(dir=given.work) as folder:
            measure(Path(folder), entries)


def measure(folder: Path, entries: int) -> None:
    """All formats, then the way back, then the entries of 1 MB of text."""
    make_posts(folder, entries)
    script = [console_script("glossary")]
    run([*script, "-q", "extract"], folder)
    for name in NAMES:
        target = folder / f"out-{name}" / ("" if format_named(name).is_folder else "file")
        show(entries, f"export {name}", "export", run([*script, "-q", "export", name, "-o", str(target)], folder))
    back = folder / "back"
    back.mkdir()
    show(
        entries,
        "import csv",
        "import",
        run([*script, "-q", "import", str(folder / "out-csv/file"), "--format", "csv"], back),
    )
    posts = sorted((folder / "content").rglob("*.md"))
    text = "\n\n".join(post.read_text("utf-8") for post in posts)
    (folder / "text.md").write_text(text.encode()[:1_000_000].decode(errors="ignore"), "utf-8")
    show(entries, "context of 1 MB", "context", run([*script, "-q", "context", "text.md"], folder))


def show(entries: int, what: str, kind: str, done: Run) -> None:
    """One measure beside its budget."""
    seconds, megabytes = BUDGETS[kind]
    peak = done.peak_bytes / 1e6
    print(f"{entries:7,}  {what:32} {done.seconds:6.2f} s of {seconds:.0f}  {peak:5.0f} MB of {megabytes}")


if __name__ == "__main__":
    main()
