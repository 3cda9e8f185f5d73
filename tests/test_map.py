"""The package's folders and modules: imports between them go one way, and the map names them all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import glossary
from benchmarks.house_figures import defined_twice, parsed

PACKAGE = Path(glossary.__file__).parent
ROOMS = sorted(path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())


def room_of(module: str) -> str:
    """The folder or the module beside the folders in which `glossary.…` stands."""
    return module.split(".")[1]


@pytest.fixture(scope="module")
def modules() -> Mapping[str, ast.Module]:
    return parsed(PACKAGE.parent)


def statements(block: ast.AST) -> Iterator[ast.AST]:
    """All of them, however deep, without what they are made of."""
    for node in ast.iter_child_nodes(block):
        if isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            yield node
            yield from statements(node)


def imports_of(module: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in statements(module):
        if isinstance(node, ast.ImportFrom) and node.module == "glossary":
            found |= {name.name for name in node.names if name.name in ROOMS}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("glossary."):
            found.add(room_of(node.module or ""))
    return found


def test_imports_go_one_way(modules: Mapping[str, ast.Module]) -> None:
    graph = {room: set[str]() for room in ROOMS}
    for name, module in modules.items():
        room = room_of(name) if "." in name else "__init__"
        graph[room] |= imports_of(module) - {room}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle
    assert graph["cli"]


def rooms_on_the_map() -> set[str]:
    """What stands in the first column of the map, and behind its dots; folders with their `/`."""
    rows = [line.strip() for line in (glossary.__doc__ or "").split("imports only go down")[1].splitlines()]
    firsts = [re.split(r"  +", part)[0] for row in rows if "  " in row for part in row.split(" · ")]
    return {name for first in firsts for name in first.split()[: None if first.islower() else 1]}


@pytest.mark.parametrize("room", [room for room in ROOMS if not room.startswith("_")])
def test_the_map_names_every_room(room: str) -> None:
    assert (f"{room}/" if (PACKAGE / room).is_dir() else room) in rooms_on_the_map()


def test_every_folder_on_the_map_exists() -> None:
    named = {name.rstrip("/") for name in rooms_on_the_map() if name.endswith("/")}
    assert named == {room for room in ROOMS if (PACKAGE / room).is_dir()}


def test_a_public_name_is_defined_once(modules: Mapping[str, ast.Module]) -> None:
    """The console script's `main` only looks whether the command line's is needed."""
    assert set(defined_twice(modules)) == {"main"}
