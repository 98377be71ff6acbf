"""What takes longer than a page may: worked out in a process apart, and kept for a while.

A page asks and waits a moment; where the answer is not there yet it says so and asks again. An
old answer is shown with its time until a new one is there.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from chancery.errors import ChanceryError

KEPT = 200  # answers
PATIENCE = 0.12  # seconds that a page waits
ENDING = 5.0  # seconds given to the end of a process that was told to


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known now: `value` is None while nothing is, `error` where it cannot be known.

    `at` is when the value was worked out, in seconds of this machine's clock.
    """

    value: Any = None
    at: float | None = None
    error: str | None = None

    @property
    def ready(self) -> bool:
        """Whether there is something to show."""
        return self.at is not None or self.error is not None


class Background:
    """One process that works for the pages, begun when something is first asked."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._known: dict[Hashable, Answer] = {}
        self._pending: dict[Hashable, Future[Any]] = {}

    def ask(
        self, function: Callable[..., Any], *args: Hashable, fresh: float = 60.0,
        wait: float = PATIENCE,
    ) -> Answer:  # fmt: skip
        """The answer of a function to arguments, at most `fresh` seconds old where it can be.

        The function is one of a module, so that another process finds it.
        """
        key = (function.__name__, *args)
        known = self._known.get(key, Answer())
        if known.at is not None and time.time() - known.at < fresh:
            return known
        with self._lock:
            future = self._pending.get(key)
            if future is None:
                future = self._submit(key, function, args)
        if not known.ready and wait > 0:
            with suppress(NotYetError, Exception):
                future.result(wait)
                self._keep(key, future)
        return self._known.get(key, known)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is None:
            return
        # What it is working on may take minutes, and is of no use any more.
        working = list((getattr(pool, "_processes", None) or {}).values())
        manager = getattr(pool, "_executor_manager_thread", None)
        pool.shutdown(wait=False, cancel_futures=True)
        for process in working:
            process.terminate()
        # The thread that minds the process closes a pipe as it ends, which the interpreter's own
        # end would find half closed.
        if manager is not None:
            manager.join(ENDING)

    def _submit(
        self, key: Hashable, function: Callable[..., Any], args: tuple[Hashable, ...]
    ) -> Future[Any]:
        try:
            future = self._open().submit(function, *args)
        except BrokenExecutor:
            self._pool = None
            future = self._open().submit(function, *args)
        self._pending[key] = future
        future.add_done_callback(lambda done: self._keep(key, done))
        return future

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1, mp_context=multiprocessing.get_context("spawn"), initializer=_give_way
            )
        return self._pool

    def _keep(self, key: Hashable, done: Future[Any]) -> None:
        if not done.done() or done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._known[key] = Answer(done.result(), time.time())
        elif self._known.get(key, Answer()).at is None:  # else the old answer stays, with its time
            mine = isinstance(error, ChanceryError)
            said = str(error) if mine else f"it could not be worked out ({type(error).__name__})"
            self._known[key] = Answer(error=said)
        self._pending.pop(key, None)
        while len(self._known) > KEPT:
            self._known.pop(next(iter(self._known)), None)


def _give_way() -> None:
    """Let the pages and whoever reads go first, and end when the desk does, however it does."""
    threading.Thread(target=_end_with_the_desk, daemon=True).start()
    with suppress(OSError, AttributeError):
        os.nice(10)


def _end_with_the_desk() -> None:
    desk = multiprocessing.parent_process()
    if desk is not None:
        desk.join()
        os._exit(1)  # nobody is left to tell; what was being written is undone
