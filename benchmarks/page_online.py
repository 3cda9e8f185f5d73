"""How the terms page answers over a slow line, in Chromium: bytes and seconds until a search has a result, and an address its entry.

    python benchmarks/page_online.py PAGE_DIR [--query 英伟达 …] [--id 智能体 …] [--cpu 6] [--json]

PAGE_DIR is what `glossary page -o PAGE_DIR` wrote. The files are served with gzip and may be kept for ten minutes, as
static hosts do. Two lines are tried, as the browser's own tools name them: "slow 4G" of Chromium's developer tools
(562 ms, 1.44 Mbit/s) and of Lighthouse (150 ms, 1.6 Mbit/s). Each errand starts with an empty cache.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LINES = {"DevTools": (562.5, 180_000), "Lighthouse": (150, 204_800)}
"""Milliseconds an answer takes at least, and bytes a second."""
# What is wanted of a glossary of 64,000 entries.
BUDGETS = {"first result s": 2, "focus kB": 150, "ids kB": 10}


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(str(path))),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(data))),
            ("Cache-Control", "max-age=600"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that leaves a page ends its requests."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Received(NamedTuple):
    """What came over the line: names of files with bytes."""

    files: list[tuple[str, float]]

    def bytes(self, start: int = 0, of: str = "") -> float:
        return sum(size for name, size in self.files[start:] if of in name)


@contextmanager
def _tab(browser: Browser, line: tuple[float, int], cpu: int) -> Iterator[tuple[Page, _Received]]:
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    names: dict[str, str] = {}
    received = _Received([])
    session.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: received.files.append((names.get(event["requestId"], ""), event["encodedDataLength"])),
    )
    latency, rate = line
    session.send("Network.enable")
    limits = {"offline": False, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate / 2}
    session.send("Network.emulateNetworkConditions", limits)
    session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    yield page, received
    context.close()


def search(browser: Browser, address: str, query: str, line: tuple[float, int], cpu: int) -> dict[str, float]:
    """From the key that focuses the search on: seconds until a result is shown, and what came over the line."""
    with _tab(browser, line, cpu) as (page, received):
        page.goto(f"{address}index.html")
        page.wait_for_timeout(300)
        before, started = len(received.files), time.perf_counter()
        page.keyboard.press("/")
        page.keyboard.type(query)
        page.wait_for_selector("[role=option]", timeout=60_000)
        seconds = time.perf_counter() - started
        return {"first result s": round(seconds, 2), "focus kB": round(received.bytes(before) / 1e3, 1)}


def address(browser: Browser, start: str, name: str, line: tuple[float, int], cpu: int) -> dict[str, float]:
    """From the first byte on: seconds until an entry of another sheet is shown, and what came over the line."""
    with _tab(browser, line, cpu) as (page, received):
        started = time.perf_counter()
        page.goto(f"{start}index.html#{quote(name)}", wait_until="commit")
        page.wait_for_selector(".chosen", timeout=60_000)
        return {
            "entry s": round(time.perf_counter() - started, 2),
            "ids kB": round(received.bytes(of="/ids-") / 1e3, 1),
            "all kB": round(received.bytes() / 1e3, 1),
        }


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--query", nargs="*", default=["英伟达", "meilianchu", "carry trade"])
    parser.add_argument("--id", nargs="*", default=["智能体", "A/B测试"])
    parser.add_argument("--cpu", type=int, default=1, help="so many times slower (default: 1)")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(argv)
    rows: list[tuple[str, str, dict[str, float]]] = []
    with _served(given.folder) as start, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        for line, limits in LINES.items():
            rows += [(line, query, search(browser, start, query, limits, given.cpu)) for query in given.query]
            rows += [(line, name, address(browser, start, name, limits, given.cpu)) for name in given.id]
        browser.close()
    if given.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for line, what, figures in rows:
        print(f"{line:12}{what:14}" + "   ".join(f"{name} {value}" for name, value in figures.items()))
    print("wanted of 64,000 entries: " + ", ".join(f"{name} {value}" for name, value in BUDGETS.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
