"""How an article becomes claims: the stages, in order, and what runs them.

Start here. A stage takes many of one noun and gives as many of the next, in
the same order; it knows neither the other stages nor the record. `run` feeds
articles through all of them, here or in worker processes, and yields one
`Reading` or `Dropped` for each article, in the order they came.
"""

from __future__ import annotations

import hashlib
import itertools
import logging
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from chancery.errors import AssetError, InputError, InvariantError, UsageError
from chancery.model import Article, Claim, Dropped, Reading
from chancery.workers import Item, Outcome, Pool, Result, Work, batches

if TYPE_CHECKING:
    from chancery.ingest.dates import Order

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setup:
    """What stages are built with: threads for the encoder, a user's table of people."""

    threads: int = 1
    people: Path | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage ready to work, and how many seconds it has spent in the encoder so far."""

    run: Callable[[Iterable[Reading]], Iterable[Reading]]
    encoder_seconds: Callable[[], float] = float


@dataclass(frozen=True, slots=True)
class Stage:
    """One row of the table: what it needs and gives, its version, how it is built.

    `version` is asked before anything is loaded, so that what the same versions
    have read already is passed over.
    """

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    version: Callable[[Setup], str]
    build: Callable[[Setup], Step]


def _build_read(setup: Setup) -> Step:
    from chancery.read import Reader

    reader = Reader(threads=setup.threads)
    return Step(
        lambda readings: reader.read(reading.article for reading in readings),
        lambda: reader.encoder_seconds,
    )


def _read_version(_: Setup) -> str:
    from chancery.read.settings import settings

    return settings().version


def _build_resolve(setup: Setup) -> Step:
    from chancery.resolve import Resolver

    resolver = Resolver(setup.people)
    return Step(lambda readings: map(resolver.resolve, readings))


def _resolve_version(setup: Setup) -> str:
    from chancery.resolve import Resolver

    if setup.people is None:
        return Resolver.version
    try:
        held = setup.people.read_bytes()
    except OSError as error:
        raise InputError(str(setup.people), f"cannot be read ({error.strerror})") from error
    return f"{Resolver.version}+people:{hashlib.sha256(held).hexdigest()[:8]}"


STAGES: tuple[Stage, ...] = (
    Stage(
        "read",
        needs=frozenset({"article"}),
        gives=frozenset({"sentences", "mentions", "attributions", "claims", "belongings", "turns"}),
        version=_read_version,
        build=_build_read,
    ),
    Stage(
        "resolve",
        needs=frozenset({"article", "mentions", "attributions", "claims", "belongings", "turns"}),
        gives=frozenset({"identities", "dates", "places", "quantities", "contexts", "confidence"}),
        version=_resolve_version,
        build=_build_resolve,
    ),
)

SMALL = 20  # up to so many articles, starting processes costs more than it saves
MOST_JOBS = 4  # more workers than that are chosen only on request: each takes memory


def articles(
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
    order: Order | None = None,
) -> Iterator[Item]:
    """What the stages begin with: the articles of files and folders, as they are found."""
    from chancery import ingest

    return ingest.articles(
        paths, published=published, publisher=publisher, stdin=stdin, order=order
    )


def versions(people: Path | None = None, stages: Sequence[Stage] | None = None) -> str:
    """Which stages would read an article now, such as ``read@1 resolve@1``."""
    return " ".join(stage.version(Setup(people=people)) for stage in stages or STAGES)


def check(stages: Sequence[Stage]) -> None:
    """See, before any work, that each stage is given what it needs; raises InvariantError."""
    given = {"article"}
    for stage in stages:
        if missing := sorted(stage.needs - given):
            raise InvariantError(
                f"stage {stage.name} needs {', '.join(missing)}, which no stage before it gives: "
                "put the stages in order"
            )
        given |= stage.gives


@dataclass(frozen=True, slots=True)
class Timing:
    """Where the time went: encoder seconds, summed over `workers`."""

    encoder: float
    workers: int


class Run(Iterator[Result], AbstractContextManager["Run"]):
    """A run under way; close it to stop early and to end its workers."""

    def __init__(
        self,
        articles: Iterable[Item],
        stages: Sequence[Stage],
        jobs: int | None,
        people: Path | None,
    ) -> None:
        self.workers = 1
        self._encoder = 0.0
        self._stages, self._people = tuple(stages), people
        self._results = self._each(articles, jobs)

    def _each(self, articles: Iterable[Item], jobs: int | None) -> Generator[Result, None, None]:
        self.workers, articles = choose_jobs(articles) if jobs is None else (jobs, articles)
        with closing(self._outcomes(batches(articles))) as outcomes:
            for outcome in outcomes:
                self._encoder += outcome.encoder_seconds
                yield from outcome.results

    def _outcomes(self, work: Iterable[Sequence[Item]]) -> Generator[Outcome, None, None]:
        threads = 2 if self.workers == 1 else 1
        build = partial(Line, self._stages, Setup(threads, self._people))
        return _here(work, build) if self.workers == 1 else Pool(build, self.workers).run(work)

    def __next__(self) -> Result:
        return next(self._results)

    def close(self) -> None:
        """End the run; what it has yielded stays good."""
        self._results.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def timing(self) -> Timing:
        """What the run has taken up to now."""
        return Timing(self._encoder, self.workers)


def run(
    articles: Iterable[Item],
    *,
    jobs: int | None = None,
    people: Path | None = None,
    expected: int = 0,
    stages: Sequence[Stage] | None = None,
) -> Run:
    """Feed articles through the stages; what was dropped before passes through in its place.

    `jobs` is the number of worker processes; 1 works in this one with two encoder
    threads; None chooses by the number of articles, which is looked for unless
    enough are `expected`. An article that a stage fails on, or that kills its
    worker twice, comes out as Dropped, and the rest goes on.
    """
    stages = stages or STAGES
    check(stages)
    if jobs is not None and jobs < 1:
        raise UsageError(f"{jobs} jobs: expected 1 or more")
    if jobs is None and expected > SMALL:  # no worker is started before there is work for it
        jobs = min(os.cpu_count() or 1, MOST_JOBS)
    return Run(articles, stages, jobs, people)


def choose_jobs(articles: Iterable[Item]) -> tuple[int, Iterable[Item]]:
    """How many processes are worth their start, and the articles again."""
    articles = iter(articles)
    first = list(itertools.islice(articles, SMALL + 1))
    jobs = min(os.cpu_count() or 1, MOST_JOBS) if len(first) > SMALL else 1
    return jobs, itertools.chain(first, articles)


def _here(
    work: Iterable[Sequence[Item]], build: Callable[[], Work]
) -> Generator[Outcome, None, None]:
    """Work in this process; nothing is loaded until there is an article to read."""
    line: Work | None = None
    for batch in work:
        articles = [item for item in batch if isinstance(item, Article)]
        if articles and line is None:
            line = build()
        outcome = line(articles) if line and articles else Outcome()
        results = iter(outcome.results)
        yield Outcome(
            tuple(item if isinstance(item, Dropped) else next(results) for item in batch),
            outcome.encoder_seconds,
        )


class Line:
    """All stages built and set up one behind the other: articles in, an outcome each."""

    def __init__(self, stages: Sequence[Stage], setup: Setup) -> None:
        self._steps = [(stage.name, stage.build(setup)) for stage in stages]

    def __call__(self, articles: Sequence[Article]) -> Outcome:
        """Pass the articles through every stage; a failure costs only its own article."""
        before = self._spent()
        results: list[Result] = [Reading(article) for article in articles]
        for name, step in self._steps:
            passed = iter(_pass(name, step, [r for r in results if isinstance(r, Reading)]))
            results = [next(passed) if isinstance(r, Reading) else r for r in results]
        results = [_once(r) if isinstance(r, Reading) else r for r in results]
        return Outcome(tuple(results), self._spent() - before)

    def _spent(self) -> float:
        return sum(step.encoder_seconds() for _, step in self._steps)


def _once(reading: Reading) -> Reading:
    """Each claim once: the same words read twice as the same type are one, the surer one."""
    surest: dict[str, Claim] = {}
    for claim in reading.claims:
        if claim.id not in surest or surest[claim.id].confidence < claim.confidence:
            surest[claim.id] = claim
    if len(surest) == len(reading.claims):
        return reading
    return replace(reading, claims=tuple(surest.values()))


def _pass(name: str, step: Step, readings: list[Reading]) -> list[Result]:
    try:
        done = list(step.run(readings))
        if [one.article.id for one in done] != [one.article.id for one in readings]:
            raise InvariantError(f"stage {name} gave {len(done)} for {len(readings)} articles")  # noqa: TRY301
    except (AssetError, ImportError):
        raise  # no article is to blame
    except Exception as error:  # noqa: BLE001 - whatever it is, the rest goes on
        if len(readings) > 1:  # find the one to blame
            return [one for reading in readings for one in _pass(name, step, [reading])]
        article = readings[0].article
        where = article.origin or article.id
        _log.debug("%s: stage %s failed", where, name, exc_info=True)
        return [Dropped(where, name, f"{type(error).__name__}: {error}")]
    return list(done)
