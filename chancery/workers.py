"""Worker processes for `chancery.pipeline`: batches out, answers back, in order.

Written by hand rather than with a ready-made executor because one article that
kills its process (out of memory, a fault in a native library) must cost only
itself, and because a script that calls us needs no ``__main__`` guard.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
import types
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue

import msgspec

from chancery import errors
from chancery.errors import ChanceryError, InputError
from chancery.model import Article, Dropped, Reading

Item = Article | Dropped
Result = Reading | Dropped

# About two articles: at the end of a run one worker waits for the other's last batch.
BATCH_ARTICLES, BATCH_CHARACTERS = 8, 6_000
DEPTH = 2  # batches at one worker: one in hand, one waiting, so that none idles


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a batch, in its order, and the seconds its encoder took."""

    results: tuple[Result, ...] = ()
    encoder_seconds: float = 0.0


Work = Callable[[Sequence[Article]], Outcome]


@dataclass(slots=True)
class _Task:
    """One batch on its way: what has come back, by place."""

    items: Sequence[Item]
    results: dict[int, Result]
    encoder_seconds: float = 0.0

    def complete(self) -> bool:
        return len(self.results) == len(self.items)

    def outcome(self) -> Outcome:
        return Outcome(tuple(self.results[i] for i in range(len(self.items))), self.encoder_seconds)


@dataclass(frozen=True, slots=True)
class _Part:
    """The places of one task that go to a worker together; `again` after a crash."""

    task: _Task
    places: tuple[int, ...]
    again: bool = False

    def articles(self) -> list[Article]:
        return [item for i in self.places if isinstance(item := self.task.items[i], Article)]


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    parts: deque[_Part] = field(default_factory=deque)


class _Answer(msgspec.Struct):
    """An outcome as it crosses the pipe: per place a reading, or why there is none."""

    readings: list[Reading | None]
    dropped: list[Dropped | None]
    encoder_seconds: float


_encode = msgspec.msgpack.Encoder().encode
_READY, _ANSWER, _FAILED = b"R", b"A", b"F"


def batches(articles: Iterable[Item]) -> Iterator[list[Item]]:
    """Small batches, the first of them smallest, so that the first claim comes soon."""
    batch: list[Item] = []
    sizes = itertools.chain((1, 1, 2, 2, 4, 4), itertools.repeat(BATCH_ARTICLES))
    size, characters = next(sizes), 0
    for article in articles:
        batch.append(article)
        characters += len(article.text) if isinstance(article, Article) else 0
        if len(batch) >= size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, size, characters = [], next(sizes), 0
    if batch:
        yield batch


class Pool:
    """Up to `jobs` processes, each of which calls `build` once and then works on batches."""

    def __init__(self, build: Callable[[], Work], jobs: int) -> None:
        self._build = build
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._todo: deque[_Part] = deque()
        self._order: deque[_Task] = deque()
        self._decoder = msgspec.msgpack.Decoder(_Answer)

    def run(self, batches: Iterable[Sequence[Item]]) -> Generator[Outcome, None, None]:
        """Outcomes in the order of the batches, each as soon as it and those before are done."""
        source, more = iter(batches), True
        try:
            while more or self._order:
                if more and self._hungry():
                    batch = next(source, None)
                    more = batch is not None
                    if batch is not None:
                        self._take(batch)
                    wait = 0.0
                else:
                    wait = 1.0
                self._send()
                self._listen(wait)
                while self._order and self._order[0].complete():
                    yield self._order.popleft().outcome()
        finally:
            self._stop()

    def _hungry(self) -> bool:
        busy = sum(len(worker.parts) for worker in self._workers)
        # Tasks that wait for a slow one before them are held in memory: not too many.
        return busy + len(self._todo) < self._jobs * DEPTH and len(self._order) < self._jobs * 8

    def _take(self, batch: Sequence[Item]) -> None:
        known: dict[int, Result] = {i: x for i, x in enumerate(batch) if isinstance(x, Dropped)}
        task = _Task(batch, known)
        self._order.append(task)
        places = tuple(i for i in range(len(batch)) if i not in known)
        if places:
            self._todo.append(_Part(task, places))

    def _send(self) -> None:
        while self._todo:
            worker = min(self._workers, key=lambda one: len(one.parts), default=None)
            if (worker is None or worker.parts) and len(self._workers) < self._jobs:
                worker = self._start()
            if worker is None or len(worker.parts) >= DEPTH:
                return
            part = self._todo.popleft()
            worker.parts.append(part)
            with suppress(OSError):  # dead: `_listen` will find out and take the part back
                worker.pipe.send_bytes(_encode(part.articles()))

    def _start(self) -> _Worker:
        ours, theirs = get_context("spawn").Pipe()
        process = get_context("spawn").Process(
            target=_work, args=(theirs, self._build), daemon=True, name="chancery-worker"
        )
        with _quiet_start():
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _listen(self, wait: float) -> None:
        heard = connection.wait([worker.pipe for worker in self._workers], wait)
        for worker in [worker for worker in self._workers if worker.pipe in heard]:
            try:
                message = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._hear(worker, message[:1], message[1:])

    def _hear(self, worker: _Worker, kind: bytes, said: bytes) -> None:
        if kind == _READY:
            worker.ready = True
        elif kind == _FAILED:
            raise _again(*msgspec.msgpack.decode(said, type=tuple[str, list[str]]))
        else:
            part, answer = worker.parts.popleft(), self._decoder.decode(said)
            part.task.encoder_seconds += answer.encoder_seconds
            for place, reading, dropped in zip(
                part.places, answer.readings, answer.dropped, strict=True
            ):
                part.task.results[place] = reading or dropped  # type: ignore[assignment]

    def _bury(self, worker: _Worker) -> None:
        """Share out a dead worker's parts; the first, which it had in hand, one by one."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        code = worker.process.exitcode or 0
        death = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
        if not worker.ready:
            self._jobs -= 1  # perhaps there is no memory for so many: the others go on
            if not self._workers:
                raise ChanceryError(
                    f"a worker process died while starting ({death}): "
                    "try `--jobs 1`, and run `chancery doctor`"
                )
            self._todo.extendleft(reversed(worker.parts))
            return
        suspect, *others = worker.parts or (None,)
        self._todo.extendleft(reversed([part for part in others if part]))
        if suspect and not suspect.again:
            alone = [_Part(suspect.task, (place,), again=True) for place in suspect.places]
            self._todo.extendleft(reversed(alone))
        elif suspect:
            (article,) = suspect.articles()
            reason = f"its process died twice while reading it ({death}): perhaps out of memory"
            suspect.task.results[suspect.places[0]] = Dropped(
                article.origin or article.id, "read", reason
            )

    def _stop(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.pipe.close()
        self._workers.clear()


@contextmanager
def _quiet_start() -> Iterator[None]:
    """Start a process that neither imports the user's main module nor answers Ctrl-C.

    Python imports ``__main__`` into every process it spawns, which runs scripts
    without a guard twice and loads the command line for nothing. Ctrl-C is for
    us to answer: a blocked signal stays blocked in the child.
    """
    blocks = hasattr(signal, "pthread_sigmask")
    if blocks:
        resource_tracker.ensure_running()  # else it starts below, and unblocks the signal
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if blocks:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _work(pipe: Connection, build: Callable[[], Work]) -> None:
    """Live as a worker: build once, then answer batches until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    decoder = msgspec.msgpack.Decoder(list[Article])
    try:
        work = build()
        pipe.send_bytes(_READY)
        while True:
            outcome = work(decoder.decode(inbox.get()))
            answer = _Answer(
                [one if isinstance(one, Reading) else None for one in outcome.results],
                [one if isinstance(one, Dropped) else None for one in outcome.results],
                outcome.encoder_seconds,
            )
            pipe.send_bytes(_ANSWER + _encode(answer))
    except OSError:
        return  # nobody listens any more
    except Exception as error:  # noqa: BLE001 - it is raised again at the other end
        told = [error.where, error.reason] if isinstance(error, InputError) else [str(error)]
        pipe.send_bytes(_FAILED + _encode((type(error).__name__, told)))


def _again(name: str, told: list[str]) -> ChanceryError:
    """A worker's error as it would be without workers; a fault of ours with its name."""
    known = getattr(errors, name, None)
    if isinstance(known, type) and issubclass(known, ChanceryError):
        return known(*told)
    return ChanceryError(f"a worker process failed ({name}: {' '.join(told)}): try `--jobs 1`")


def _receive(pipe: Connection, inbox: SimpleQueue[bytes]) -> None:
    """Empty the pipe as it fills, so that neither end ever waits for the other to read."""
    try:
        while True:
            inbox.put(pipe.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)  # the other end is gone: nobody wants what is in hand
