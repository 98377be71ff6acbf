"""Passages of sport, business and culture without a word of politics: text without events.

No corpus annotates silence, and a reader that never saw a football report reads
"attack" and "deal" as events. The rule is blunt so that what it lets through
needs no reader: words enough of a field, none of politics, law or violence.
`bench/quiet.csv` was taken by the same rule from texts that are left out here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from training.claims.texts import source
from training.documents import Document, bucket

FIELDS = (
    (
        r"\b(coach|goals?|match|season|league|tournament|player|champion|innings|wicket|striker|"
        r"midfielder|quarterback|semifinal|scored|medal|Olympic|athlete)"
    ),
    (
        r"\b(shares?|profit|revenue|quarter|earnings|company|stock|investors?|sales|market|percent|"
        r"bank|CEO|chief executive|billion)"
    ),
    (
        r"\b(film|album|singer|actor|actress|museum|exhibition|festival|concert|novel|book|artist|"
        r"theatre|theater|music|recipe|restaurant|fashion|award)"
    ),
)
ENOUGH = 4  # words of one field
POLITICAL = re.compile(
    r"\b(government|minist|president|police|army|military|troops|court|protest|election|"
    r"parliament|war\b|attack|kill|sanction|union|strike|law|arrest|charged|prosecut|mayor|"
    r"council|commission|senat|congress|governor|suspect|murder|EU\b|treaty|tariff|accus|denied|"
    r"alleg|suit\b|sued|SEC\b|Palestin|Israel|Russia|poll\b|Clinton|Trump|vote|legislat|federal|"
    r"regulator|bill\b|budget|tax\b|bankruptcy|ambassador|politic|democra|republican|visa\b|"
    r"embassy|agenc|official|prison|jail|death|died|dead\b|fight|battle|threat|crime|violen)",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?][\"”’']*\s+(?=[\"“A-Z])")
LENGTHS = (450, 900)  # characters
BENCH = Path(__file__).parent.parent / "bench" / "quiet.csv"


def documents(data: Path) -> Iterator[Document]:
    """One passage of every text that has one, as a document without events."""
    with BENCH.open(encoding="utf-8", newline="") as handle:
        kept = {(row["file"], row["entry"]) for row in csv.DictReader(handle)}
    for file, entry, text in _texts(data):
        held = None if (file, entry) in kept else passage(text)
        if held and bucket(Path(file).name + entry) > 1:
            yield Document(
                id=f"quiet-{Path(file).stem}{entry}", corpus="quiet", text=held, events=[]
            )


def passage(text: str) -> str | None:
    """The stretch of whole sentences with most words of a field, where one is quiet."""
    starts = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    best: tuple[int, str] | None = None
    for i, start in enumerate(starts):
        for end in starts[i + 1 :]:
            if end - start > LENGTHS[1]:
                break
            held = text[start:end]
            if end - start < LENGTHS[0] or POLITICAL.search(held):
                continue
            most = max(len(re.findall(field, held, re.IGNORECASE)) for field in FIELDS)
            if most >= ENOUGH and (best is None or most > best[0]):
                best = most, held
    return best[1] if best else None


def _texts(data: Path) -> Iterator[tuple[str, str, str]]:
    """(file, entry, text) of the corpora that hold such passages."""
    for path in sorted((data / "worldwide_newswire" / "processed_annotated").iterdir()):
        if bucket(path.name) > 1:  # the rest is development for names
            yield _placed(data, path, "worldwide_newswire")
    for path in sorted((data / "tempeval3" / "TBAQ-cleaned" / "TimeBank").glob("*.tml")):
        yield _placed(data, path, "tempeval3")
    for path in sorted((data / "polnear" / "train" / "text").iterdir()):
        yield _placed(data, path, "polnear")
    for path in sorted((data / "geoparsing").glob("*.xml")):
        for i, article in enumerate(ET.parse(path).getroot().iter("article")):
            text = f"{article.findtext('title') or ''}\n\n{article.findtext('text') or ''}"
            yield str(path.relative_to(data)), article.get("docid") or str(i), text


def _placed(data: Path, path: Path, corpus: str) -> tuple[str, str, str]:
    file = str(path.relative_to(data))
    return file, "", source(data, corpus, file, "")
