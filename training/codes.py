"""Builds the tables that imported codes are read by: CAMEO to PLOVER, countries, sectors.

    python -m training.codes [--shared ../shared/data]

Codes and numbers only, with hand rows in training/code_rows. PLOVER's conversion
table names some modes that PLOVER does not have; those are put right here.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from chancery.assets import ontology
from chancery.assets.files import DATA
from chancery.assets.fold import fold
from chancery.assets.tables import rows
from chancery.errors import UsageError
from chancery.model import QUADS, EventType

HERE = Path(__file__).parent / "code_rows"
LINE = re.compile(r"^(\d{2,4}): ([A-Z]+),([^,#]*),([^#]*)#")
CONTEXT_NAMES = {
    "democracy": "pro democracy",
    "humanitarian": "human security",
}  # version 2 of the manual
# The mode a code gets where the conversion table names one that its type does not have, or
# one that version 2 of the manual has a closer one for.
MODES = {"085": None, "1321": "restrict", "1712": "destroy", "175": None, "195": "aerial"}
CONTEXTS = {"175": ("repression", "pro autocracy")}
CAMEO = ("code", "type", "mode", "contexts", "quad")
COUNTRIES = ("scheme", "code", "country")
SECTORS = ("scheme", "name", "sector", "rank")
STATEMENTS = ("01", "02")  # CAMEO's statements and appeals, which PLOVER drops
SCHEMES = {"iso_num": "iso_num", "iso2": "iso2", "fips_gec": "fips", "cow_abbr": "cow",
           "cow_gw": "cow", "cameo": "cameo", "iso3": "iso3"}  # fmt: skip


def write(name: str, header: Sequence[str], body: Sequence[Sequence[str]]) -> None:
    lines = ["\t".join(row) for row in [header, *body]]
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(body)} rows")


def hand(name: str) -> Iterator[list[str]]:
    with (HERE / name).open(encoding="utf-8") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        yield from reader


def cameo(shared: Path) -> list[tuple[str, str, str, str, str]]:
    """Code, PLOVER type, mode, contexts joined by "; ", quad."""
    given: dict[str, tuple[str, str | None, tuple[str, ...]]] = {}
    text = (shared / "plover/CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    for code, kind, mode, contexts in (m.groups() for m in map(LINE.match, text.splitlines()) if m):
        named = [c.strip().replace("_", " ") for c in contexts.split(";") if c.strip()]
        known = tuple(ontology.context(CONTEXT_NAMES.get(c, c)) for c in named)
        given[code] = (kind, _mode(code, kind, mode.strip()), CONTEXTS.get(code, known))
    found = []
    for code, _ in rows("goldstein.tsv", ("cameo", "goldstein")):
        if code[:2] in STATEMENTS:
            found.append((code, "", "", "", "verbal cooperation"))
            continue
        kind, mode, contexts = _nearest(code, given)
        quad = str(QUADS[EventType(kind)])
        found.append((code, kind, mode or "", "; ".join(contexts), quad))
    return found


def _mode(code: str, kind: str, mode: str) -> str | None:
    if code in MODES:
        return MODES[code]
    try:
        return ontology.mode(kind, mode) if mode else None
    except UsageError as error:
        raise SystemExit(f"{code}: {error}: say which it is in MODES") from error


def _nearest(code, given):
    roots = {"03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
             "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
             "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION",
             "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"}  # fmt: skip
    for end in range(len(code), 2, -1):
        if code[:end] in given:
            return given[code[:end]]
    return roots[code[:2]], None, ()


def countries(shared: Path) -> list[tuple[str, str, str]]:
    """Scheme, code or folded English name, ISO 3166 alpha-3 (or a non-state code)."""
    found: dict[tuple[str, str], str] = {}
    with (shared / "actors/countries.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            iso = row["iso3"]
            for column, scheme in SCHEMES.items():
                for code in filter(None, row[column].split("|")):
                    found.setdefault((scheme, code.strip()), iso)
            for name in (row["icews_name"], row["name"], *row["other_names"].split("|")):
                if key := fold(name.replace("*", "")):
                    found.setdefault(("name", key), iso)
    for phrase, code, kind, _ in rows("names.tsv", ("phrase", "code", "kind", "cased")):
        if kind == "country" and len(code) == 3:
            found.setdefault(("name", phrase), code)
    for scheme, code, iso in hand("countries.tsv"):
        found[scheme, fold(code) if scheme == "name" else code] = iso
    return sorted((scheme, code, iso) for (scheme, code), iso in found.items() if iso)


def sectors() -> list[tuple[str, str, str, str]]:
    """Scheme, name, PLOVER sector, rank: the lowest of an actor's is its primary one."""
    return [tuple(row) for row in hand("sectors.tsv")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    shared = parser.parse_args().shared
    write("cameo.tsv", CAMEO, cameo(shared))
    write("country_codes.tsv", COUNTRIES, countries(shared))
    write("sectors.tsv", SECTORS, sectors())


if __name__ == "__main__":
    main()
