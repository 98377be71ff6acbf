"""Checks of the installation, each with what to do when it fails."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, whether it is well, what was found, what to do if not."""

    name: str
    ok: bool
    found: str
    todo: str | None = None


def doctor() -> list[Check]:
    """Look at Python, libraries, shipped files, the encoder, SQLite and the disk.

    Never raises: whatever goes wrong is a check that is not ok.
    """
    raise NotImplementedError
