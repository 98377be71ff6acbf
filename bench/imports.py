"""How fast old data come in, and how soon a dyad's series is there.

Rows of ICEWS18 (`icews/ICEWS18/events.tsv.gz`: day, source, relation, target) are
written in ICEWS's form of twenty columns, with what the benchmark's copy has
lost made up: ids, stories, sectors by the names, places. They are repeated with
other ids until there are as many as wanted, a ten-million-row file by years. Beside
the clock stands processor time, for machines that are busy with other things.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.common import BenchError, Outcome, existing
from bench.speed import processor_seconds, watched

ROWS = 1_000_000
DYADS_ROWS = 10_000_000
PATIENCE = 3_600.0  # seconds until an import counts as hung
ASKED = 25  # dyads, of those with most rows
_COUNTRY = re.compile(r"\(([^()]+)\)$")
_SECTORS = {
    "Military": "Military,Government", "Police": "Government,Police",
    "Government": "Government", "Ministry": "Executive,Government", "Citizen": "Social",
    "Media Personnel": "Media,Social", "Protester": "Dissident", "Insurgent": "Dissident,Insurgents",
}  # fmt: skip
_SECTORS_REVERSED = {k: ",".join(reversed(v.split(","))) for k, v in _SECTORS.items()}
_PUBLISHERS = ("Reuters News", "Xinhua News Agency", "Agence France-Presse", "The Hindu", "NULL")


def made_rows(data: Path, wanted: int) -> Iterator[list[str]]:
    """The header, then rows in ICEWS's form, as many as wanted; each round has its own ids and years."""
    from chancery.ingest.datasets import ICEWS

    yield list(ICEWS)
    codes = _codes()
    made = 0
    while made < wanted:
        round_ = made
        with gzip.open(data, "rt", encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                if made == wanted:
                    return
                made += 1
                yield _made(row, made, round_, codes)


def _made(row: dict[str, str], number: int, round_: int, codes: dict[str, str]) -> list[str]:
    year = 1995 + round_ // 468_558 % 30
    day = f"{year}{row['date'][4:]}" if row["date"][5:] != "02-29" else row["date"]
    source, target = row["source"], row["target"]
    home, other = _home(source), _home(target)
    relation = row["relation"]
    code = codes.get(relation, "NULL")
    place = other if other != "NA" else home
    sectors = _SECTORS if number % 2 else _SECTORS_REVERSED
    return [
        str(30_000_000 + number), day, source, sectors.get(source.partition(" (")[0], "NA"), home,
        relation, code, "", target, sectors.get(target.partition(" (")[0], "NA"), other,
        str(40_000_000 + number // 3), str(number % 6 + 1), _PUBLISHERS[number % 5], "NA", "NULL",
        "", place, f"{number % 120 - 60}.{number % 997}", f"{number % 300 - 150}.{number % 991}",
    ]  # fmt: skip


@cache
def _home(name: str) -> str:
    """The country an actor's name ends in, or is, as ICEWS has it in a column of its own."""
    from chancery.ingest.datasets import parties

    match = _COUNTRY.search(name)
    if match:
        return match[1] if parties.country(match[1], "name") else "NA"
    return name if parties.country(name, "name") else "NA"


def _codes() -> dict[str, str]:
    """CAMEO codes by the relations' names, from the codes beside the development data."""
    from bench.common import CORPORA

    table = existing(CORPORA / "scales" / "goldstein_mappings.csv")
    with table.open(encoding="utf-8", newline="") as stream:
        return {row["name"]: row["code"] for row in csv.DictReader(stream)}


def write_made(data: Path, target: Path, wanted: int) -> None:
    """Put a made file on disk."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        for row in made_rows(data, wanted):
            stream.write("\t".join(row) + "\n")


def run(data: Path, rows: int = ROWS, dyad_rows: int = DYADS_ROWS) -> Outcome:
    """Time an import of so many rows, then a dyad's series from so many more."""
    events = [data] if existing(data).is_file() else sorted(data.rglob("events.tsv.gz"))
    events = [file for file in events if "ICEWS18" in str(file)] or events
    if not events:
        raise BenchError(f"{data}: no events.tsv.gz in it; give the folder of ICEWS18")
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "icews.tab"
        write_made(events[0], table, rows)
        size = table.stat().st_size
        first, busy = _timed(table, Path(scratch) / "record")
        seconds, peak, count = first["seconds"], first["peak"], first["rows"]
        measures: dict[str, float | None] = {"import_s": seconds, "peak_mb": peak,
                                             "import_cpu_s": busy, "rows_per_s": count / seconds}  # fmt: skip
        shown = f"  {count:,} of {rows:,} rows of {size / 1e6:.0f} MB in {seconds:.1f} s, "
        notes = [f"{shown}{busy:.1f} s of processor time, {peak:.0f} MB of memory"]
        table.unlink()
        if dyad_rows:
            extra, lines = _dyads(events[0], Path(scratch), dyad_rows)
            measures |= extra
            notes += lines
    return {"n": count, "measures": measures, "notes": notes}


def _timed(table: Path, record: Path) -> tuple[dict[str, float], float]:
    busy = processor_seconds()
    command = [sys.executable, "-m", "bench.imports", "import", str(table), str(record)]
    output, peak = watched(command, PATIENCE)
    return {**json.loads(output.splitlines()[-1]), "peak": peak}, processor_seconds() - busy


def _dyads(events: Path, scratch: Path, rows: int) -> tuple[dict[str, float | None], list[str]]:
    """A dyad's series from a large file: the first answer of a process, and those after."""
    table = scratch / "large.tab"
    write_made(events, table, rows)
    record = scratch / "large"
    report, _ = _timed(table, record)
    table.unlink()
    command = [sys.executable, "-m", "bench.imports", "dyads", str(record)]
    output, peak = watched(command)
    asked = json.loads(output.splitlines()[-1])
    later = asked["later"]
    measures: dict[str, float | None] = {
        "dyad_first_s": asked["first"], "dyad_s": max(later), "dyad_cpu_s": asked["busy"],
        "large_import_s": report["seconds"],
        "large_peak_mb": report["peak"], "dyad_peak_mb": peak,
    }  # fmt: skip
    note = (
        f"  {report['rows']:,} rows imported in {report['seconds']:.0f} s in "
        f"{report['peak']:.0f} MB; the series of {len(later)} busy dyads (up to "
        f"{asked['largest']:,} rows): the first {asked['first']:.2f} s, then at most "
        f"{max(later):.2f} s, on average {sum(later) / len(later):.2f} s, and at most "
        f"{asked['busy']:.2f} s of processor time"
    )
    return measures, [note]


def import_worker(table: str, record: str) -> None:
    """Import a file as the command does, and print how it went."""
    from chancery.service.importing import import_files

    report = import_files(record, [table])
    print(json.dumps({"rows": report.rows, "seconds": report.seconds}))


def dyad_worker(record: str) -> None:
    """Ask for the series of the busiest dyads, and print the seconds of each."""
    from chancery.store.datasets import DatasetView, EventQuery

    with DatasetView(record) as view:
        busiest = view.dyads(EventQuery())[:ASKED]
    times, busy = [], []
    with DatasetView(record) as view:
        for actor, recipient, *_ in [busiest[0], *busiest]:
            began, worked = time.perf_counter(), time.process_time()
            view.daily(EventQuery(actor_country=actor, recipient_country=recipient))
            times.append(time.perf_counter() - began)
            busy.append(time.process_time() - worked)
    found = {"first": times[0], "later": times[1:], "largest": busiest[0][3], "busy": max(busy[1:])}
    print(json.dumps(found))


if __name__ == "__main__":
    {"import": import_worker, "dyads": dyad_worker}[sys.argv[1]](*sys.argv[2:])
