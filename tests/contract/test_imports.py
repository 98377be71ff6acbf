"""What an import costs, what an install weighs, and what a wheel carries."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
HEAVY = {"onnxruntime", "duckdb", "trafilatura", "numpy", "torch", "lxml", "PIL"}
# The name to import, where it is not the name to install.
IMPORT_NAMES = {
    "lxml-html-clean": "lxml_html_clean", "charset-normalizer": "charset_normalizer", "pillow": "PIL",
}  # fmt: skip
# Needed by another library without being named by it.
INDIRECT = {"lxml-html-clean", "python-multipart"}


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "module", ["chancery", "chancery.cli", "chancery.model", "chancery.service"]
)
def test_importing_loads_nothing_heavy(module: str) -> None:
    loaded = python(f"import sys, {module}; print(*{{m.partition('.')[0] for m in sys.modules}})")
    assert not HEAVY & set(loaded.split())


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom chancery.cli import main\nsys.argv = ['chancery', 'read', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('loaded:', *{m.partition('.')[0] for m in sys.modules})"
    )
    assert not HEAVY & set(python(code).rpartition("loaded:")[2].split())


def named(requirement: str) -> str:
    """The library a requirement names, in the index's spelling."""
    return re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_dependencies_are_what_is_imported() -> None:
    roots = set()
    for path in (ROOT / "chancery").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                roots.add(node.module.partition(".")[0])
    outside = roots - sys.stdlib_module_names - {"chancery"}
    direct = {named(r) for r in PROJECT["dependencies"]} - INDIRECT
    assert outside == {IMPORT_NAMES.get(name, name) for name in direct}


def installed(names: set[str]) -> set[str]:
    """These libraries and everything that they need in turn, as far as it is installed."""
    found: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        if name in found:
            continue
        try:
            needed = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        found.add(name)
        queue += [named(r) for r in needed if "extra ==" not in r]
    return found


def test_the_install_is_small_and_has_no_torch() -> None:
    names = installed({named(r) for r in PROJECT["dependencies"]})
    files = [Path(str(f.locate())) for name in names for f in metadata.files(name) or []]
    data = [path for path in (ROOT / "chancery").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files + data if path.is_file())
    assert "onnxruntime" in names
    assert "torch" not in names
    assert size < 400e6, f"{size / 1e6:.0f} MB"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as pip builds it, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", ".", "--quiet", "--no-deps",
         "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("chancery-*.whl"))


def test_the_wheel_carries_every_weight_and_table(wheel: Path) -> None:
    manifest = json.loads((ROOT / "chancery/assets/data/MANIFEST.json").read_text())
    inside = set(zipfile.ZipFile(wheel).namelist())
    listed = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "chancery/assets/data").rglob("*")
        if path.is_file()
    }
    assert manifest
    assert listed <= inside


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    roots = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {re.sub(r"-.*\.dist-info", "-info", root) for root in roots} == {
        "chancery",
        "chancery-info",
    }


def test_the_weights_are_one_version() -> None:
    weights = list((ROOT / "chancery/assets/data").rglob("*.onnx"))
    assert len(weights) == 1
