"""Reading from the desk: each upload in a process of its own, which may be watched and stopped.

The bytes lie in a folder of the system's for temporary files while they are read, under names of
our own making; what a browser calls a file is only kept as the name to show.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chancery.errors import NotFoundError, UsageError

WAITING, READING, DONE, FAILED, STOPPED = "waiting", "reading", "done", "failed", "stopped"
MOST_WAITING = 5
KEPT = 50  # jobs that are remembered
_NAME = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(slots=True)
class Job:
    """One upload: what it is to read, and how far that has come."""

    id: str
    files: list[tuple[Path, str]]  # where each lies, and what it is called
    published: str | None = None
    publisher: str | None = None
    dates: str | None = None
    state: str = WAITING
    progress: dict[str, Any] = field(default_factory=dict)
    dropped: list[dict[str, str]] = field(default_factory=list)
    error: str | None = None
    process: subprocess.Popen[str] | None = None

    def shape(self) -> dict[str, Any]:
        """The job as the desk shows it."""
        return {
            "job": self.id,
            "state": self.state,
            "files": len(self.files),
            "names": [name for _, name in self.files[:20]],
            "articles": self.progress.get("articles", 0),
            "already": self.progress.get("already", 0),
            "claims": self.progress.get("claims", 0),
            "file": self.progress.get("file", 0),
            "dropped": self.dropped,
            "error": self.error,
        }


class Jobs:
    """The uploads of one desk, read one after the other."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._folder = Path(tempfile.mkdtemp(prefix="chancery-desk-"))
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._made = 0

    def room(self) -> Path:
        """A new folder to put the files of one upload into; raises UsageError while too many wait."""
        with self._lock:
            open_ = [job for job in self._jobs.values() if job.state in {WAITING, READING}]
            if len(open_) >= MOST_WAITING:
                raise UsageError(f"{len(open_)} uploads are being read: wait until one is done")
            self._made += 1
            made = self._folder / f"{self._made:04d}"
            made.mkdir()
            return made

    def add(
        self, room: Path, files: Sequence[tuple[Path, str]], published: str | None,
        publisher: str | None, dates: str | None = None,
    ) -> Job:  # fmt: skip
        """Begin to read what was put into a room, now or when its turn comes."""
        job = Job(room.name, list(files), published, publisher, dates)
        with self._lock:
            self._jobs[job.id] = job
            for old in [j for j in self._jobs.values() if j.state not in {WAITING, READING}]:
                if len(self._jobs) <= KEPT:
                    break
                del self._jobs[old.id]
        self._next()
        return job

    def all(self) -> list[Job]:
        """The uploads, the last one first."""
        return list(reversed(self._jobs.values()))

    def one(self, id_: str) -> Job:
        """An upload by its id; raises NotFoundError."""
        job = self._jobs.get(id_)
        if job is None:
            raise NotFoundError(f"no upload {id_[:20]!r}: the desk forgets them when it ends")
        return job

    def stop(self, id_: str) -> Job:
        """Stop reading; what was read stays."""
        job = self.one(id_)
        with self._lock:
            if job.state in {WAITING, READING}:
                job.state = STOPPED
                if job.process is not None:
                    job.process.terminate()
                else:
                    self.leave(self._folder / job.id)
        return job

    def leave(self, room: Path) -> None:
        """Forget the files of an upload that will not be read."""
        shutil.rmtree(room, ignore_errors=True)

    def close(self) -> None:
        """End what is being read and forget the files."""
        for job in list(self._jobs.values()):
            self.stop(job.id)
            if job.process is not None:
                with suppress(subprocess.TimeoutExpired):
                    job.process.wait(5)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _next(self) -> None:
        with self._lock:
            if any(job.state == READING for job in self._jobs.values()):
                return
            job = next((job for job in self._jobs.values() if job.state == WAITING), None)
            if job is None:
                return
            job.state = READING
            with self._complaints(job).open("w") as complaints:
                job.process = subprocess.Popen(
                    [sys.executable, "-m", "chancery.desk.worker"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True,
                    encoding="utf-8",
                )  # fmt: skip
        threading.Thread(target=self._follow, args=(job, job.process), daemon=True).start()

    def _complaints(self, job: Job) -> Path:
        """Where a reading process complains: a pipe that nobody empties meanwhile would stop it."""
        return self._folder / f"{job.id}.log"

    def _follow(self, job: Job, process: subprocess.Popen[str]) -> None:
        """Hear from a reading process until it ends, then begin the next."""
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError), process.stdin as orders:
            json.dump(
                {
                    "record": str(self._record),
                    "files": [(str(path), name) for path, name in job.files],
                    "published": job.published,
                    "publisher": job.publisher,
                    "dates": job.dates,
                },
                orders,
            )
        for said in _lines(process.stdout):
            job.progress.update(said.get("progress", {}))
            job.dropped += said.get("dropped", [])
            job.error = said.get("error", job.error)
        with process:  # which closes what it spoke through
            code = process.wait()
        with self._lock:
            if job.state == READING:
                job.state = FAILED if code else DONE
            if code and job.error is None and job.state == FAILED:
                words = self._complaints(job).read_text(encoding="utf-8", errors="replace")
                last = words.strip().splitlines()[-1:]
                job.error = f"the reading process ended with {code}: {' '.join(last)}"
        self.leave(self._folder / job.id)
        self._next()


def file_name(given: str | None) -> str:
    """A name of letters, figures, dots and dashes for a file that somebody calls otherwise."""
    last = re.split(r"[/\\]", given or "")[-1]
    kept = _NAME.sub("_", last).strip("._-")
    return kept[-80:].lstrip("._-") or "unnamed"


def shown_name(given: str | None) -> str:
    """What a file is called, to be shown: its last part, of a bounded length."""
    last = re.split(r"[/\\]", given or "")[-1].strip()
    return last.encode("utf-8", "replace").decode()[-200:] or "unnamed"


def _lines(stream: Any) -> Iterator[dict[str, Any]]:
    for line in stream:
        with suppress(ValueError):
            said = json.loads(line)
            if isinstance(said, dict):
                yield said
