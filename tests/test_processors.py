"""A process uses no more processors than it may: those that it is bound to, and no more time than its group has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary.posts import processors

LIMITS = [
    ({}, "0::/\n", []),
    ({"cpu.max": "max 100000"}, "0::/\n", []),
    ({"cpu.max": "150000 100000"}, "0::/\n", [1.5]),
    ({"docker/a/cpu.max": "400000 100000", "docker/cpu.max": "200000 100000"}, "0::/docker/a\n", [4.0, 2.0]),
    ({"other/cpu.max": "100000 100000"}, "0::/docker/a\n", []),
    ({"cpu/cpu.cfs_quota_us": "300000", "cpu/cpu.cfs_period_us": "100000"}, "4:cpu,cpuacct:/docker/a\n", [3.0]),
    ({"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, "4:cpu,cpuacct:/\n", []),
    ({"cpu.max": "nonsense"}, "", []),
]


@pytest.mark.parametrize(("files", "own", "wanted"), LIMITS)
def test_what_control_groups_allow(tmp_path: Path, files: dict[str, str], own: str, wanted: list[float]) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{text}\n")
    assert list(processors._allowed(tmp_path, own)) == wanted


@pytest.mark.parametrize(("bound", "allowed", "wanted"), [(8, [], 8), (8, [2.5], 2), (2, [4.0], 2), (4, [0.5], 1)])
def test_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch, bound: int, allowed: list[float], wanted: int) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(bound)), raising=False)
    monkeypatch.setattr(processors, "_allowed", lambda groups, own: iter(allowed))
    assert processors.processors.__wrapped__() == wanted
