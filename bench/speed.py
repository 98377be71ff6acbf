"""How fast a folder becomes a record, how soon the first claim is there, in what memory.

The texts given are joined and cut into articles of 600 words, so that figures
from different folders compare. Then the command a user runs is run, twice, in
processes of its own: once to the end (`articles_per_s`, `sentences_per_s`: over
the seconds of the reading, loading the models included; `peak_mb`: resident
memory of the process and its workers together; `encoder_share`: encoder seconds
over wall seconds times workers), once until a claim is printed (`first_claim_s`,
from the start of the process).
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.common import CORPORA, ROOT, BenchError, Outcome, existing

WORDS = 600
ARTICLES = 100
PATIENCE = 600.0  # seconds until a run counts as hung
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


def default_data() -> Path:
    """The claims corpus's texts, or the shipped examples where it is absent."""
    texts = CORPORA / "claims" / "texts"
    return texts if texts.is_dir() else ROOT / "examples"


def cut(texts: Iterable[str], words: int = WORDS) -> Iterator[str]:
    """Articles of equal length from texts of any: joined, and the short rest left out."""
    held = ""
    for text in texts:
        held = f"{held}\n\n{text}" if held else text
        ends = [m.end() for m in re.finditer(r"\S+", held)]
        start = 0
        for count in range(words, len(ends) + 1, words):
            yield held[start : ends[count - 1]].strip()
            start = ends[count - 1]
        held = held[start:]


def tree(parent: int) -> list[int]:
    """A process and all that came from it."""
    found = [parent]
    for each in found:
        try:
            children = Path(f"/proc/{each}/task/{each}/children").read_text(encoding="ascii")
        except OSError:
            continue  # it has ended meanwhile
        found += [int(child) for child in children.split()]
    return found


def resident_mb(processes: Iterable[int]) -> float:
    """Their resident memory together, in MiB."""
    total = 0.0
    for each in processes:
        try:
            fields = Path(f"/proc/{each}/statm").read_text(encoding="ascii").split()
        except OSError:
            continue
        total += int(fields[1]) * PAGE_MB
    return total


def watched(command: list[str], patience: float = PATIENCE) -> tuple[str, float]:
    """Run a command to its end: its output, and its peak memory with its children in MiB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    peaks = [0.0]

    def watch() -> None:
        while process.poll() is None:
            peaks.append(resident_mb(tree(process.pid)))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        output, _ = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired as error:
        process.kill()
        raise BenchError(f"it took more than {patience:.0f} s") from error
    watcher.join()
    if process.returncode:
        raise BenchError(f"{' '.join(command[:4])} ended with {process.returncode}")
    return output, max(peaks)


def processor_seconds() -> float:
    """What ended children and theirs have used: on a busy machine more telling than the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def first_line(command: list[str]) -> float:
    """Seconds from the start of a command to the first line it prints; it is then ended."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    )
    with process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.terminate()
    if not line.strip():
        raise BenchError("`chancery read --json` ended without printing a claim")
    return seconds


def measures(report: dict[str, float], peak: float, first: float) -> dict[str, float | None]:
    """The bench's figures from a run's own report."""
    seconds = report["seconds"]
    return {
        "articles_per_s": report["articles"] / seconds,
        "sentences_per_s": report["sentences"] / seconds,
        "first_claim_s": first,
        "peak_mb": peak,
        "encoder_share": report["encoder_seconds"] / (seconds * report["workers"]),
    }


def run(data: Path, articles: int = ARTICLES) -> Outcome:
    """Time the reading of up to so many articles cut from the texts of a folder."""
    files = [data] if existing(data).is_file() else sorted(data.rglob("*.txt"))
    texts = (f.read_text(encoding="utf-8", errors="replace") for f in files)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        folder.mkdir()
        count = 0
        for count, text in zip(range(1, articles + 1), cut(texts), strict=False):
            (folder / f"{count:04}.txt").write_text(text, encoding="utf-8")
        if not count:
            raise BenchError(f"{data}: {len(files)} .txt files, together under {WORDS} words")
        worker = [sys.executable, "-m", "bench.speed", str(folder), f"{scratch}/record"]
        busy = processor_seconds()
        output, peak = watched(worker)
        busy = processor_seconds() - busy
        command = [sys.executable, "-m", "chancery", "read", str(folder), "--json"]
        first = first_line([*command, "--record", f"{scratch}/first"])
    report = json.loads(output.splitlines()[-1])
    sizes = f"{count} articles of {WORDS} words, {report['claims']} claims"
    took = f"{report['seconds']:.1f} s, {busy:.1f} s of processor time"
    notes = [f"  {sizes}: {took}, {report['workers']} workers"]
    return {"n": count, "measures": measures(report, peak, first), "notes": notes}


def worker(folder: str, record: str) -> None:
    """Read a folder into a record as the command does, and print the report."""
    from chancery.service import read

    report = read(record, [folder])
    names = ("articles", "claims", "sentences", "seconds", "encoder_seconds", "workers")
    print(json.dumps({name: getattr(report, name) for name in names}))


if __name__ == "__main__":
    worker(sys.argv[1], sys.argv[2])
