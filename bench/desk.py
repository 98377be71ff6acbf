"""How fast the desk's server answers on a large record, while articles are read beside it.

    python -m bench.desk [--record DIR] [--articles 20000] [--claims 10] [--rounds 5]

Makes a record of made-up articles (20,000 of ten claims each unless told otherwise), opens a desk
on it in a process of its own, keeps `chancery read` reading the examples into it from another, and
asks for every page again and again. Prints the 50th and 95th percentile and the slowest of each
page, in milliseconds from the request to the last byte, and the 95th of all. The texts are
sentences put together by chance from a fixed seed; actors, days and types are spread as in real
records, a few of them in most claims.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from chancery import service
from chancery.model import (
    Account,
    Article,
    Basis,
    Cited,
    Claim,
    EventType,
    Granularity,
    Identity,
    Party,
    Reading,
    Span,
    Stance,
    Status,
    When,
    Where,
    claim_id,
)
from chancery.store import Counts, Record

ROOT = Path(__file__).resolve().parent.parent
SEED = 20_000
COUNTRIES = (
    "USA RUS UKR CHN IND PAK IRN ISR PSE SYR TUR FRA GBR DEU JPN KOR PRK SAU YEM IRQ AFG EGY SDN ETH "
    "NGA MLI BFA NER COD VEN COL MEX BRA POL BLR ARM AZE GEO KAZ MMR"
).split()
SECTORS = ("GOV", "GOV", "GOV", "MIL", "MIL", "REB", "CVL", "COP", "LEG", "JRN")
VERBS = {
    "met": EventType.CONSULT, "attacked": EventType.ASSAULT, "accused": EventType.ACCUSE,
    "urged": EventType.REQUEST, "rejected": EventType.REJECT, "backed": EventType.SUPPORT,
    "sanctioned": EventType.SANCTION, "aided": EventType.AID, "warned": EventType.THREATEN,
    "arrested": EventType.COERCE, "agreed with": EventType.AGREE, "deployed near": EventType.MOBILIZE,
}  # fmt: skip
CITIES = [
    ("Kyiv", "UKR", 50.45, 30.52), ("Mariupol", "UKR", 47.1, 37.54), ("Moscow", "RUS", 55.75, 37.62),
    ("Geneva", "CHE", 46.2, 6.15), ("Islamabad", "PAK", 33.72, 73.04), ("Delhi", "IND", 28.65, 77.23),
    ("Tehran", "IRN", 35.69, 51.42), ("Gaza", "PSE", 31.5, 34.47), ("Sanaa", "YEM", 15.35, 44.2),
    ("Bamako", "MLI", 12.65, -8.0), ("Goma", "COD", -1.67, 29.22), ("Seoul", "KOR", 37.57, 126.98),
]  # fmt: skip
WORDS = (
    "officials ministry border talks missile convoy ceasefire election treaty parliament grain port "
    "district embassy hostages drones sanctions envoy summit refugees pipeline militia province"
).split()


class Maker:
    """Articles and claims put together by chance, the same ones each time."""

    def __init__(self) -> None:
        self._chance = random.Random(SEED)
        self._people = [
            (f"{first}{a} {last}{b}", country)
            for country in COUNTRIES
            for a, first in enumerate(("Amir", "Bela", "Chen"))
            for b, last in enumerate(("Dorn", "Ekwe", "Farouk"))
        ]

    def readings(self, articles: int, claims: int) -> Iterator[Reading]:
        """So many articles of so many claims each, over four years."""
        first = date(2021, 1, 1)
        for number in range(articles):
            yield self._reading(number, first + timedelta(days=number * 1460 // articles), claims)

    def _reading(self, number: int, day: date, claims: int) -> Reading:
        text, parts = "", []
        for _ in range(claims):
            sentence, made = self._sentence(len(text))
            text += sentence + " "
            parts.append(made)
        words = " ".join(self._chance.choices(WORDS, k=5))
        article = Article(
            text, f"{words.capitalize()} {number}", f"Paper {number % 40}", day, "metadata",
            origin=f"{number}.txt",
        )  # fmt: skip
        made_claims = tuple(self._claim(article, n, part) for n, part in enumerate(parts))
        return Reading(article, tuple(p["sentence"] for p in parts), claims=made_claims)

    def _who(self) -> tuple[str, Identity]:
        rank = min(int(self._chance.expovariate(0.15)), len(COUNTRIES) - 1)
        country = COUNTRIES[rank]
        draw = self._chance.random()
        if draw < 0.5:
            return country.capitalize() + "land", Identity(
                country, f"country:{country}", country, "GOV", None, named=True
            )
        if draw < 0.85:
            name, home = self._people[self._chance.randrange(9) + 9 * rank]
            entity = "person:" + name.lower().replace(" ", "-")
            return name, Identity(name, entity, home, "GOV", "Minister", named=True)
        sector = self._chance.choice(SECTORS)
        words = f"{country} {sector.lower()} {self._chance.choice(WORDS)}"
        return words, Identity(None, None, country, sector, None, named=False)

    def _sentence(self, start: int) -> tuple[str, dict]:
        source, actor, recipient = self._who(), self._who(), self._who()
        verb = self._chance.choice(list(VERBS))
        city = self._chance.choice(CITIES)
        told = self._chance.random() < 0.45
        filler = " ".join(self._chance.choices(WORDS, k=12))
        lead = f"{source[0]} said " if told else ""
        text = f"{lead}{actor[0]} {verb} {recipient[0]} near {city[0]} over {filler}."
        at = start + len(lead)
        span = {
            "actor": Span(at, at + len(actor[0])),
            "trigger": Span(at + len(actor[0]) + 1, at + len(actor[0]) + 1 + len(verb)),
        }
        to = span["trigger"].end + 1
        span["recipient"] = Span(to, to + len(recipient[0]))
        span["place"] = Span(to + len(recipient[0]) + 6, to + len(recipient[0]) + 6 + len(city[0]))
        return text, {
            "sentence": Span(start, start + len(text)), "span": span, "verb": verb, "city": city,
            "actor": actor, "recipient": recipient, "source": source if told else None,
            "start": start,
        }  # fmt: skip

    def _claim(self, article: Article, index: int, part: dict) -> Claim:
        span, kind = part["span"], VERBS[part["verb"]]
        status = (
            self._chance.choices(list(Status), (5, 16, 8, 4, 6))[0] if index % 3 else Status.ACTUAL
        )
        name, country, lat, lon = part["city"]
        on = article.published or date(2021, 1, 1)
        when = When(on, on, Granularity.DAY, Basis.PUBLICATION)
        accounts: tuple[Account, ...] = ()
        if part["source"]:
            words, who = part["source"]
            at = Span(part["start"], part["start"] + len(words))
            stance = self._chance.choices(list(Stance), (80, 10, 5, 3, 2))[0]
            accounts = (Account(self._party(words, who, at), cited(stance, at)),)
        return Claim(
            id=claim_id(article.id, span["trigger"], kind), article=article.id, sentence=index,
            sentence_span=part["sentence"], event_type=cited(kind, span["trigger"]),
            trigger=cited(part["verb"], span["trigger"]), status=cited(status, span["trigger"]),
            actors=(self._party(*part["actor"], span["actor"]),),
            recipients=(self._party(*part["recipient"], span["recipient"]),),
            date=Cited(when, (), 0.4, "resolve.when@1", why="the day of publication"),
            place=cited(Where(name, country, None, lat, lon, "city"), span["place"]),
            accounts=accounts, confidence=round(self._chance.random(), 4),
        )  # fmt: skip

    @staticmethod
    def _party(words: str, who: Identity, span: Span) -> Party:
        return Party(cited(words, span), cited(who, span))


def cited(value: object, span: Span) -> Cited:
    """A value that rests on some words."""
    return Cited(value, (span,), 0.9, "read@1")


def fill(folder: Path, articles: int, claims: int) -> None:
    """Make the record."""
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        count = 0
        for reading in Maker().readings(articles, claims):
            count += len(reading.claims)
            writer.add(reading)
        writer.finish(Counts(articles, 0, count, 0))


def pages(folder: Path) -> dict[str, str]:
    """Every page, with what is heaviest on it."""
    row = service.page(folder, limit=1, offset=5000)["rows"][0]
    events = service.event_page(folder, limit=30)["rows"]
    event = max(events, key=lambda e: e["reports"])["event"] if events else row["claim"]
    return {
        "morning": "/", "morning, a year ago": "/?on=2023-12-31&since=2020-01-01",
        "article": f"/articles/{row['article']}", "claim": f"/claims/{row['claim']}",
        "event": f"/events/{event}", "events": "/events", "search, all": "/search",
        "search, a common word": "/search?search=ceasefire",
        "search, a name": "/search?actor=Farouk", "search, a dyad": "/search?dyad=RUS+UKR",
        "search, denied": "/search?stance=denies&type=ASSAULT&since=2023",
        "search, far on": "/search?offset=150000",
        "search, a publisher": "/search?publisher=Paper+7&status=future",
        "articles": "/search?list=articles&search=summit+refugees",
        "relationships": "/follow", "relationship": "/follow/USA/RUS?step=week",
        "behind a point": "/follow/USA/RUS/behind?since=2023-02-06&until=2023-02-12",
        "actors": "/actors", "actors, by name": "/actors?name=ekwe",
        "actor, a country": "/actors/country:USA", "actor, all of a country": "/actors/USA",
        "actor, a person": "/actors/person:amir0-dorn0", "network": "/network",
        "network, filtered": "/network?type=ASSAULT&since=2022", "map": "/map",
        "map, near": "/map?box=20,42,44,54", "read": "/read", "json": "/api/claims?limit=100",
    }  # fmt: skip


def ask(port: int, path: str) -> float:
    """Milliseconds until a page is there."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return (time.perf_counter() - began) * 1000


def measured(port: int, paths: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """So many rounds through all pages, after one that is not counted."""
    for path in paths.values():
        ask(port, path)
    times: dict[str, list[float]] = {name: [] for name in paths}
    for _ in range(rounds):
        for name, path in paths.items():
            times[name].append(ask(port, path))
    return times


def percentile(values: list[float], part: float) -> float:
    """The value below which a part of them lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


class Reader:
    """`chancery read`, again and again, each time of articles that the record has not."""

    def __init__(self, folder: Path, texts: Path) -> None:
        texts.mkdir()
        maker, lines = Maker(), []
        for number, reading in enumerate(maker.readings(3000, 12)):
            row = {"title": f"Beside {number}", "text": reading.article.text, "date": "2025-01-02"}
            lines.append(json.dumps(row))
        (texts / "beside.jsonl").write_text("\n".join(lines), encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "chancery", "read", str(texts), "--record", str(folder),
             "--jobs", "1"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    @property
    def busy(self) -> bool:
        """Whether it still reads."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(60)


def run(folder: Path, rounds: int, texts: Path) -> dict[str, list[float]]:
    """Measure a desk on a record, while another process reads into it."""
    paths = pages(folder)
    desk = subprocess.Popen(
        [sys.executable, "-u", "-m", "chancery", "desk", "--record", str(folder), "--port", "0",
         "--no-browser"], cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert desk.stdout is not None
    reader = Reader(folder, texts)
    try:
        port = int(desk.stdout.readline().split()[-1].rstrip("/").rpartition(":")[2])
        found = measured(port, paths, rounds)
        if not reader.busy:
            print("the reading ended before the measuring: give fewer rounds", file=sys.stderr)
        return found
    finally:
        reader.stop()
        desk.terminate()
        desk.wait(30)


def main() -> None:
    """Make, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path, help="keep the record here, and use it again")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--claims", type=int, default=10, help="claims of an article")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = given.record or Path(name) / "record"
        if not folder.exists():
            began = time.perf_counter()
            fill(folder, given.articles, given.claims)
            print(f"made {folder} in {time.perf_counter() - began:.0f} s", file=sys.stderr)
        work = Path(name) / "work"
        shutil.copytree(folder, work)
        times = run(work, given.rounds, Path(name) / "texts")
    for page, values in times.items():
        print(
            f"{page:26s} p50 {statistics.median(values):7.1f}   p95 {percentile(values, 0.95):7.1f}"
            f"   most {max(values):7.1f} ms"
        )
    every = [value for values in times.values() for value in values]
    print(
        f"{'all':26s} p50 {statistics.median(every):7.1f}   p95 {percentile(every, 0.95):7.1f} ms"
    )


if __name__ == "__main__":
    main()
