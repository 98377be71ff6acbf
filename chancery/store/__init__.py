"""The record on disk: the only room with SQL in it."""

from chancery.store.connection import engine
from chancery.store.query import ClaimQuery, PartyMatch
from chancery.store.record import Record
from chancery.store.rows import ActorRow, ArticleRow, DropRow, RunRow, StoredClaim
from chancery.store.view import View
from chancery.store.writer import Counts, Writer

__all__ = [
    "ActorRow", "ArticleRow", "ClaimQuery", "Counts", "DropRow", "PartyMatch", "Record", "RunRow",
    "StoredClaim", "View", "Writer", "engine",
]  # fmt: skip
