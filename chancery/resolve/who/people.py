"""People in office: the shipped tables by family name and day, and a user's own rows."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from chancery import assets
from chancery.assets.fold import fold
from chancery.errors import InputError
from chancery.model import SECTORS
from chancery.resolve.lookup.tables import tables

COLUMNS = ("key", "match", "name", "country", "norm", "sector", "role", "from", "to", "grade")
USER_COLUMNS = ("name", "aliases", "country", "sector", "role", "from", "to", "entity")
# Offices whose holders are written of by family name alone.
TOP = frozenset(
    {"HOS", "HOG", "FM", "DEFMIN", "VP", "IGO_HEAD", "ARMED_LEADER", "ARMY_CHIEF", "CANDIDATE"}
)


# Behind a family name, and never one themselves.
_SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii"})
_FEW = 4
_KIN_LETTERS = 5
_YEARS = 10  # before and after an office in which its holder is known by the family name
_LATE = 6  # years after which who was seen in office is taken to have left it
_HEADS = frozenset({"HOS", "HOG"})
_FULL = "KNOWN"  # all the world knows them by their full names, not by the family name alone
_NEXT = frozenset({"FM", "VP", "DEFMIN", "IGO_HEAD", "CANDIDATE"})


@dataclass(frozen=True, slots=True)
class Office:
    """One person in one office: `until` is open where the source saw no end by `seen`."""

    match: str
    name: str
    country: str
    norm: str
    sector: str | None
    role: str | None
    since: str
    until: str
    seen: str
    grade: str
    entity: str | None = None

    def fits(self, day: str | None) -> float:
        """How well the spell covers a day: 1 inside, less for years beyond what was seen, 0.2 after."""
        if day is None:
            return 0.5
        if self.future(day):
            return 0.1
        if self.until and day[: len(self.until)] > self.until:
            return 0.2
        if self.seen and day[: len(self.seen)] > self.seen:
            late = int(day[:4]) - int(self.seen[:4]) > _LATE
            return 0.15 if self.grade == "nominal" or late else 0.6
        return 1.0

    def near(self, day: str | None) -> bool:
        """Whether the spell ended not many years before a day, or begins not many after it."""
        if day is None:
            return False
        year = int(day[:4])
        last = int((self.until or self.seen)[:4] or year)
        return year - last <= _YEARS and int(self.since[:4] or year) - year <= _YEARS

    def future(self, day: str | None) -> bool:
        """Whether the spell begins only after a day."""
        return bool(day and self.since and day[: len(self.since)] < self.since)


class People:
    """Looks up who bore a name on a day; a user's rows come before the shipped ones."""

    def __init__(self, user: Path | None = None) -> None:
        self._user = read_user(user) if user else {}
        self._tables = [
            assets.SortedTable(assets.path(name), COLUMNS)
            for name in ("people.tsv", "people_ccbysa.tsv")
        ]
        self._rows = lru_cache(maxsize=8192)(self._read)
        self._found = lru_cache(maxsize=8192)(self._find)

    def find(self, name: str, day: date | None, home: str | None = None) -> tuple[Office, ...]:
        """Offices of people whose name holds all the folded words given, best first.

        Of one word only people in top offices are taken, and only where the day
        (or, without a day, the country that the article is about) leaves no doubt of who is meant.
        """
        return self._found(name, day, home)

    def offices(self, word: str) -> list[Office]:
        """All offices of those whose family name a word is."""
        return [office for _, office in self._rows(word)]

    def common(self, word: str) -> bool:
        """Whether more than a few people of the tables bear a family name."""
        return len({o.name for _, o in self._rows(word) if o.norm != _FULL}) > _FEW

    def family(self, word: str) -> dict[str, int]:
        """How many people of the tables bear a family name, by country."""
        bearers = {(o.name, o.country) for _, o in self._rows(word) if o.grade != "user"}
        return dict(Counter(country for _, country in bearers))

    def kin(self, word: str) -> str | None:
        """The country in which alone people of a rare family name have held top offices, if any.

        It tells a country, not a person: enough where a text has the name and no more.
        """
        if len(word) < _KIN_LETTERS or self.common(word):
            return None
        held = {o.country for _, o in self._rows(word) if o.norm in TOP}
        return held.pop() if len(held) == 1 else None

    def _find(self, name: str, day: date | None, home: str | None) -> tuple[Office, ...]:
        words = [w for w in name.split() if w not in _SUFFIXES] or name.split()
        key = words[-1]
        found = [o for known, o in self._rows(key) if _agrees(words, known)]
        if not found and len(words) > 1:
            found = [o for known, o in self._rows(words[0]) if _agrees(words, known)]
        if not found:
            return ()
        if len(words) > 1:
            found += self._others(words, found)
        iso = day.isoformat() if day else None
        found.sort(key=lambda o: _rank(o, iso, name), reverse=True)
        if len(words) > 1 or any(o.grade == "user" for o in found):
            return tuple(found)
        return tuple(self._alone(key, found, iso, home))

    def _others(self, words: list[str], found: list[Office]) -> list[Office]:
        """The offices that a person spelt in full just so has under other spellings."""
        full = {(o.name, o.country) for o in found if o.match.split() == words and o.norm in TOP}
        rows = self._rows(words[-1]) if full else ()
        return [o for _, o in rows if (o.name, o.country) in full and o not in found]

    def _alone(
        self, word: str, found: list[Office], day: str | None, home: str | None
    ) -> list[Office]:
        """Those of a family name whom it means without another word: who is in office comes first."""
        found = [o for o in found if o.norm != _FULL]
        top = [o for o in found if (o.norm in TOP or o.grade == "curated") and o.fits(day) >= 0.5]
        now = (
            [o for o in top if o.fits(day) == 1.0] or [o for o in top if o.fits(day) >= 0.6] or top
        )
        if day is None or len({o.country for o in now}) > 1:
            now = [o for o in now if o.country == home] or [
                o for o in now if day and o.country == tables().surnames.get(word)
            ]
        heads = [o for o in found if o.norm in _HEADS and o.country == home]
        return now or heads or self._once(word, found, day)

    def _once(self, word: str, found: list[Office], day: str | None) -> list[Office]:
        """The one person of a telling family name who left a top office, or was to hold it, soon."""
        known = tables().surnames.get(word)
        code, norms = (known, TOP) if known else (self.kin(word), _HEADS)
        near = [o for o in found if o.country == code and o.norm in norms and o.near(day)]
        return near if len({o.name for o in near}) == 1 else []

    def _read(self, key: str) -> Sequence[tuple[list[str], Office]]:
        """Every office under a word of a name, with the words of the name."""
        shipped = [
            Office(
                match or fold(name), name, country, norm, sector or None, role or None, since,
                "" if to.endswith("?") else to, to.rstrip("?"), grade,
            )
            for table in self._tables
            for _, match, name, country, norm, sector, role, since, to, grade in table.get(key)
        ]  # fmt: skip
        return [(o.match.split(), o) for o in (*self._user.get(key, ()), *shipped)]


def _agrees(asked: list[str], known: list[str]) -> bool:
    """Whether a printed name can be that of a listed person: same words, initials allowed."""
    if asked == known:
        return True
    if len(asked) == 1:
        return asked[0] in known
    if not -1 < len(known) - len(asked) <= 2:
        return False  # each word asked takes one known; two more may remain
    pool, guessed = list(known), False
    if len(asked[-1]) > 1 and asked[-1] not in pool and len(asked[0]) > 1:
        return False  # "Alexander Polyakov" is no "P. Alexander"
    for word in asked:
        if word in pool:
            pool.remove(word)
            continue
        short = len(word) == 1
        hit = next((k for k in pool if k[0] == word[0] and (short or len(k) == 1)), None)
        if hit is None:
            return False
        guessed = guessed or not short
        pool.remove(hit)
    # "M. Patricia Smith" is no Michael: who is known by the second name is called by it
    return not (guessed and any(len(word) > 1 for word in pool))


def _rank(office: Office, day: str | None, name: str) -> tuple[float, ...]:
    grade = {"user": 9.0, "curated": 2.0, "sourced": 2.0, "nominal": 1.0}[office.grade]
    return (
        grade if grade == 9.0 else 0.0,
        office.fits(day),
        3.0
        if office.norm in _HEADS
        else 2.0
        if office.norm in _NEXT
        else float(office.norm in TOP),
        float(office.match == name),
        -float(office.role is not None and office.role.startswith("Head of ")),
        grade,
        # The later spell where none covers the day, or two do; of equal ones the first listed.
        float((office.since[:4] or "0").rjust(4, "0")),
        float(office.since[5:].replace("-", "") or 0),
    )


def read_user(path: Path) -> dict[str, list[Office]]:
    """A user's CSV by the last word of each name; raises InputError naming the line at fault."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [c for c in USER_COLUMNS if c not in (reader.fieldnames or ())]
            if missing:
                raise InputError(
                    str(path),
                    f"no column {', '.join(missing)} (found: {', '.join(reader.fieldnames or ())}); "
                    f"expected a header with {', '.join(USER_COLUMNS)}",
                )
            rows = [(number, row) for number, row in enumerate(reader, start=2)]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read as a UTF-8 CSV file: {error}") from error
    found: dict[str, list[Office]] = defaultdict(list)
    spells: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for number, row in rows:
        where = f"{path}:{number}"
        cells = {c: (row[c] or "").strip() for c in USER_COLUMNS}
        _check(where, cells)
        _overlap(where, cells, spells[fold(cells["name"]) + "|" + cells["role"]], number)
        for spelt in (cells["name"], *filter(None, cells["aliases"].split(";"))):
            match = fold(spelt)
            office = Office(
                match, cells["name"], cells["country"], "USER", cells["sector"] or None,
                cells["role"] or None, cells["from"], cells["to"], "", "user",
                cells["entity"] or None,
            )  # fmt: skip
            found[match.split()[-1]].append(office)
    return dict(found)


def _check(where: str, cells: dict[str, str]) -> None:
    if not fold(cells["name"]):
        raise InputError(where, "the name is empty; expected a person's or body's name")
    if cells["sector"] and cells["sector"] not in SECTORS:
        raise InputError(
            where,
            f"sector {cells['sector']!r} is not PLOVER's; expected one of {', '.join(SECTORS)}",
        )
    if cells["country"] and not (len(cells["country"]) == 3 and cells["country"].isupper()):
        raise InputError(
            where, f"country {cells['country']!r}: expected three capital letters such as PAK"
        )
    for column in ("from", "to"):
        if cells[column]:
            _day(where, column, cells[column])
    if cells["from"] and cells["to"] and cells["from"] > cells["to"]:
        raise InputError(where, f"from {cells['from']} lies after to {cells['to']}; exchange them")


def _day(where: str, column: str, value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise InputError(
            where,
            f"{column} is {value!r}; expected a day as 2024-05-31, or nothing where it is open",
        ) from None


def _overlap(
    where: str, cells: dict[str, str], spells: list[tuple[str, str, int]], number: int
) -> None:
    start, end = cells["from"] or "0000", cells["to"] or "9999"
    for other_start, other_end, line in spells:
        if start <= other_end and other_start <= end:
            raise InputError(
                where,
                f"{cells['name']} as {cells['role'] or 'anything'} overlaps with line {line}; "
                "end the one spell before the other begins",
            )
    spells.append((start, end, number))
