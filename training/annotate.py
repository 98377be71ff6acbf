"""Turns hand-written notes on a text into claims, and checks files of claims.

A note is one document: a heading, its text, three dashes, and one claim a line
(an indented line continues the one above). Without a text, the words are looked
up in ``--texts DIR/<doc>.txt``; without a claim, the document is marked as read::

    === w-0001 2019-05-14
    Officials in Dakar denied that gendarmes had detained the editor.
    ---
    a COERCE/arrest "detained" ; A gendarmes/SEN/COP ; R the editor/SEN/JRN ; at Dakar/SEN
      S? Officials/SEN/GOV denies "denied"

Head: id, TYPE/mode, status (left out: actual), "trigger", and if wanted ``in "first ... last"`` for
the quote (left out: trigger with its parties in the sentence). Fields, parted by ``;``:

    A words=Name/COUNTRY/SECTOR    actor (R: recipient); ``-`` for unknown; Name may be left out
    S words/COUNTRY/SECTOR stance "cue"    source; ``S?`` unnamed, ``S<0`` passed on through it
    at words/COUNTRY    on 2019-05-14 (or 2019-05, 2019, FROM..TO)    about b    aux (not core)

Words are whole words of the text; where they occur twice the nearest to the trigger is meant (of a
cue: to its source), and ``words#2`` is the second from the top. A trigger that occurs twice must
be numbered.

    python -m training.annotate NOTES... --out DIR          write DIR/claims.jsonl, DIR/texts
    python -m training.annotate NOTES... --out DIR --texts DIR --offsets    no words but names
    python -m training.annotate DIR/claims.jsonl [--texts DIR]              check

Notes quote the text: keep those on texts that may not be shipped outside the repository.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
import sys
from pathlib import Path
from typing import Any

from chancery.model.ontology import SPEECH_ACTS, EventType, Stance, Status
from training.annotate_check import check_file, check_party
from training.annotate_notes import Finder, Note, NoteError, notes

Json = dict[str, Any]
HEAD = re.compile(
    r'^(\w+) ([A-Z]+)(?:/([\w-]+))?(?: ([a-z]+))? "([^"]+)"(#\d+)?(?: in "([^"]+)")?$'
)
SOURCE = re.compile(
    r'^(\??)(?:<(\d+))? *(.+)/([A-Z]{3}|-)/([A-Z]{3}|-)(?: ([a-z]+))?(?: "([^"]+)"(#\d+)?)?$'
)


def party(finder: Finder, written: str, near: tuple[int, int]) -> Json:
    """``words=Name/COUNTRY/SECTOR`` as an actor or recipient."""
    parts = written.rsplit("/", 2)
    if len(parts) != 3:
        raise finder.fail(f"{written!r}: expected words/COUNTRY/SECTOR")
    words, _, name = parts[0].strip().partition("=")
    text, start = finder.find(words, near)
    country, sector = (None if p in ("-", "") else p for p in parts[1:])
    found = {
        "text": text,
        "start": start,
        "country": country,
        "sector": sector,
        "name": name or re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", text),
    }
    for fault in check_party(country, sector):
        raise finder.fail(f"{written!r}: {fault}")
    return found


def account(finder: Finder, written: str, near: tuple[int, int]) -> Json:
    """``S`` field: who says so, with which stance, in which words."""
    match = SOURCE.match(written)
    if not match:
        raise finder.fail(f'{written!r}: expected words/COUNTRY/SECTOR stance "cue"')
    unnamed, via, words, country, sector, stance, cue, number = match.groups()
    if (stance or "asserts") not in set(Stance):
        raise finder.fail(f"stance {stance!r}: expected one of {', '.join(Stance)}")
    text, start = finder.find(words, near)
    cue_text, cue_start = (
        finder.find(cue + (number or ""), (start, start + len(text))) if cue else (None, None)
    )
    for fault in check_party(*(None if p == "-" else p for p in (country, sector))):
        raise finder.fail(f"{written!r}: {fault}")
    return {
        "source_text": text,
        "start": start,
        "source_country": None if country == "-" else country,
        "source_sector": None if sector == "-" else sector,
        "named": not unnamed,
        "stance": stance or "asserts",
        "via": int(via) if via else None,
        "cue_text": cue_text,
        "cue_start": cue_start,
    }


def period(finder: Finder, written: str) -> tuple[str, str, str]:
    """``2019-05`` as first day, last day and granularity."""
    first, dots, last = written.partition("..")
    if dots:
        return period(finder, first)[0], period(finder, last)[1], "range"
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", written):
        raise finder.fail(f"date {written!r}: expected 2019-05-14, 2019-05, 2019 or FROM..TO")
    numbers = [int(n) for n in written.split("-")]
    if len(numbers) == 1:
        return f"{written}-01-01", f"{written}-12-31", "year"
    if len(numbers) == 2:
        return f"{written}-01", f"{written}-{calendar.monthrange(*numbers)[1]:02}", "month"
    return written, written, "day"


def quote(finder: Finder, written: str | None, claim: Json) -> tuple[int, int]:
    """The quote as given, else the trigger with the parties that stand in its sentence."""
    begin = claim["trigger_start"]
    end = begin + len(claim["trigger"])
    if written:
        first, _, last = (p.strip() for p in written.partition("..."))
        start = finder.find(first, (begin, end))[1]
        tail, tail_start = finder.find(last or first, (begin, end))
        if not start <= begin < end <= tail_start + len(tail):
            raise finder.fail(f"quote {written!r} does not hold the trigger {claim['trigger']!r}")
        return start, tail_start + len(tail)
    low, high = finder.sentence(begin)
    for one in claim["actors"] + claim["recipients"]:
        if low <= one["start"] < high:
            begin, end = min(begin, one["start"]), max(end, one["start"] + len(one["text"]))
    return begin, end


def claim_of(note: Note, number: int, line: str) -> Json:
    """One line of notes as a claim whose `id` and `about` are still the letters of the notes."""
    finder = Finder(note.text, f"{note.where.rsplit(':', 1)[0]}:{number}")
    head, *fields = (part.strip() for part in line.split(" ; "))
    match = HEAD.match(head)
    if not match:
        raise finder.fail(f'{head!r}: expected id TYPE/mode status "trigger"')
    letter, kind, mode, status, words, nth, quoted = match.groups()
    trigger, at = finder.find(words + (nth or ""), None)
    near = (at, at + len(trigger))
    if kind not in set(EventType) or (status or "actual") not in set(Status):
        raise finder.fail(f"{kind} {status}: expected a PLOVER type and a status")
    claim: Json = {"doc": note.doc, "id": letter, "quote": "", "start": 0, "end": 0}
    claim |= {"trigger": trigger, "trigger_start": at, "event_type": kind, "mode": mode}
    claim |= {"status": status or "actual", "actors": [], "recipients": []}
    claim |= dict.fromkeys(("date_from", "date_to", "date_granularity", "place", "place_country"))
    claim |= {"accounts": [], "about": None, "core": True}
    for written in fields:
        key, _, rest = written.partition(" ")
        if key in ("A", "R"):
            claim["actors" if key == "A" else "recipients"].append(party(finder, rest, near))
        elif key.startswith("S"):
            claim["accounts"].append(account(finder, written[1:].strip(), near))
        elif key == "at":
            place, _, country = rest.rpartition("/")
            claim["place"] = finder.find(place, near)[0]
            claim["place_country"] = None if country == "-" else country
        elif key == "on":
            claim |= dict(
                zip(("date_from", "date_to", "date_granularity"), period(finder, rest), strict=True)
            )
        elif key == "about" and kind in SPEECH_ACTS:
            claim["about"] = rest
        elif written == "aux":
            claim["core"] = False
        else:
            raise finder.fail(f"{written!r}: no such field here (A, R, S, at, on, about, aux)")
    if any(a["via"] is not None and a["via"] >= len(claim["accounts"]) for a in claim["accounts"]):
        raise finder.fail("a source is passed on through one that is not there")
    claim["start"], claim["end"] = quote(finder, quoted, claim)
    claim["quote"] = note.text[claim["start"] : claim["end"]]
    return claim


def claims(note: Note) -> list[Json]:
    """All claims of a document in the form of ``claims.jsonl``; without any, one marked `none`."""
    found = [claim_of(note, number, line) for number, line in note.lines]
    letters = [claim["id"] for claim in found]
    if len(set(letters)) < len(letters):
        raise NoteError(f"{note.where}: {note.doc} uses an id twice: {', '.join(letters)}")
    ids = {letter: f"{note.doc}-{i:02}" for i, letter in enumerate(letters, 1)}
    for claim in found:
        if claim["about"] is not None and claim["about"] not in ids:
            raise NoteError(f"{note.where}: {note.doc} has no claim {claim['about']!r} to be about")
        claim["id"], claim["about"] = ids[claim["id"]], ids.get(claim["about"])
    return found or [{"doc": note.doc, "none": True}]


def offsets_only(claim: Json) -> Json:
    """The same claim with ends in place of words; proper names stay."""
    if claim.get("none"):
        return claim
    bare = {k: v for k, v in claim.items() if k not in ("quote", "trigger")}
    bare["trigger_end"] = claim["trigger_start"] + len(claim["trigger"])
    for key in ("actors", "recipients"):
        bare[key] = [
            {
                "start": p["start"],
                "end": p["start"] + len(p["text"]),
                "country": p["country"],
                "sector": p["sector"],
                "name": p["name"] if re.match(r"[A-Z]", p["name"]) else None,
            }
            for p in claim[key]
        ]
    bare["accounts"] = [
        {k: v for k, v in a.items() if k not in ("source_text", "cue_text")}
        | {"end": a["start"] + len(a["source_text"])}
        | {"cue_end": a["cue_start"] + len(a["cue_text"]) if a["cue_text"] else None}
        for a in claim["accounts"]
    ]
    return bare


def write(files: list[Path], out: Path, texts: Path | None, offsets: bool) -> int:
    """Writes the claims of all notes to ``out/claims.jsonl``; returns how many documents."""
    documents = [note for path in files for note in notes(path, texts)]
    seen: set[str] = set()
    for note in documents:
        if note.doc in seen:
            raise NoteError(f"{note.where}: {note.doc} is there twice")
        seen.add(note.doc)
    lines = [c if not offsets else offsets_only(c) for note in documents for c in claims(note)]
    (out / "texts").mkdir(parents=True, exist_ok=True)
    if not offsets:
        for note in documents:
            (out / "texts" / f"{note.doc}.txt").write_text(note.text, encoding="utf-8")
            (out / "texts" / f"{note.doc}.date").write_text(note.date, encoding="utf-8")
    (out / "claims.jsonl").write_text(
        "".join(json.dumps(c, ensure_ascii=False) + "\n" for c in lines), encoding="utf-8"
    )
    return len(documents)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="training.annotate", description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, help="folder for claims.jsonl and texts/")
    parser.add_argument("--texts", type=Path, help="folder with <doc>.txt")
    parser.add_argument("--offsets", action="store_true", help="keep no words but names")
    given = parser.parse_args(argv)
    by_hand = [path for path in given.files if path.suffix != ".jsonl"]
    checked = [path for path in given.files if path.suffix == ".jsonl"]
    try:
        if by_hand:
            if given.out is None:
                parser.error("notes need --out DIR")
            count = write(by_hand, given.out, given.texts, given.offsets)
            print(f"{count} documents written to {given.out}")
            checked.append(given.out / "claims.jsonl")
        faults = [f for path in checked for f in check_file(path, given.texts)]
    except (NoteError, OSError) as error:
        sys.exit(str(error))
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(checked)} file(s) checked, {len(faults)} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
