"""Shipped files are found, listed and verified; faults are named one by one."""

import json

import pytest

from chancery import assets
from chancery.assets import files
from chancery.errors import AssetError


@pytest.fixture
def folder(tmp_path):
    """A data folder of two files with a true manifest."""
    (tmp_path / "a.tsv").write_text("a\n")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.bin").write_bytes(b"\x00\x01")
    listed = {name: files.digest(tmp_path / name) for name in ("a.tsv", "deep/b.bin")}
    (tmp_path / files.MANIFEST).write_text(json.dumps(listed))
    files.manifest.cache_clear()
    return tmp_path


def test_a_true_folder_has_no_faults(folder):
    assert files.verify(folder) == []


def test_names_leave_out_the_manifest_and_hidden_files(folder):
    (folder / ".DS_Store").write_text("x")
    assert files.files(folder) == ["a.tsv", "deep/b.bin"]


@pytest.mark.parametrize(
    ("harm", "name", "reason"),
    [
        (lambda f: (f / "a.tsv").write_text("b\n"), "a.tsv", "expected"),
        (lambda f: (f / "a.tsv").unlink(), "a.tsv", "not there"),
        (lambda f: (f / "c.tsv").write_text("c\n"), "c.tsv", "not listed"),
    ],
)
def test_each_fault_is_named(folder, harm, name, reason):
    harm(folder)
    (fault,) = files.verify(folder)
    assert fault.name == name
    assert reason in fault.reason


@pytest.mark.parametrize("text", ["{broken", "[1, 2]", '{"a": 1}'])
def test_a_broken_manifest_says_so(tmp_path, text):
    (tmp_path / files.MANIFEST).write_text(text)
    files.manifest.cache_clear()
    with pytest.raises(AssetError, match="MANIFEST"):
        files.verify(tmp_path)


def test_a_missing_manifest_says_so(tmp_path):
    files.manifest.cache_clear()
    with pytest.raises(AssetError, match="not found"):
        files.manifest(tmp_path)


def test_a_missing_file_names_what_to_do():
    with pytest.raises(AssetError, match=r"nothing\.tsv: not found.*reinstall"):
        assets.path("nothing.tsv")


def test_what_ships_is_listed():
    files.manifest.cache_clear()
    tables = {"modes.tsv", "people.tsv", "people_ccbysa.tsv", "names.tsv", "SOURCES.md"}
    assert tables <= set(assets.manifest())
