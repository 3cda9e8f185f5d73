"""The HTML as html-validate sees it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from tests.browser import sites

HERE = Path(__file__).parent


@pytest.mark.parametrize("make", [sites.one_sheet, sites.many_sheets])
def test_the_html_is_valid(tmp_path: Path, make: object) -> None:
    if not shutil.which("npx") or not (HERE / "node_modules").is_dir():
        pytest.skip("html-validate is not installed: npm ci --prefix tests/browser")
    first = make(tmp_path)  # type: ignore[operator]
    files = sorted(map(str, Path(unquote(urlparse(first).path)).parent.glob("*.html")))
    assert files
    command = ["npx", "--no-install", "html-validate", "-c", str(HERE / ".htmlvalidate.json"), *files]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
