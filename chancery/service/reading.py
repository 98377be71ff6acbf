"""The command that reads articles into a record."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from chancery import __version__, pipeline
from chancery.errors import InputError, UsageError
from chancery.ingest.dates import EARLIEST, LATEST, Order
from chancery.model import Article, Dropped, Reading
from chancery.service.shape import claim_shape
from chancery.store import Counts, Record, Writer

DATES = tuple(map(str, Order))  # how "05/06/2024" may be meant
_LINE = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; everything counted here is safe on disk.

    `files` is how many files the paths hold and `file` how many of them have
    been begun; both are 0 for standard input, whose end is not known.
    """

    articles: int = 0
    already: int = 0
    claims: int = 0
    dropped: int = 0
    file: int = 0
    files: int = 0
    where: str | None = None


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What a run did: articles read now, those already there, claims, what was left out.

    `undated` and `unsigned` are how many of the articles read now have no date and no publisher.
    `run` is 0 where nothing could be read and there was no record, so that none was made.

    `encoder_seconds` is summed over `workers` processes, so the encoder's share
    of the wall time is ``encoder_seconds / (seconds * workers)``.
    """

    run: int
    articles: int
    already: int
    claims: int
    sentences: int
    undated: int
    unsigned: int
    dropped: tuple[Dropped, ...]
    seconds: float
    encoder_seconds: float
    workers: int

    @property
    def complete(self) -> bool:
        """Whether everything asked for was read, and there was something (exit code 0 or 1)."""
        left_out = [drop for drop in self.dropped if not drop.guessed]
        return not left_out and self.articles + self.already > 0


def read(  # noqa: PLR0913 - one option of the command each
    record: str | Path,
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
    dates: str | None = None,
    jobs: int | None = None,
    people: str | Path | None = None,
    origin: Callable[[str], str] | None = None,
    progress: Callable[[Progress], None] | None = None,
    on_claim: Callable[[dict[str, Any]], None] | None = None,
) -> ReadReport:
    """Read files and folders (``-`` is `stdin`) into the record, which is made if need be.

    An article that the same versions have read already is passed over. `dates` is
    ``day-first`` or ``month-first`` for "05/06/2024", where None what other dates of the file
    or folder show; a guess is among what is `dropped`, though nothing is left out. `jobs`
    is the number of processes, chosen by the amount of work when None; `people`
    a CSV of office holders, else `people.csv` in the record's folder where it is; `origin`
    what the record is to say in place of where
    something was found, for files that lie where they do for a moment only.
    `progress` is called after every article or drop, `on_claim` with each new
    claim's JSON shape, both only once it is on disk.
    Ctrl-C raises KeyboardInterrupt; what was reported stays. Raises UsageError,
    RecordError or AssetError, and InputError where none of the paths exists, before
    a record is made; any other file that cannot be read is in the report.
    """
    if isinstance(paths, str | Path):
        paths = [paths]  # a string is a sequence too, of paths named by one letter
    if not paths:
        raise UsageError("nothing to read: expected files, folders or - for standard input")
    _some_exist(paths)
    _of_news(published)
    if dates is not None and dates not in DATES:
        raise UsageError(f"dates {dates[:40]!r}: expected one of: {', '.join(DATES)}")
    table = Path(people) if people is not None else _own_people(record)
    stages = pipeline.versions(table)
    found = pipeline.articles(
        paths,
        published=published,
        publisher=publisher,
        stdin=stdin,
        order=Order(dates) if dates else None,
    )
    if origin is not None:
        found = _renamed(found, origin)
    if not Record.stands_in(record):
        left_out, rest = _up_to_an_article(found)
        if rest is None:
            return _nothing_read(left_out)
        found = chain(left_out, rest)
    with Record.open(record, create=True) as opened:
        writer = opened.writer(version=__version__, stages=stages)
        files = _files(paths)
        session = _Session(writer, files, progress, on_claim)
        unread = session.unread(found)
        with pipeline.run(unread, jobs=jobs, people=table, expected=files) as running:
            for result in running:
                session.keep(result)
        return session.finish(running.timing)


def _up_to_an_article(
    found: Iterable[Article | Dropped],
) -> tuple[list[Dropped], Iterator[Article | Dropped] | None]:
    """What is left out before the first article, and that one with the rest, if there is one."""
    left_out: list[Dropped] = []
    rest = iter(found)
    for item in rest:
        if isinstance(item, Article):
            return left_out, chain([item], rest)
        left_out.append(item)
    return left_out, None


def _nothing_read(left_out: Sequence[Dropped]) -> ReadReport:
    """What is reported where nothing could be read, which is worth no record."""
    return ReadReport(
        run=0, articles=0, already=0, claims=0, sentences=0, undated=0, unsigned=0,
        dropped=tuple(map(_named, left_out)), seconds=0.0, encoder_seconds=0.0, workers=0,
    )  # fmt: skip


def _renamed(
    found: Iterable[Article | Dropped], origin: Callable[[str], str]
) -> Iterator[Article | Dropped]:
    """The same, found elsewhere."""
    for item in found:
        if isinstance(item, Dropped):
            yield replace(item, where=origin(item.where))
        else:
            yield replace(item, origin=item.origin and origin(item.origin))


def _own_people(record: str | Path) -> Path | None:
    """The user's own table in the record's folder, if there is one."""
    table = Path(record) / "people.csv"
    return table if table.is_file() else None


def _of_news(published: date | None) -> None:
    """Refuse a day before or after all news: what it is told beside need not be in the calendar."""
    if published and not EARLIEST <= published.year <= LATEST:
        raise UsageError(
            f"published {published}: no day of news, expected one in the years {EARLIEST} to {LATEST}"
        )


def _some_exist(paths: Sequence[str | Path]) -> None:
    """Refuse paths that are all mistyped, which are worth no record."""
    if not any(str(path) == "-" or os.path.lexists(path) for path in paths):
        names = ", ".join(_text(os.fsdecode(path)) for path in paths)
        raise InputError(names, "no such file or folder: nothing was read")


class _Session:
    """One run's counts, and what it does with each thing that comes out of the pipeline."""

    def __init__(
        self,
        writer: Writer,
        files: int,
        progress: Callable[[Progress], None] | None,
        on_claim: Callable[[dict[str, Any]], None] | None,
    ) -> None:
        self._writer = writer
        self._progress = progress
        self._on_claim = on_claim
        self._began = time.perf_counter()
        self._now = Progress(files=files)
        self._dropped: list[Dropped] = []
        self._under_way: set[str] = set()
        self._seen: set[str] = set()
        self._sentences = 0
        self._undated = 0
        self._unsigned = 0

    def unread(self, found: Iterable[Article | Dropped]) -> Iterator[Article | Dropped]:
        """What is worth sending through the stages: not what is in the record, nor twice."""
        for item in map(_printable, found):
            if isinstance(item, Article):
                if item.id in self._under_way or self._writer.has(item.id):
                    self._report(item.origin, already=self._now.already + 1)
                    continue
                self._under_way.add(item.id)
            yield item

    def keep(self, result: Reading | Dropped) -> None:
        """Put one result on disk, and only then tell of it."""
        if isinstance(result, Dropped):
            self._drop(result)
            return
        article = result.article
        try:
            new = self._writer.add(result)
        except InputError as error:
            self._drop(Dropped(error.where, "store", error.reason))
            return
        if not new:  # another process has read it in the meantime
            self._report(article.origin, already=self._now.already + 1)
            return
        self._sentences += len(result.sentences)
        self._undated += article.published is None
        self._unsigned += article.publisher is None
        if self._on_claim:
            for claim in result.claims:
                self._on_claim(claim_shape(claim, article))
        self._report(
            article.origin,
            articles=self._now.articles + 1,
            claims=self._now.claims + len(result.claims),
        )

    def finish(self, timing: pipeline.Timing) -> ReadReport:
        """Close the run in the record and report."""
        now = self._now
        self._writer.finish(Counts(now.articles, now.already, now.claims, now.dropped))
        return ReadReport(
            run=self._writer.run,
            articles=now.articles,
            already=now.already,
            claims=now.claims,
            sentences=self._sentences,
            undated=self._undated,
            unsigned=self._unsigned,
            dropped=tuple(self._dropped),
            seconds=time.perf_counter() - self._began,
            encoder_seconds=timing.encoder,
            workers=timing.workers,
        )

    def _drop(self, dropped: Dropped) -> None:
        self._dropped.append(dropped)
        if dropped.guessed:  # nothing of it was left out
            return
        self._writer.drop(dropped)
        self._report(dropped.where, dropped=self._now.dropped + 1)

    def _report(self, where: str | None, **counts: int) -> None:
        if where:
            self._seen.add(_LINE.sub("", where))
        # An origin that is no file's (standard input) must not pass the end.
        file = min(len(self._seen), self._now.files)
        self._now = replace(self._now, where=where, file=file, **counts)
        if self._progress:
            self._progress(self._now)


def _printable(item: Article | Dropped) -> Article | Dropped:
    """The same, from a place that can be written down: a file's name may hold any bytes."""
    if isinstance(item, Dropped):
        return _named(item)
    origin = item.origin and _text(item.origin)
    return item if origin == item.origin else replace(item, origin=origin)


def _named(item: Dropped) -> Dropped:
    return replace(item, where=_text(item.where), reason=_text(item.reason))


def _text(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _files(paths: Sequence[str | Path]) -> int:
    """How many files there are to read, for the progress bar; 0 where that is not known."""
    if any(str(path) == "-" for path in paths):
        return 0
    return sum(
        sum(len(names) for _, _, names in os.walk(path)) if Path(path).is_dir() else 1
        for path in paths
    )
