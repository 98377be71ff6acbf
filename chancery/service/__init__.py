"""Commands that write and queries that read: the one layer under every face.

The command line, Python and the desk call the same functions by the same names.
Every function takes the record's folder as its first argument and opens it for
as long as it runs; queries yield the JSON shape of `chancery.service.shape`.
"""

from __future__ import annotations

from chancery.follow.series import period_name
from chancery.service.codebook import FLAT_TABLES, codebook, write_codebook
from chancery.service.collating import CollateReport, collate, waiting
from chancery.service.datasets import EventFilter, daily, datasets, imported
from chancery.service.doctor import Check, doctor
from chancery.service.events import contradictions, events, show
from chancery.service.explaining import Explanation, Words, explain
from chancery.service.exporting import FORMATS, Exported, export
from chancery.service.filters import ClaimFilter
from chancery.service.flat import rows
from chancery.service.following import FollowFilter, Following, dyad_series, follow
from chancery.service.following_demands import DemandFilter, demands
from chancery.service.following_told import Followed
from chancery.service.following_told import named as origin_name
from chancery.service.following_told import sentence as change_sentence
from chancery.service.frames import RecordTables, Table, record
from chancery.service.gathering import behind, event, event_page, parted, thread_of
from chancery.service.hinting import hints
from chancery.service.import_report import ImportedFile, ImportProgress, ImportReport
from chancery.service.importing import import_files
from chancery.service.judging import judge, judgements, withdraw
from chancery.service.learning import LearnReport, learn
from chancery.service.looking import article, article_page, claim, page, publishers, totals
from chancery.service.news import morning
from chancery.service.noting import citation, summary
from chancery.service.pairing import dyad_days, dyads, pairs
from chancery.service.panel import PANEL_FORMATS, PanelFilter, panel, write_panel
from chancery.service.parting import parted_on
from chancery.service.printing import printed_by
from chancery.service.queries import actors, articles, claims, drops, runs
from chancery.service.reading import DATES, Progress, ReadReport, read
from chancery.service.sampling import Sampled, sample
from chancery.service.scoring import Scores, Share, score
from chancery.service.standing import STANDINGS, standing
from chancery.service.thread_pages import strung, thread_brief, thread_page, thread_told
from chancery.service.thread_words import joinings
from chancery.service.threading import brief, thread, threads
from chancery.service.where import places
from chancery.service.who import figure, ties

__all__ = [
    "DATES", "FLAT_TABLES", "FORMATS", "PANEL_FORMATS", "STANDINGS", "Check", "ClaimFilter",
    "CollateReport", "DemandFilter", "EventFilter", "Explanation", "Exported", "FollowFilter",
    "Followed", "Following", "ImportProgress", "ImportReport", "ImportedFile", "LearnReport",
    "PanelFilter", "Progress", "ReadReport", "RecordTables", "Sampled", "Scores", "Share", "Table",
    "Words", "actors", "article", "article_page", "articles", "behind", "brief", "change_sentence",
    "citation", "claim", "claims", "codebook", "collate", "contradictions", "daily", "datasets",
    "demands", "doctor", "drops", "dyad_days", "dyad_series", "dyads", "event", "event_page",
    "events", "explain", "export", "figure", "follow", "hints", "import_files", "imported",
    "joinings", "judge", "judgements", "learn", "morning", "origin_name", "page", "pairs", "panel",
    "parted", "parted_on", "period_name", "places", "printed_by", "publishers", "read", "record",
    "rows", "runs", "sample", "score", "show", "standing", "strung", "summary", "thread",
    "thread_brief", "thread_of", "thread_page", "thread_told", "threads", "ties", "totals",
    "waiting", "withdraw", "write_codebook", "write_panel",
]  # fmt: skip
