from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.garden import Garden

# In CI the same commit must give the same result; at a desk every run looks at other examples.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    """Three posts, no glossary yet."""
    return Garden(tmp_path)
