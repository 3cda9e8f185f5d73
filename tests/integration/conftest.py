"""Exports read by the tools they are for, and posts by the parsers of their dialects.

Collected only where this folder is named, `pytest tests/integration`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import browser

__all__ = ["browser"]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    named = any("integration" in argument for argument in config.args)
    return None if named else True
