"""Builds the actor tables that ship under chancery/assets/data from ../shared/data.

    python -m training.actors [--shared ../shared/data]

Sources and licences are written to SOURCES.md beside the tables. Rows from
memory (training/actor_rows and the curated file) carry the grade `curated`;
the CC BY-SA rows stay in a file of their own.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from chancery.assets.files import DATA
from chancery.assets.fold import fold
from training import spellings
from training.spellings import as_listed, by_hand, renamed, usual

HERE = Path(__file__).parent / "actor_rows"
PEOPLE = ("key", "match", "name", "country", "norm", "sector", "role", "from", "to", "grade")
ORGANISATIONS = ("key", "name", "country", "sector", "acronym", "grade")
NAMES = ("phrase", "code", "kind", "cased")
ROLES = ("noun", "sector")
COUNTRIES = ("code", "name")
CITIES = ("key", "country")
SURNAMES = ("surname", "country")
GIVEN = ("name", "people")
# Quarters and plain words that some province is called by as well.
PLAIN = frozenset(
    (
        "capital coast delta east independence liberty metro midlands north northeast northeastern "
        "oriental police south southeast southeastern southwest southwestern union west"
    ).split()
)
# Of states; of international bodies; of nobody, but known to all the world, or long out of office.
BY_HAND = ("people.tsv", "people_abroad.tsv", "people_known.tsv")
# Countries whose people are named family name first, or where both orders are printed.
FAMILY_FIRST = {"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "HUN", "JPN", "KHM", "MMR", "SGP"}
# Countries where the last of three names is often the mother's and left out.
TWO_SURNAMES = {
    "ESP", "MEX", "ARG", "COL", "VEN", "PER", "CHL", "ECU", "GTM", "CUB", "BOL", "DOM", "HND",
    "PRY", "SLV", "NIC", "CRI", "PAN", "URY",
}  # fmt: skip
BODIES = {"IGO", "UNO", "EUR", "NGO", "MNC", "IMG"}  # codes that are of no people
PLAIN = {
    "agency",
    "force",
    "youth",
    "india",
    "libya",
    "somalia",
}  # as names of bodies, they mislead
_SHORT = 4  # letters of an acronym that is printed with a small one in it
_OFFICE = re.compile(r"secretary general|\benvoy(?: for \w+)?$")
PETRARCH_CODES = {"KSV": "XKX", "TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "PAL": "PSE"}
WORD = re.compile(r"[A-Z]{3}")
# Titles that the sources leave in front of names.
TITLES = (
    "secretary general|general secretary|general|president|prime minister|senator|dr|mr|mrs|ms|"
    "sir|sheikh|king|queen|prince|maj gen|lt gen|brig gen|gen|col|capt|archbishop|justice|acting"
)
TITLE = re.compile(rf"^(?:(?:{TITLES})\s+)+(?=\S+\s+\S)")

# Of these the offices and ranks, which are no part of what somebody is called.
OFFICE = re.compile(
    r"^(?:(?:commission (?:president|chairman)|secretary[- ]general|general secretary|president|"
    r"prime minister|senator|(?:maj|lt|brig)\.? gen\.?|gen\.|general|col\.|capt\.|acting)\s+)+"
    r"(?=(?!of\b)\S+\s+\S)",
    re.IGNORECASE,
)

# What stands before names of people and never before those of bodies.
HONOURS = frozenset("sheikh sheik shaykh sayyed sayyid seyyed mullah hajji general gen".split())


def read(path: Path) -> Iterator[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def hand(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)


def clean(text: str) -> str:
    return " ".join(text.replace("\t", " ").replace("|", " ").split())


def write(
    name: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]], *, order: bool
) -> None:
    unique = dict.fromkeys(tuple(map(clean, row)) for row in rows)
    listed = sorted(unique, key=lambda row: (row[0] + "\t").encode()) if order else list(unique)
    text = "\n".join("\t".join(row) for row in [tuple(columns), *listed]) + "\n"
    (DATA / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(listed)} rows, {len(text.encode()) / 1e6:.2f} MB")


# ---------------------------------------------------------------- people


def keys(match: str, country: str, surname: str) -> set[str]:
    tokens = match.split()
    found = {tokens[-1]}
    if surname and " " not in surname:
        found.add(surname)
    if country in FAMILY_FIRST or len(tokens) == 1:
        found.add(tokens[0])
    if country in TWO_SURNAMES and len(tokens) >= 3:
        found.add(tokens[-2])
    if tokens[-1] in {"jr", "sr", "ii", "iii"} and len(tokens) > 1:
        found = {tokens[-2]}
    return {key for key in found if len(key) > 1}


def bare(name: str) -> str:
    """A person's name without remarks in brackets and the office that a source leaves before it."""
    return OFFICE.sub("", re.sub(r"\s*[(\[].*?[)\]}]|\|\|", "", name).strip())


def person_rows(rows: Iterable[dict[str, str]], grade: str) -> Iterator[tuple[str, ...]]:
    for row in rows:
        name = bare(row["person"])
        role = row["office"].replace(" (as recorded on visit)", "")
        role = "" if role.startswith("PETRARCH") else re.sub(r":: \+\+.*", "", role)
        country = row["country_iso3"]
        start, end = row["start"], row["end"]
        if row["end_precision"] == "attested":
            start, end = row["as_of"], row["as_of"]
        if (end or "9999") < "1990" or not country or not name or "prince of Andorra" in role:
            continue
        if country == "AND" and "prince" in role.lower():
            continue
        if row["office_norm"] in {"AMB", "CDA", "PERMREP"} and (end or "9999").rstrip("?") < "2005":
            continue
        if row["end_precision"] in {"open_at_asof", "last_seen", "attested"}:
            end = f"{end or row['as_of']}?"
        names = {name, *filter(None, map(bare, row["aliases"].split("|")))}
        for spelt in sorted(names):
            match = TITLE.sub("", fold(spelt)).replace(",", "")
            if len(match.split()) < 2 and spelt != name:
                continue
            for key in sorted(keys(match, country, fold(row["surname"]).replace("|", ""))):
                yield (
                    key, match, name, country, row["office_norm"], row["sector"], role[:60],
                    start, end, grade,
                )  # fmt: skip


# Dependencies, whose tables name the heads of the state that they belong to.
SOVEREIGN_OF = {
    **dict.fromkeys(("ASM", "GUM", "MNP", "PRI", "VIR"), "USA"),
    **dict.fromkeys(("HKG", "MAC"), "CHN"),
    **dict.fromkeys("ATF PYF NCL SPM WLF MYT GLP MTQ GUF REU BLM MAF AND".split(), "FRA"),
    **dict.fromkeys("AIA BMU VGB CYM FLK GIB GGY IMN JEY MSR PCN SHN TCA".split(), "GBR"),
    **dict.fromkeys(("ABW", "CUW", "SXM"), "NLD"),
    **dict.fromkeys(("GRL", "FRO"), "DNK"),
    **dict.fromkeys(("COK", "NIU", "TKL"), "NZL"),
    **dict.fromkeys(("NFK", "CXR", "CCK"), "AUS"),
    "SJM": "NOR",
}  # fmt: skip


def merged(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """One row per key, person and office: spells that several sources tell are joined."""
    spells: dict[tuple[str, ...], tuple[str, ...]] = {}
    offices: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    listed = list(rows)
    own = {(row[1], row[3]) for row in listed}
    listed = [
        row
        for row in listed
        if row[3] not in SOVEREIGN_OF or (row[1], SOVEREIGN_OF[row[3]]) not in own
    ]
    crowned = {row[1] for row in listed if row[3] == "GBR" and row[4] == "HOS"}
    listed = [row for row in listed if row[3] == "GBR" or row[4] != "HOS" or row[1] not in crowned]
    for row in listed:
        offices[row[0], row[1], row[3]].add(row[4] + row[6])
    for row in listed:
        key, match, _, country, norm, _, role, start, end, _ = row
        if not role and len(offices[key, match, country]) > 1:
            continue  # a bare PETRARCH row of somebody whose office is known otherwise
        if norm == "OTHER" and role.lower() in {"minister", "foreign minister"}:
            continue
        same = (key, match, country, norm, "" if norm in TOP else role)
        old = spells.get(same)
        if old is None:
            spells[same] = row
        elif (
            start[:4] <= (old[8].rstrip("?") or "9999")[:4]
            and old[7][:4] <= (end.rstrip("?") or "9999")[:4]
        ):
            best = max((old[8], end), key=lambda e: (e.rstrip("?") or "9999", not e.endswith("?")))
            spells[same] = (*old[:7], min(old[7] or start, start or old[7]), best, old[9])
        else:
            spells[*same, start] = row
    yield from spells.values()


TOP = {"HOS", "HOG", "FM", "DEFMIN", "FINMIN", "INTMIN", "VP", "PARTY_LEADER"}


def curated_people(shared: Path) -> Iterator[tuple[str, ...]]:
    for row in (row for name in BY_HAND for row in hand(name)):
        first, *others = row["name"].split("|")
        for spelt in (first, *others):
            match = fold(spelt)
            for key in sorted(keys(match, row["country"], "")):
                yield (
                    key, match, first, row["country"], row["norm"], row["sector"], row["role"],
                    row["from"], row["to"], "curated",
                )  # fmt: skip
    yield from person_rows(read(shared / "actors/people_curated_UNVERIFIED.csv"), "curated")


def left_for_good(
    known: Iterable[tuple[str, ...]], rows: Iterable[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Ends spells at home where somebody went to lead an international body: sources run on."""
    went = {row[1]: row[7] for row in known if row[4] == "IGO_HEAD" and row[3] in BODIES}
    for row in rows:
        day = went.get(row[1], "")
        runs_on = row[4] in TOP and row[3] not in BODIES and row[7] < day < row[8].rstrip("?")
        yield (*row[:8], day, row[9]) if day and runs_on else row


def as_printed(
    rows: Iterable[tuple[str, ...]], usual_names: set[tuple[str, str]]
) -> Iterator[tuple[str, ...]]:
    """The rows, and those of the usual names, which no source may list, under that spelling too."""
    for row in rows:
        yield row
        match, country = fold(row[2]), row[3]
        if (country, row[2]) in usual_names and row[1] != match:
            for key in sorted(keys(match, country, "")):
                yield (key, match, *row[2:])


def people(shared: Path) -> None:
    sourced = [
        row
        for name in ("people_offices", "people_attested", "people_party_leaders")
        for row in person_rows(read(shared / f"actors/{name}.csv"), "sourced")
    ]
    nominal = person_rows(read(shared / "actors/people_petrarch_1990_2014.csv.gz"), "nominal")
    known = list(curated_people(shared))
    listed = [*known, *left_for_good(known, sourced), *nominal]
    orders = dict.fromkeys(FAMILY_FIRST, spellings.FAMILY_FIRST)
    orders |= dict.fromkeys(TWO_SURNAMES, spellings.TWO_SURNAMES)
    told = list(hand("usual.tsv"))
    names = by_hand(usual(listed, orders), told)
    printed = {(row["country"], row["name"]) for row in told}
    rows = list(merged(as_printed(renamed(listed, names), printed)))
    write("people.tsv", PEOPLE, map(compact, rows), order=True)
    apart = list(person_rows(read(shared / "actors/people_current_2026_ccbysa.csv"), "sourced"))
    called = as_listed(rows, apart)
    write("people_ccbysa.tsv", PEOPLE, map(compact, renamed(apart, called)), order=True)


def compact(row: tuple[str, ...]) -> tuple[str, ...]:
    """Leaves the folded spelling out where it is that of the name."""
    return (row[0], "" if row[1] == fold(row[2]) else row[1], *row[2:])


# ---------------------------------------------------------------- organisations


def org_code(row: dict[str, str], known: set[str]) -> tuple[str, str]:
    """Country (or the code that stands for none) and sector of an organisation's row."""
    code = row["cameo_code"]
    country = row["country_iso3"].split("|")[0]
    country = PETRARCH_CODES.get(country, country)
    sector = {"MED": "JRN", "INT": "REB"}.get(row["sector"], row["sector"])
    if "|" in row["country_iso3"] and sector == "REB":
        country = "IMG"
    if code.startswith(("IGOUNO", "IGOEEC", "IGOEUR")):
        country = "UNO" if code.startswith("IGOUNO") else "EUR"
    elif code.startswith("IMG"):
        country = "IMG"
    elif code[:3] in {"IGO", "NGO", "NGM", "MNC"}:
        after = PETRARCH_CODES.get(code[3:6], code[3:6])
        country = after if after in known else ("NGO" if code[:3] == "NGM" else code[:3])
    tail = code[3:]
    for mark, meant in (("JUD", "JUD"), ("LEG", "LEG"), ("SPY", "SPY"), ("HLH", "MED")):
        if mark in tail:
            sector = meant
    sector = {"IGO": "GOV", "NGO": "SOC", "NGM": "SOC", "MNC": "BUS"}.get(sector, sector)
    return (
        country if country in known or country in {"IMG", "IGO", "UNO", "EUR", "NGO", "MNC"} else ""
    ), sector


def organisation_rows(shared: Path, known: set[str]) -> Iterator[tuple[str, ...]]:
    generic = generic_names(shared)
    for row in read(shared / "actors/organisations.csv"):
        country, sector = org_code(row, known)
        name = re.sub(r"\s*\(.*?\)|[:|]+\s*$", "", row["name"]).strip()
        if not country or len(name) < 3 or _OFFICE.search(fold(name)):
            continue  # an office is no body
        grade = "curated" if row["source"].startswith("curated") else "sourced"
        spellings = {name, *map(str.strip, (row["abbr"], *row["aliases"].split("|")))}
        capitals = {fold(spelt) for spelt in spellings if spelt.isupper() and " " not in spelt}
        for spelt in sorted(spellings):
            key = fold(spelt).removeprefix("the ")
            if len(key) < 3 or key.isdigit() or key in generic or key in PLAIN:
                continue
            acronym = "1" if key in capitals else ""
            if (
                " " not in key
                and not acronym
                and grade != "curated"
                and sector in {"PTY", "BUS", "SOC"}
            ):
                continue  # single common words as names of parties and firms do more harm
            yield key, name, country, sector, acronym, grade


def generic_names(shared: Path) -> set[str]:
    """Names that bodies of four countries or more share: they tell no country by themselves."""
    seen: dict[str, set[str]] = defaultdict(set)
    for row in read(shared / "actors/organisations.csv"):
        for spelt in (row["name"], *row["aliases"].split("|")):
            seen[fold(spelt)].add(row["country_iso3"])
    return {key for key, countries in seen.items() if len(countries) >= 4}


def hand_organisations() -> Iterator[tuple[str, ...]]:
    for row in hand("organisations.tsv"):
        for body in row["names"].split("|"):
            first, *others = body.split("=")
            for name in (first, *others):
                capitals = name.replace(".", "").replace("-", "").isupper() or (
                    len(name) <= _SHORT and not name[1:].islower() and not name[:-1].isupper()
                )
                acronym = "1" if capitals and " " not in name else ""
                key = fold(name.removeprefix("the ").removeprefix("The "))
                for spelt in dict.fromkeys((key, key.replace("organization", "organisation"))):
                    yield spelt, first, row["code"], row["sector"], acronym, "curated"


def leaders_called() -> set[tuple[str, str]]:
    """The folded names, full and family, of those who lead armed groups and parties, by country."""
    with (DATA / "people.tsv").open(encoding="utf-8", newline="") as stream:
        listed = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    led = [row for row in listed if row["norm"] == "ARMED_LEADER"]
    full = {
        (row["match"] or fold(row["name"]), code) for row in led for code in (row["country"], "IMG")
    }
    return full | {(row["key"], row["country"]) for row in led}


def called_so(row: tuple[str, ...], leaders: set[tuple[str, str]]) -> bool:
    """Whether a source lists a leader, with or without a title, as a spelling of the body led."""
    key, name, country = row[:3]
    words = key.split()
    while len(words) > 1 and words[0] in HONOURS:
        words = words[1:]
    family = 1 < len(words) < 4 and (words[-1], country) in leaders and key != fold(name)
    return family or (" ".join(words), country) in leaders


def organisations(shared: Path, known: set[str]) -> None:
    by_hand = list(hand_organisations())
    taken = {row[0] for row in by_hand}
    leaders = leaders_called()
    rows = [
        row
        for row in organisation_rows(shared, known)
        if row[0] not in taken and not called_so(row, leaders)
    ]
    write("organisations.tsv", ORGANISATIONS, [*by_hand, *rows], order=True)


# ---------------------------------------------------------------- countries, roles, places


def names(shared: Path) -> None:
    found: dict[str, tuple[str, ...]] = {}
    for row in hand("names.tsv"):
        cased = "1" if row["phrase"].replace(".", "").isupper() else ""
        found[fold(row["phrase"])] = (fold(row["phrase"]), row["code"], row["kind"], cased)
    by_code = [("code", "name")]
    for row in read(shared / "actors/countries.csv"):
        code = row["iso3"]
        by_code.append((code, row["name"].split(" - ")[0]))
        listed = [
            (row["name"], "country"),
            (row["icews_name"], "country"),
            (row["capital"], "capital"),
        ]
        listed += [(name.split(";")[0], "country") for name in row["other_names"].split("|")]
        listed += [(name, "adjective") for name in row["adjectives"].split("|")]
        listed += [(name, "people") for name in row["demonyms"].split("|")]
        for phrase, kind in listed:
            key = fold(re.sub(r"\(.*?\)|\*", "", phrase))
            if len(key) < 4 or len(key.split()) > 5:
                continue
            if kind == "people" and key in found:
                continue
            found.setdefault(key, (key, code, kind, ""))
    write("names.tsv", NAMES, found.values(), order=True)
    nice = {"GBR": "United Kingdom", "USA": "United States", "EUR": "European Union",
            "UNO": "United Nations", "SUN": "Soviet Union",
            "DDR": "East Germany"}  # fmt: skip
    rows = {code: nice.get(code, name) for code, name in by_code[1:]} | nice
    write("countries.tsv", COUNTRIES, sorted(rows.items()), order=False)


def roles(shared: Path) -> None:
    found = {}
    for row in hand("roles.tsv"):
        for noun in row["nouns"].split():
            found[noun.replace("_", " ").replace("-", " ")] = row["sector"]
    by_hand = set(found)
    pattern = re.compile(r"^([A-Z_]+?)_?\s+(?:\{.*\}\s*)?\[~([A-Z]+)\]")
    sectors = {"MED": "JRN", "HLH": "MED", "SET": "CVL", "ELI": "ELI", "RAD": "REB", "INS": "REB"}
    allowed = {"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "EDU", "BUS", "CRM", "CVL",
               "LAB", "LEG", "REL", "AGR", "ELI", "REF", "UAF"}  # fmt: skip
    path = shared / "petrarch_dictionaries/Phoenix.agents.txt"
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        hit = pattern.match(line)
        if not hit:
            continue
        noun = hit[1].lower().replace("_", " ").strip().replace("facilitiy", "facility")
        code = hit[2][-3:] if hit[2][-3:] == "HLH" else hit[2][:3]
        sector = sectors.get(code, code)
        if " " in noun and {noun.split()[-1], noun.split()[-1].removesuffix("s")} & by_hand:
            continue  # the parts say it better: "state media", "health authorities"
        if sector in allowed | {"JRN", "MED"} and len(noun) > 3 and noun not in found:
            found[noun] = sector
    write("roles.tsv", ROLES, sorted(found.items()), order=True)


def cities(shared: Path, taken: set[str]) -> None:
    """Cities and provinces whose name points at one country, as a hint where an article plays."""
    taken = taken | waters()
    weight: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in read(shared / "places/places.csv.gz"):
        population = float(row["population"] or 0)
        admin = row["feature"].startswith("ADM1")
        if not row["country_iso3"] or (population < 30_000 and not admin):
            continue
        for spelt in sorted({row["name"], row["admin1_name"] if admin else ""}):
            key = fold(re.sub(r"\(.*?\)", "", spelt))
            if len(key) > 3:
                weight[key][row["country_iso3"]] += max(population, 300_000 if admin else 0)
    found = []
    for key, by in weight.items():
        best = max(by, key=lambda code: by[code])
        if key not in taken | PLAIN and by[best] >= 5 * (sum(by.values()) - by[best]):
            found.append((key, best))
    write("cities.tsv", CITIES, found, order=True)


def waters() -> set[str]:
    """Folded names of well-known seas and rivers: "the Gulf" is not Papua's province."""
    with (DATA / "places.tsv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            row["key"]
            for row in reader
            if row["feature"] in {"sea", "strait", "river", "lake"}
            and int(row["population"]) >= 1_000_000
        }


# ---------------------------------------------------------------- how people are called


def surnames() -> None:
    """Family names by which all the world knows one person."""
    rows = [
        (fold(name), row["country"])
        for row in hand("surnames.tsv")
        for name in row["surnames"].split("|")
    ]
    write("surnames.tsv", SURNAMES, rows, order=True)


def given() -> None:
    """How many of the listed people bear a given name in each country; of all, under ``*``."""
    with (DATA / "people.tsv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        listed = {(fold(row["name"]), row["country"]) for row in reader}
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    for name, country in sorted(listed):
        words = name.split()
        if len(words) > 1 and WORD.fullmatch(country) and country not in BODIES:
            bearers["*"][country] += 1
            for word in words[:-1]:
                bearers[word][country] += 1
    rows = [
        (name, " ".join(f"{code}:{count}" for code, count in by.most_common()))
        for name, by in bearers.items()
        if by.total() > 1
    ]
    write("given.tsv", GIVEN, rows, order=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    shared = parser.parse_args().shared
    known = {row["iso3"] for row in read(shared / "actors/countries.csv")}
    people(shared)
    organisations(shared, known)
    names(shared)
    roles(shared)
    taken = {line.split("\t")[0] for line in (DATA / "names.tsv").read_text().splitlines()}
    cities(shared, taken)
    surnames()
    given()


if __name__ == "__main__":
    main()
