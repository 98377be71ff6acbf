"""The record on disk: the only room with SQL in it."""

from chancery.store.collation import Collation
from chancery.store.connection import engine
from chancery.store.glance import FigureRow, Glance
from chancery.store.judgements import Anchor, Judgements, StoredJudgement
from chancery.store.query import ClaimQuery, PartyMatch
from chancery.store.record import Record
from chancery.store.rows import ActorRow, ArticleRow, DropRow, RunRow, StoredClaim
from chancery.store.view import View
from chancery.store.writer import Counts, Writer

__all__ = [
    "ActorRow", "Anchor", "ArticleRow", "ClaimQuery", "Collation", "Counts", "DropRow", "FigureRow",
    "Glance", "Judgements", "PartyMatch", "Record", "RunRow", "StoredClaim", "StoredJudgement",
    "View", "Writer", "engine",
]  # fmt: skip
