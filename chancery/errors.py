"""Every error that Chancery raises on purpose, on one page.

A message says what was found, where, what was expected and what to do.
Whatever else escapes is a fault of ours and keeps its traceback.
"""

from __future__ import annotations


class ChanceryError(Exception):
    """Root of the tree: catch this to catch everything raised on purpose."""

    exit_code = 1


class UsageError(ChanceryError):
    """Asked for wrongly: an unknown name, an impossible filter. Exit code 2."""

    exit_code = 2


class InputError(ChanceryError):
    """One input cannot be read; the rest of the work goes on without it."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class AssetError(ChanceryError):
    """A shipped table or weight is missing or is not the one that was built."""


class RecordError(ChanceryError):
    """The record on disk cannot be opened, written or understood."""


class RecordBusyError(RecordError):
    """Another process holds the record's write lock for longer than we wait."""


class RecordVersionError(RecordError):
    """The record was written by a newer Chancery than this one."""


class NotFoundError(ChanceryError):
    """No such claim, article, field or judgement in this record."""


class InvariantError(ChanceryError, ValueError):
    """A noun of the model was about to be built in a state it may not have."""
