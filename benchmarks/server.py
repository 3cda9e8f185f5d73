"""How soon the language server answers, and what memory it takes, on a large glossary.

    python benchmarks/server.py [--entries 64000 | --vault DIR] [--runs 3] [--work DIR] [--json]

Without a vault, posts are made up. A vault is a folder that was extracted, with configuration; nothing in it changes but
its index. The post that is looked at is of about 40 KB, put together of others and never saved. Budgets are printed
beside, not demanded; the 0.2 s that the server waits for a rest in typing are no part of the time of findings.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import ENVIRONMENT, CommandError, console_script, resident_bytes, run
from benchmarks.page import make_posts

BUDGETS = {
    "start to hover ms": 1500,
    "hover ms": 30,
    "completion ms": 50,
    "findings ms": 150,
    "resident MB": 200,
}
_POST_BYTES, _REST_MS, _ASKED = 40_000, 200, 40
_TYPED = ["mx", "dmx", "shuju", "d", "sj", "模", "数据", "网络", "model", "Ca"]


class Session:
    """A server that is spoken to by hand, so that only its own time counts."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [console_script("glossary"), "server"],
            cwd=folder,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._number = 0
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        self.ask("initialize", processId=None, rootUri=None, workspaceFolders=folders, capabilities={})
        self.tell("initialized")

    def tell(self, method: str, **params: Any) -> None:
        """Sends what is not answered."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Sends a request; gives the result."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        answer = self.wait(lambda message: message.get("id") == self._number)
        if "error" in answer:
            raise CommandError(f"{method}: {answer['error']}")
        return answer.get("result")

    def wait(self, is_wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Reads messages until the one that is waited for."""
        while True:
            message = self._receive()
            if is_wanted(message):
                return message

    def findings(self, version: int) -> Any:
        """The findings that are published for a version."""

        def are_these(message: dict[str, Any]) -> bool:
            is_news = message.get("method") == "textDocument/publishDiagnostics"
            return is_news and message["params"].get("version") == version

        return self.wait(are_these)["params"]["diagnostics"]

    def close(self) -> None:
        """Ends the server."""
        self.ask("shutdown")
        self.tell("exit")
        self.process.wait(20)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise CommandError("the server has ended")
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


def a_post(folder: Path) -> str:
    """A text of about 40 KB, put together of the posts of a folder, without their front matter."""
    parts: list[str] = []
    size = 0
    for post in sorted(folder.rglob("*.md"))[::7]:
        text = post.read_text(encoding="utf-8", errors="replace")
        body = text.split("---\n", 2)[-1][:3000]
        parts.append(body)
        size += len(body.encode())
        if size >= _POST_BYTES:
            break
    return "\n\n".join(parts)


def measure(folder: Path) -> dict[str, float]:
    """All figures of one session."""
    text = a_post(folder)
    lines = text.split("\n")
    uri = (folder / "benchmark-of-the-server.md").as_uri()
    places = [(number, at) for number, line in enumerate(lines) if (at := line.find("**")) >= 0 and line.isprintable()]
    post: dict[str, Any] = {"uri": uri}

    def hover(place: tuple[int, int]) -> Any:
        where = {"line": place[0], "character": place[1] + 3}
        return session.ask("textDocument/hover", textDocument=post, position=where)

    started = time.perf_counter()
    session = Session(folder)
    opened = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    session.tell("textDocument/didOpen", textDocument=opened)
    next(place for place in places if hover(place))
    figures = {"start to hover ms": 1000 * (time.perf_counter() - started)}
    # Findings come twice: at once, and when it is known what the posts say.
    session.findings(1)
    session.findings(1)
    figures["until all is known ms"] = 1000 * (time.perf_counter() - started)
    figures |= _spread("hover", [_timed(partial(hover, place)) for place in places[:_ASKED]])
    figures |= _spread(
        "completion", [_completion(session, post, text, typed, at) for at, typed in enumerate(_TYPED, 2)]
    )
    figures |= _spread("findings", [_findings(session, post, text, version) for version in range(100, 110)])
    figures["resident MB"] = resident_bytes(session.process.pid) / 1e6
    session.close()
    return {name: round(value, 1) for name, value in figures.items()}


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def _spread(name: str, times: Sequence[float]) -> dict[str, float]:
    return {f"{name} ms": median(times), f"{name}, longest ms": max(times)}


def _completion(session: Session, post: dict[str, Any], text: str, typed: str, version: int) -> float:
    _change(session, post, version, f"说{typed}\n{text}")
    where = {"line": 0, "character": 1 + len(typed)}
    return _timed(lambda: session.ask("textDocument/completion", textDocument=post, position=where))


def _findings(session: Session, post: dict[str, Any], text: str, version: int) -> float:
    def look() -> None:
        _change(session, post, version, f"第 {version} 版\n{text}")
        session.findings(version)

    return _timed(look) - _REST_MS


def _change(session: Session, post: dict[str, Any], version: int, text: str) -> None:
    changes = [{"text": text}]
    session.tell("textDocument/didChange", textDocument={**post, "version": version}, contentChanges=changes)


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=64_000)
    parser.add_argument("--vault", type=Path, help="a folder that was extracted, instead of made-up posts")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, help="where to work (default: a folder that is removed afterwards)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=arguments.work) as work:
        folder = arguments.vault.resolve() if arguments.vault else Path(work)
        if not arguments.vault:
            make_posts(folder, arguments.entries)
            run([console_script("glossary"), "extract"], folder)
        # What an index lacks is read at the first session only.
        measure(folder)
        sessions = [measure(folder) for _ in range(arguments.runs)]
    figures = {name: median(each[name] for each in sessions) for name in sessions[0]}
    if arguments.json:
        print(json.dumps(figures, indent=1))
        return 0
    for name, value in figures.items():
        print(f"{name:24}{value:>10.1f}" + (f"   (budget: {BUDGETS[name]})" if name in BUDGETS else ""))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
