"""The resolver's version, and by it the name of each of its stages, as values carry it."""

from __future__ import annotations

# One higher with every change in what the resolver gives: what the same version read before
# is passed over, so that a record has only what a newer one finds.
VERSION = 5


def stage(part: str | None = None) -> str:
    """The resolver with its version, or a part of it: ``resolve@2``, ``resolve.who@2``."""
    return f"resolve.{part}@{VERSION}" if part else f"resolve@{VERSION}"
