"""Shipped files and their digests: each stands in MANIFEST.json beside it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chancery.errors import AssetError

DATA = Path(__file__).parent / "data"
MANIFEST = "MANIFEST.json"
_REPAIR = "reinstall the package, or run `python -m training.manifest` in a checkout"


@dataclass(frozen=True, slots=True)
class Fault:
    """One shipped file that is not what was built, and why."""

    name: str
    reason: str


def path(name: str) -> Path:
    """Where a shipped file lies; raises AssetError where it is not there."""
    found = DATA / name
    if not found.is_file():
        raise AssetError(f"{found}: not found, expected a file that ships with Chancery: {_REPAIR}")
    return found


def digest(file: Path) -> str:
    """The sha256 of a file, as hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@cache
def manifest(data: Path = DATA) -> dict[str, str]:
    """The digest of every shipped file by its name under the data folder."""
    file = data / MANIFEST
    if not file.is_file():
        raise AssetError(f"{file}: not found, so no shipped file can be verified: {_REPAIR}")
    try:
        listed = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise AssetError(f"{file}: broken JSON ({error}): {_REPAIR}") from error
    if not isinstance(listed, dict) or not all(isinstance(v, str) for v in listed.values()):
        raise AssetError(f"{file}: expected an object of name to sha256: {_REPAIR}")
    return listed


def verify(data: Path = DATA) -> list[Fault]:
    """Every file that is missing, changed or unlisted; empty when all is as it was built."""
    listed = manifest(data)
    faults = []
    for name, expected in sorted(listed.items()):
        file = data / name
        if not file.is_file():
            faults.append(Fault(name, "listed in the manifest, but not there"))
            continue
        got = digest(file)
        if got != expected:
            faults.append(Fault(name, f"sha256 is {got[:12]}, expected {expected[:12]}"))
    unlisted = sorted(set(files(data)) - set(listed))
    faults += [Fault(name, "there, but not listed in the manifest") for name in unlisted]
    return faults


def files(data: Path = DATA) -> list[str]:
    """The names of all files under the data folder, without the manifest itself."""
    return sorted(
        file.relative_to(data).as_posix()
        for file in data.rglob("*")
        if file.is_file() and file.name != MANIFEST and not file.name.startswith(".")
    )
