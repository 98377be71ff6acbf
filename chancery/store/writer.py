"""What writes to a record: one transaction an article, so never half of one."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from chancery.errors import InputError
from chancery.model import QUADS, Article, Claim, Dropped, Party, Reading
from chancery.store.codec import day, encode, encode_spans, now
from chancery.store.connection import clear_errors, transaction

_STAGE = re.compile(r"(\S+?)@(\d+)(\S*)")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has come to."""

    articles: int = 0
    already: int = 0
    claims: int = 0
    dropped: int = 0


class Writer:
    """One run of the stages `stages` (``read@1 resolve@1``) into a record.

    Several writers may work on one record, in one process or many.
    """

    def __init__(
        self, connection: sqlite3.Connection, file: Path, *, version: str, stages: str
    ) -> None:
        self._connection = connection
        self._file = file
        self.stages = stages
        with clear_errors(file), transaction(connection):
            cursor = connection.execute(
                "INSERT INTO runs (version, stages, started) VALUES (?, ?, ?)",
                (version, stages, now()),
            )
        self.run = int(cursor.lastrowid or 0)

    def has(self, article: str) -> bool:
        """Whether these stages, or newer ones, have read the article of this id."""
        with clear_errors(self._file):
            row = self._live(article)
        return row is not None and not outdated(row, self.stages)

    def add(self, reading: Reading) -> bool:
        """Keep an article with all its claims; False if another writer has been faster.

        Safe on disk once this returns. What older stages wrote about the article
        is marked superseded. Leaves nothing behind when it raises: InputError for
        an article that cannot be stored, RecordError where no more can be.
        """
        where = reading.article.origin or reading.article.id
        try:
            return self._add(reading)
        except UnicodeEncodeError as error:
            reason = f"holds characters that are no text ({error.reason}): save it as UTF-8"
            raise InputError(where, reason) from error
        except sqlite3.IntegrityError as error:
            raise InputError(where, f"was read into claims that cannot be: {error}") from error

    def _add(self, reading: Reading) -> bool:
        bodies = [encode(claim) for claim in reading.claims]
        with clear_errors(self._file), transaction(self._connection):
            row = self._live(reading.article.id)
            if row is not None and not outdated(row, self.stages):
                return False
            self._supersede(reading.article.id)
            self._put_article(reading.article)
            for claim, body in zip(reading.claims, bodies, strict=True):
                self._put_claim(claim, body)
            self._connection.execute(
                "INSERT INTO readings (article, stages, run, at, sentences) VALUES (?, ?, ?, ?, ?)",
                (reading.article.id, self.stages, self.run, now(),
                 encode_spans(reading.sentences)),
            )  # fmt: skip
        return True

    def drop(self, dropped: Dropped) -> None:
        """Keep what could not be read and why, once however often it is met."""
        values = (dropped.where, dropped.stage, dropped.reason)
        with clear_errors(self._file), transaction(self._connection):
            renewed = self._connection.execute(
                "UPDATE drops SET run = ? "
                "WHERE healed IS NULL AND place = ? AND stage = ? AND reason = ?",
                (self.run, *values),
            )
            if not renewed.rowcount:
                self._connection.execute(
                    "INSERT INTO drops (place, stage, reason, run) VALUES (?, ?, ?, ?)",
                    (*values, self.run),
                )

    def finish(self, counts: Counts) -> None:
        """Close the run's entry with what it came to, and hand the log over to the file."""
        with clear_errors(self._file):
            with transaction(self._connection):
                self._connection.execute(
                    "UPDATE runs SET finished = ?, articles = ?, already = ?, claims = ?, "
                    "dropped = ? WHERE id = ?",
                    (now(), counts.articles, counts.already, counts.claims, counts.dropped,
                     self.run),
                )  # fmt: skip
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _live(self, article: str) -> str | None:
        row = self._connection.execute(
            "SELECT stages FROM readings WHERE article = ? AND superseded IS NULL", (article,)
        ).fetchone()
        return None if row is None else str(row[0])

    def _supersede(self, article: str) -> None:
        for table in ("readings", "claims"):
            self._connection.execute(
                f"UPDATE {table} SET superseded = ? "  # noqa: S608 - one of two names
                "WHERE article = ? AND superseded IS NULL",
                (self.run, article),
            )

    def _put_article(self, article: Article) -> None:
        put = self._connection.execute(
            "INSERT OR IGNORE INTO articles "
            "(id, title, publisher, published, published_basis, url, origin, text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article.id, article.title, article.publisher, day(article.published),
             article.published_basis, article.url, article.origin, article.text),
        )  # fmt: skip
        if put.rowcount:
            self._connection.execute(
                "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)",
                (put.lastrowid, article.title, article.text),
            )
        if article.origin:
            self._connection.execute(
                "UPDATE drops SET healed = ? WHERE healed IS NULL AND place = ?",
                (self.run, article.origin),
            )

    def _put_claim(self, claim: Claim, body: str) -> None:
        when = claim.date.value if claim.date else None
        put = self._connection.execute(
            "INSERT INTO claims (id, article, start, type, quad, status, mode, date_from, "
            "date_to, confidence, run, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (claim.id, claim.article, _start(claim), str(claim.event_type.value),
             str(QUADS[claim.event_type.value]), str(claim.status.value),
             claim.mode.value if claim.mode else None, day(when.start) if when else None,
             day(when.end) if when else None, claim.confidence, self.run, body),
        )  # fmt: skip
        rows = [_party(put.lastrowid, "actor", i, p) for i, p in enumerate(claim.actors)]
        rows += [_party(put.lastrowid, "recipient", i, p) for i, p in enumerate(claim.recipients)]
        rows += [
            _party(put.lastrowid, "source", i, account.source, str(account.stance.value))
            for i, account in enumerate(claim.accounts)
        ]
        self._connection.executemany(
            "INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )


def outdated(had: str, now_have: str) -> bool:
    """Whether an article read by the stages `had` is to be read again by `now_have`.

    It is unless the two are the same or every number in `had` is as high and one
    is higher: an older Chancery does not undo what a newer one wrote.
    """
    if had == now_have:
        return False
    old, new = _STAGE.findall(had), _STAGE.findall(now_have)
    if [name for name, _, _ in old] != [name for name, _, _ in new]:
        return True
    pairs = [(int(a), int(b)) for (_, a, _), (_, b, _) in zip(old, new, strict=True)]
    newer = all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)
    return not newer


def _start(claim: Claim) -> int:
    spans = claim.trigger.spans
    return spans[0].start if spans else claim.sentence_span.start


def _party(
    claim: int | None, part: str, place: int, party: Party, stance: str | None = None
) -> tuple[object, ...]:
    who = party.who
    return (claim, part, place, party.mention.value, who.name, who.entity, who.country,
            who.sector, int(who.named), stance)  # fmt: skip
