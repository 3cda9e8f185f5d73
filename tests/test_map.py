"""The package's folders and modules: imports between them go one way, and the map names them all."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import glossary

PACKAGE = Path(glossary.__file__).parent
ROOMS = sorted(path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())


def room_of(module: str) -> str:
    """The folder or the module beside the folders in which `glossary.…` stands."""
    return module.split(".")[1]


def imports_of(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "glossary":
            found |= {name.name for name in node.names if name.name in ROOMS}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("glossary."):
            found.add(room_of(node.module or ""))
    return found


def test_imports_go_one_way() -> None:
    graph = {room: set[str]() for room in ROOMS}
    for file in PACKAGE.rglob("*.py"):
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        graph[room] |= imports_of(file) - {room}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle
    assert graph["cli"]


@pytest.mark.parametrize("room", [room for room in ROOMS if not room.startswith("_")])
def test_the_map_names_every_room(room: str) -> None:
    assert room in (glossary.__doc__ or "")
