"""How many examples a test of all examples draws: all in CI, a part at a desk, where each run draws others."""

from __future__ import annotations

import os

from hypothesis import settings

AT_A_DESK = 5
"""One of so many is drawn there."""


def load_profile() -> None:
    """In CI the same commit must give the same result; at a desk every run looks at a few other examples.

    A machine that is busy with other things fails no deadline: what may take how long is asked by tests of its own.
    """
    settings.register_profile("ci", derandomize=True, deadline=None)
    settings.register_profile("desk", max_examples=100 // AT_A_DESK, deadline=None)
    settings.load_profile("ci" if os.environ.get("CI") else "desk")


def examples(number: int) -> settings:
    """For a test that draws another number in CI than the usual hundred."""
    return settings(max_examples=number * settings().max_examples // 100)
