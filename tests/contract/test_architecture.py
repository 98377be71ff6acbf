"""The plan of the house: who may import whom, and that nobody goes round in circles."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "chancery"

STAGES = {"ingest", "read", "resolve", "collate", "follow", "forecast"}
BELOW = {"model", "assets", "errors"}
FACE = {"service", "model", "errors"}

# The table of DESIGN.md: a room, and the rooms that it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "assets": {"model", "errors"},
    **dict.fromkeys(STAGES, BELOW),
    "pipeline": STAGES | BELOW,
    "store": {"model", "errors"},
    # It alone knows both stages and store: what needs no pipeline (datasets, series) it calls itself.
    "service": {"pipeline", "store"} | STAGES | BELOW,
    "cli": FACE | {"desk"},  # one of its commands opens the other face
    "desk": FACE,
    "__init__": FACE,
    "__main__": {"cli"},
}


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """Every module named by an import in the tree, wherever it stands, in absolute form."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    """The room a module of the package belongs to."""
    parts = module.split(".")
    room = parts[1] if len(parts) > 1 else "__init__"
    return "pipeline" if room == "workers" else room  # its processes, in a file of their own


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def own_imports(name: str, path: Path) -> set[str]:
    """The package's own modules that one of them imports, `chancery` itself left out."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {m for m in imported(tree, package) if m in MODULES and m not in ("chancery", name)}


@pytest.mark.parametrize("name", MODULES)
def test_a_room_imports_only_the_rooms_it_may(name: str) -> None:
    room = room_of(name)
    assert room in MAY_IMPORT, f"{name}: a room that the plan does not have"
    reached = {room_of(module) for module in own_imports(name, MODULES[name])} - {room}
    assert reached <= MAY_IMPORT[room], f"{name} may not import {reached - MAY_IMPORT[room]}"


def test_the_rooms_have_no_cycle() -> None:
    graph: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        rooms = {room_of(module) for module in own_imports(name, path)}
        graph.setdefault(room_of(name), set()).update(rooms - {room_of(name)})
    graphlib.TopologicalSorter(graph).prepare()


def test_the_modules_have_no_cycle() -> None:
    graph: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        # A package's own __init__ gathers its parts; naming a part names it too.
        parts = own_imports(name, path)
        graph[name] = {m for m in parts if not name.startswith(f"{m}.")}
    graphlib.TopologicalSorter(graph).prepare()


# Inside `resolve`: a part, and the parts that it may build on; all may know the version.
RESOLVE: dict[str, set[str]] = {
    "lookup": set(),
    "coref": {"lookup"},
    "who": {"lookup", "coref"},
    "when": set(),
    "where": {"lookup"},
}


@pytest.mark.parametrize("part", RESOLVE)
def test_the_parts_of_resolve_build_on_each_other_in_one_direction(part: str) -> None:
    above = f"chancery.resolve.{part}"
    inside = [n for n in MODULES if n.startswith(f"{above}.")]
    assert inside
    for name in inside:
        reached = {m.split(".")[2] for m in own_imports(name, MODULES[name])
                   if m.startswith("chancery.resolve.")} - {part, "version"}  # fmt: skip
        assert reached <= RESOLVE[part], f"{name} may not import {reached - RESOLVE[part]}"


@pytest.mark.parametrize("name", MODULES)
def test_only_the_store_speaks_sql(name: str) -> None:
    if room_of(name) == "store" or name == "chancery.service.doctor":  # asks what SQLite can do
        return
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert not {"sqlite3"} & {module.partition(".")[0] for module in imported(tree, name)}


@pytest.mark.parametrize("name", MODULES)
def test_nobody_prints(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    lines = [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    assert not lines, f"{name}: print() in lines {lines}"


@pytest.mark.parametrize("name", MODULES)
def test_files_are_short_enough_to_read_at_a_sitting(name: str) -> None:
    """Three hundred lines is the aim; a fifth more is where it stops being a slip."""
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 360


@pytest.mark.parametrize(
    ("source", "package", "expected"),
    [
        ("import chancery.store", "chancery.read", {"chancery.store"}),
        ("from chancery import store", "chancery.read", {"chancery", "chancery.store"}),
        (
            "from ..store import Record",
            "chancery.read",
            {"chancery.store", "chancery.store.Record"},
        ),
        ("from . import who", "chancery.resolve", {"chancery.resolve", "chancery.resolve.who"}),
        ("def f():\n    import chancery.store", "chancery.read", {"chancery.store"}),
        ("x = 'import chancery.store'", "chancery.read", set()),
    ],
)
def test_the_gate_sees_every_form_of_import(source: str, package: str, expected: set[str]) -> None:
    assert set(imported(ast.parse(source), package)) == expected
