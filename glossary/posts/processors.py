"""How many processors this process may use, which may be fewer than the machine has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_GROUPS, _OWN_GROUP = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
# Of Linux's first kind of groups: how much time in how much.
_QUOTA, _PERIOD = "cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"


@cache
def processors() -> int:
    """Give how many: those that it is bound to, or fewer where its container is allowed less of their time."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([bound, *map(int, _allowed(_GROUPS, _read(_OWN_GROUP)))]))


def _allowed(groups: Path, own: str) -> Iterator[float]:
    """Give of how many processors the control groups of Linux allow the time, a number for each group with a limit.

    They stand in the folder `groups`; `own` says which is this process's. Of the first kind a container sees its own.
    """
    name = next((line.removeprefix("0::/") for line in own.splitlines() if line.startswith("0::/")), "")
    # A group has no more than those that it stands in.
    for folder in (groups / name, *(groups / name).parents):
        yield from _share(_read(folder / "cpu.max"))
    yield from _share(f"{_read(groups / _QUOTA)} {_read(groups / _PERIOD)}")


def _share(written: str) -> Iterator[float]:
    """Give the quotient of two numbers, or nothing where there is no limit: `max 100000`."""
    quota, _, period = map(str.strip, written.partition(" "))
    if quota.isdecimal() and period.isdecimal() and int(period):
        yield int(quota) / int(period)


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
