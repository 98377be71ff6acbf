"""The doctor: well where all is well, and of use where it is not."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from making import READ, STAND_INS

from chancery import assets, pipeline, service
from chancery.errors import AssetError
from chancery.pipeline import Stage
from chancery.service import doctor as module_name  # noqa: F401 - the function of that name
from chancery.service.doctor import LIBRARIES, Check

ROOT = Path(__file__).resolve().parents[3]
doctor = sys.modules["chancery.service.doctor"]


@pytest.fixture
def healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "STAGES", STAND_INS)
    monkeypatch.setattr(assets, "verify", list)
    monkeypatch.setattr(assets, "manifest", lambda: {"reader.onnx": "0"})


def found(name: str) -> Check:
    checks = {check.name: check for check in service.doctor()}
    assert list(checks) == ["python", "libraries", "shipped files", "encoder", "record", "disk"]
    amiss = {check.name for check in checks.values() if not check.ok}
    assert amiss <= {name}, "one fault is found in one place"
    return checks[name]


@pytest.mark.usefixtures("healthy")
def test_all_is_well() -> None:
    checks = service.doctor()
    assert [(check.name, check.found) for check in checks if not check.ok] == []
    assert all(check.todo is None for check in checks)
    assert "read@1 resolve@1" in checks[3].found


def test_the_list_of_libraries_is_the_project_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = [line.partition(">")[0].partition("=")[0] for line in project["dependencies"]]
    assert sorted(needed) == sorted(LIBRARIES)


def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "duckdb":
            raise metadata.PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(doctor.metadata, "version", version)


def changed_file(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = SimpleNamespace(name="reader.onnx", reason="sha256 is 1, expected 0")
    monkeypatch.setattr(assets, "verify", lambda: [fault])


def no_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    def verify() -> list:
        raise AssetError("MANIFEST.json: not found")

    monkeypatch.setattr(assets, "verify", verify)


def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(_):
        raise AssetError("reader.onnx: not found, expected a file that ships with Chancery")

    stage = Stage("read", READ.needs, READ.gives, READ.version, build)
    monkeypatch.setattr(pipeline, "STAGES", (stage,))


def no_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(_):
        raise ImportError("libonnxruntime.so: cannot open shared object file")

    stage = Stage("read", READ.needs, READ.gives, READ.version, build)
    monkeypatch.setattr(pipeline, "STAGES", (stage,))


def failing_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_SENTENCE", "RAISE")


def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lacking:
        def execute(self, _):
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self):
            pass

    monkeypatch.setattr("chancery.store.connection.sqlite3.connect", lambda _: Lacking())


def no_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)


def nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10**6))


def old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_OLDEST", (99, 0))


@pytest.mark.usefixtures("healthy")
@pytest.mark.parametrize(
    ("harm", "name", "said", "todo"),
    [
        (old_python, "python", "Python 3", "install Python 3.11 or newer"),
        (no_library, "libraries", "missing: duckdb", "`pip install duckdb`"),
        (changed_file, "shipped files", "reader.onnx: sha256 is 1", "install again"),
        (no_manifest, "shipped files", "MANIFEST.json: not found", "install again"),
        (no_weights, "encoder", "reader.onnx: not found", "install again"),
        (no_runtime, "encoder", "ImportError: libonnxruntime.so", "install again"),
        (failing_stage, "encoder", "the text says RAISE", "install again"),
        (no_search, "record", "no such module: fts5", "FTS5"),
        (no_temporary_folder, "disk", "No space left on device", "TMPDIR"),
        (nearly_full, "disk", "0.0 GB free", "free some space"),
    ],
)
def test_each_fault_is_found_and_told(
    harm, name: str, said: str, todo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm(monkeypatch)
    check = found(name)
    assert not check.ok
    assert said in check.found
    assert todo in check.todo
