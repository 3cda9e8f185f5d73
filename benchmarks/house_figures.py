"""How the house stands: modules, functions, the longest way down, circles, public names that two modules define.

    python -m benchmarks.house_figures [FOLDER]

FOLDER holds the package `glossary` of the revision to look at; without it, that is this one.
"""

from __future__ import annotations

import argparse
import ast
import statistics
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
# What every rule, command and format has, so that they can be plugged in: one name for one part of each.
_PLUGGED = frozenset(
    (
        "run",
        "check",
        "check_glossary",
        "check_names",
        "objects",
        "OPTIONS",
        "lines",
        "FORMAT",
        "STYLE",
        "write",
        "split",
        "rows",
    )
)
Graph = Mapping[str, set[str]]


class Figures(NamedTuple):
    """What is counted; a chain begins with a module that nobody imports."""

    modules: int
    functions: int
    median_lines: float
    longest_chain: tuple[str, ...]
    circle: tuple[str, ...]
    names_defined_twice: Mapping[str, tuple[str, ...]]


def figures(folder: Path) -> Figures:
    """The figures of the package below a folder."""
    trees = parsed(folder)
    lengths = [_length(node) for tree in trees.values() for node in ast.walk(tree) if isinstance(node, _FUNCTIONS)]
    graph = {module: set(_imports(tree, set(trees))) - {module} for module, tree in trees.items()}
    circle = _circle(graph)
    return Figures(
        len(trees),
        len(lengths),
        statistics.median(lengths),
        () if circle else longest_chain(graph),
        circle,
        defined_twice(trees),
    )


def parsed(folder: Path) -> dict[str, ast.Module]:
    """The modules of the package below a folder, by their names."""
    files = sorted((folder / "glossary").rglob("*.py"))
    return {_module(path, folder): ast.parse(path.read_text("utf-8")) for path in files}


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _module(path: Path, folder: Path) -> str:
    return ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _imports(tree: ast.Module, known: set[str]) -> Iterator[str]:
    """The modules that are imported as the module itself is; what a function imports late, or types need, is not."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{name.name}" for name in node.names} & known
            yield from inner or ({node.module} & known)


def _circle(graph: Graph) -> tuple[str, ...]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def longest_chain(graph: Graph) -> tuple[str, ...]:
    """The longest way from module to imported module."""
    chains: dict[str, tuple[str, ...]] = {}
    for module in TopologicalSorter(graph).static_order():
        below = max((chains[other] for other in sorted(graph[module])), key=len, default=())
        chains[module] = (module, *below)
    return max(chains.values(), key=len, default=())


def defined_twice(trees: Mapping[str, ast.Module]) -> dict[str, tuple[str, ...]]:
    """The public names that several modules define, with these."""
    homes: dict[str, list[str]] = {}
    for module, tree in trees.items():
        for node in tree.body:
            if isinstance(node, (*_FUNCTIONS, ast.ClassDef)) and node.name[0] != "_" and node.name not in _PLUGGED:
                homes.setdefault(node.name, []).append(module)
    return {name: tuple(found) for name, found in sorted(homes.items()) if len(found) > 1}


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT, metavar="FOLDER")
    found = figures(parser.parse_args(argv).folder)
    print(f"modules {found.modules}, functions {found.functions}, median lines {found.median_lines:g}")
    print(f"longest chain {len(found.longest_chain)}: {' > '.join(found.longest_chain)}")
    print(f"circle: {' > '.join(found.circle) or 'none'}")
    print(f"public names defined twice: {len(found.names_defined_twice)}")
    for name, homes in found.names_defined_twice.items():
        print(f"  {name}: {', '.join(homes)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
