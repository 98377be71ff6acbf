"""Checks of the installation, each with what to do when it fails."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from chancery import assets, pipeline, store
from chancery.errors import ChanceryError, RecordError
from chancery.model import Article, Reading

LIBRARIES = (
    "charset-normalizer", "duckdb", "jinja2", "lxml-html-clean", "markupsafe", "msgspec", "numpy",
    "onnxruntime", "pillow", "python-multipart", "rich", "snowballstemmer", "starlette", "trafilatura",
    "threadpoolctl", "typer", "uvicorn",
)  # fmt: skip
_OLDEST = (3, 11)
_REINSTALL = "install again: `pip install --force-reinstall chancery`"
_FREE = 200 * 1024 * 1024  # bytes that a record of some thousand articles takes
_SENTENCE = "The prime minister met the foreign minister of Japan in Tokyo on Monday."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, whether it is well, what was found, what to do if not."""

    name: str
    ok: bool
    found: str
    todo: str | None = None


class _Amiss(Exception):  # noqa: N818 - not an error of the program's
    """A check has failed: what was found, and what to do."""

    def __init__(self, found: str, todo: str) -> None:
        super().__init__(found)
        self.found = found
        self.todo = todo


def doctor() -> list[Check]:
    """Look at Python, libraries, shipped files, the encoder, SQLite and the disk.

    Never raises: whatever goes wrong is a check that is not ok.
    """
    return [_check(name, look) for name, look in _LOOKS]


def _check(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, ok=True, found=look())
    except _Amiss as amiss:
        return Check(name, ok=False, found=amiss.found, todo=amiss.todo)
    except ChanceryError as error:
        return Check(name, ok=False, found=str(error), todo=_REINSTALL)
    except Exception as error:  # noqa: BLE001 - to find such things is what this is for
        return Check(name, ok=False, found=f"{type(error).__name__}: {error}", todo=_REINSTALL)


def _python() -> str:
    found = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.version_info < _OLDEST:
        raise _Amiss(found, "install Python 3.11 or newer")
    return found


def _libraries() -> str:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        raise _Amiss(f"missing: {', '.join(missing)}", f"`pip install {' '.join(missing)}`")
    return ", ".join(found)


def _files() -> str:
    faults = assets.verify()
    if faults:
        listed = "; ".join(f"{fault.name}: {fault.reason}" for fault in faults)
        raise _Amiss(listed, _REINSTALL)
    return f"{len(assets.manifest())} files with the digests they were built with"


def _encoder() -> str:
    began = time.perf_counter()
    with pipeline.run([Article(_SENTENCE)], jobs=1) as running:
        (result,) = running
    if not isinstance(result, Reading):
        raise _Amiss(f"one sentence could not be read: {result.reason}", _REINSTALL)
    seconds = time.perf_counter() - began
    return f"{pipeline.versions()}: loaded and read one sentence in {seconds:.1f} s"


def _sqlite() -> str:
    try:
        return store.engine()
    except RecordError as error:
        raise _Amiss(
            str(error), "use a Python whose SQLite has FTS5 and JSON: python.org's or Debian's"
        ) from error


def _disk() -> str:
    folder = Path(tempfile.gettempdir())
    try:
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"written")
            file.flush()
    except OSError as error:
        raise _Amiss(
            f"{folder} cannot be written ({error.strerror})", "name another folder in TMPDIR"
        ) from error
    free = shutil.disk_usage(Path.cwd()).free
    found = f"{folder} can be written; {free / 1e9:.1f} GB free in {Path.cwd()}"
    if free < _FREE:
        raise _Amiss(found, "free some space, or keep the record on another disk")
    return found


_LOOKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("python", _python),
    ("libraries", _libraries),
    ("shipped files", _files),
    ("encoder", _encoder),
    ("record", _sqlite),
    ("disk", _disk),
)
