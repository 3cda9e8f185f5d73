from __future__ import annotations

from pathlib import Path

import pytest

from tests.garden import Garden


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    """Three posts, no glossary yet."""
    return Garden(tmp_path)
