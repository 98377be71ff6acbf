"""Place names on the geoparsing corpora (LGL, TR-News, GeoVirus, GeoWebNews): found and located.

`found_f1` counts exact or overlapping spans. Of the gold spans with coordinates,
`country` is the share resolved into the gold's country and `within_161km` the
share within a hundred miles, both given the gold span. GeoVirus names no
countries; there the country of the nearest large town stands in. The weights of
the scene were chosen on two thirds of the articles; a third, by the digest of
its text, is only ever scored (`--split dev`; `train` for the others).
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np

from bench.common import BenchError, Outcome, existing
from chancery.assets import rows
from chancery.model import Article, Kind, Mention, Span
from chancery.resolve.where.gazetteer import COLUMNS, Gazetteer, Place, shipped
from chancery.resolve.where.names import parent_told
from chancery.resolve.where.scene import Scene, kilometres
from chancery.resolve.where.survey import survey

Find = Callable[[str], list[Span]]
# Where a corpus names no country, none can be told for these: the nearest town is chance.
_NO_COUNTRY = frozenset({"continent", "sea"})
_KINDS = (Kind.PLACE, Kind.NATIONALITY)
_RADIUS_KM = 161.0
_CAPITALS = re.compile(
    r"[A-Z][\w’'-]*\.?(?:\s(?:(?:of|the|de|del|la|al|and)\s)?[A-Z][\w’'-]*){0,4}"
)


_OPENERS = frozenset(("In", "At", "On", "From", "The", "Near", "To", "And", "But", "For", "With"))


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated place name; coordinates and country where the corpus has them."""

    span: Span
    point: tuple[float, float] | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """One article with its gold."""

    name: str
    text: str
    gold: tuple[Gold, ...]


def texts(data: Path) -> Iterator[Text]:
    """Every article of the XML file, or of the XML files in a folder."""
    files = [data] if existing(data).is_file() else sorted(data.rglob("*.xml"))
    if not files:
        raise BenchError(f"{data}: no XML files; expected LGL, TR-News, GeoVirus or GeoWebNews")
    for file in files:
        try:
            root = ET.parse(file).getroot()
        except ET.ParseError as error:
            raise BenchError(f"{file}: not XML ({error})") from error
        for number, article in enumerate(root.iter("article")):
            yield _text(f"{file.name}:{number}", article)


def _text(name: str, article: ET.Element) -> Text:
    text = article.findtext("text") or ""
    gold = [
        item
        for tag in ("toponym", "location")
        for element in article.iter(tag)
        if (item := _gold(element, text))
    ]
    return Text(name, text, tuple(gold))


def _gold(element: ET.Element, text: str) -> Gold | None:
    start, end = element.findtext("start"), element.findtext("end")
    if start is None or end is None or not int(start) < int(end) <= len(text):
        return None
    span = _settled(text, int(start), int(end), element)
    tag = element.find("gaztag")
    place = element if tag is None else tag
    lat = place.findtext("lat") or place.findtext("latitude")
    lon = place.findtext("lon") or place.findtext("longitude")
    point = (float(lat), float(lon)) if lat and lon and _number(lat) and _number(lon) else None
    country = place.find("country")
    label = (country.text or "").strip() if country is not None else None
    if not label and place.findtext("fcode") == "PCLI":
        label = (place.findtext("name") or "").strip()
    return Gold(span, point, label or None)


def _settled(text: str, start: int, end: int, element: ET.Element) -> Span:
    """The span, moved to its words where the file counts from one or has lost a space."""
    words = element.findtext("phrase") or element.findtext("name") or ""
    words = words or element.findtext("extractedName") or ""
    for by in sorted(range(-8, 9), key=abs):
        if start + by >= 0 and text[start + by : end + by] == words:
            return Span(start + by, end + by)
    return Span(start, end)


def _number(written: str | None) -> bool:
    return bool(re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", written or ""))


def held(item: Text) -> bool:
    """Whether an article is of the third that nothing is tuned on."""
    return hashlib.md5(item.text.encode()).digest()[0] % 3 == 0


def run(data: Path, find: Find | None = None, *, split: str = "all") -> Outcome:
    """Score a file or a folder; `find` gives the spans of place names, by default the reader's."""
    gazetteer = shipped()
    finder = find or reader()
    tally = {"gold": 0, "found": 0, "hit": 0, "located": 0, "near": 0, "known": 0, "country": 0}
    for item in texts(data):
        if split != "all" and held(item) != (split == "dev"):
            continue
        spans = finder(html.unescape(item.text)) if "&" in item.text else finder(item.text)
        tally["gold"] += len(item.gold)
        tally["found"] += len(spans)
        tally["hit"] += _hits(item.gold, spans)
        for gold, place in located(gazetteer, item, spans):
            if gold.point is None:
                continue
            near = place is not None and (
                kilometres(gold.point, (place.lat, place.lon)) <= _RADIUS_KM
            )
            tally["located"] += 1
            tally["near"] += near
            right = _country_right(gazetteer, gold, place)
            if right is not None:
                tally["known"] += 1
                tally["country"] += right
    if not tally["gold"]:
        raise BenchError(f"{data}: no toponyms in it; expected <toponym> or <location> elements")
    measures = {
        "found_f1": 2 * tally["hit"] / ((tally["found"] + tally["gold"]) or 1),
        "country": tally["country"] / (tally["known"] or 1),
        "within_161km": tally["near"] / (tally["located"] or 1),
    }
    return {"n": tally["gold"], "measures": measures}


def located(
    gazetteer: Gazetteer, item: Text, spans: list[Span]
) -> Iterator[tuple[Gold, Place | None]]:
    """Each gold name with the place it is resolved to, in the light of the whole article."""
    every = {gold.span for gold in item.gold} | {
        s for s in spans if not any(s.overlaps(g.span) for g in item.gold)
    }
    mentions = [Mention(s, s.of(item.text), Kind.PLACE, 1.0) for s in sorted(every)]
    scene = survey(gazetteer, item.text, mentions)
    for gold in item.gold:
        name = gold.span.of(item.text)
        yield gold, locate(scene, name, parent_told(gazetteer, item.text, gold.span))


def locate(scene: Scene, name: str, parent: str | None = None) -> Place | None:
    """The likeliest meaning, or where a name that the gazetteer lacks must lie."""
    return scene.resolve(name, parent) or scene.unlisted(name, parent)


def _country_right(gazetteer: Gazetteer, gold: Gold, place: Place | None) -> bool | None:
    """Whether the country agrees; None where the corpus does not tell it and no town is near."""
    if not gold.country and place is not None and place.feature in _NO_COUNTRY:
        return None
    if gold.country:
        named = {p.country for p in gazetteer.places(gold.country) if p.feature == "country"}
    else:
        named = Towns.load().country(gold.point) if gold.point else set()
    if not named:
        return None
    return place is not None and bool(named & set(place.countries))


@dataclass(frozen=True, slots=True)
class Towns:
    """The country of a point, by its nearest town: for corpora that give coordinates only."""

    lat: np.ndarray
    lon: np.ndarray
    codes: tuple[str, ...]

    @classmethod
    @cache
    def load(cls) -> Towns:
        """Towns of fifteen thousand people or more; read once."""
        large = [
            row for row in rows("places.tsv", COLUMNS) if row[6] == "city" and int(row[7]) >= 15_000
        ]
        return cls(
            np.array([float(row[4]) for row in large]),
            np.array([float(row[5]) for row in large]),
            tuple(row[2] for row in large),
        )

    def country(self, point: tuple[float, float]) -> set[str]:
        """The country of the nearest town, or nothing more than two hundred kilometres off."""
        east = (self.lon - point[1]) * np.cos(np.radians(point[0]))
        squares = (self.lat - point[0]) ** 2 + east**2
        nearest = int(squares.argmin())
        return {self.codes[nearest]} if squares[nearest] < 1.8**2 else set()


def _hits(gold: tuple[Gold, ...], spans: list[Span]) -> int:
    """Found spans that overlap a gold span, one to one."""
    free, hits = sorted(spans), 0
    for item in sorted(gold, key=lambda g: g.span):
        hit = next((s for s in free if s.overlaps(item.span)), None)
        if hit:
            free.remove(hit)
            hits += 1
    return hits


def reader() -> Find:
    """The reader's mentions of places and nationalities, which the corpora count as toponyms."""
    from chancery.read import Reader

    one = Reader()

    def find(text: str) -> list[Span]:
        (reading,) = one.read([Article(text=text)])
        return [m.span for m in reading.mentions if m.kind in _KINDS]

    return find


def capitalised(text: str) -> list[Span]:
    """A stand-in for the reader: capitalised words that the gazetteer knows."""
    gazetteer, found = shipped(), []
    for match in _CAPITALS.finditer(text):
        words, start = match[0], match.start()
        if words.partition(" ")[0] in _OPENERS:
            start += len(words.partition(" ")[0]) + 1
            words = words.partition(" ")[2]
        while words:
            known = gazetteer.places(words)
            if known and max(p.weight for p in known) > 15_000:
                found.append(Span(start, start + len(words)))
                break
            words = words.rpartition(" ")[0]
    return found
