"""Checks files of claims: offsets, types, modes, statuses, stances, sectors, links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.model.ontology import SECTORS, EventType, Stance, Status

Json = dict[str, Any]

MODES: dict[str, frozenset[str]] = {
    "CONSULT": frozenset("visit third-party multilateral phone".split()),
    "RETREAT": frozenset("withdraw release return disarm ceasefire access resign".split()),
    "REQUEST": frozenset("assist change yield meet".split()),
    "REJECT": frozenset("assist change yield meet".split()),
    "ACCUSE": frozenset("disapprove investigate allege".split()),
    "THREATEN": frozenset("restrict ban arrest relations expel territory violence".split()),
    "PROTEST": frozenset("demo riot strike hunger boycott obstruct".split()),
    "SANCTION": frozenset("convict expel withdraw discontinue".split()),
    "MOBILIZE": frozenset("troops weapons police militia".split()),
    "COERCE": frozenset(
        "seize restrict ban censor curfew martial-law arrest deport withhold misinformation "
        "cyber".split()
    ),
    "ASSAULT": frozenset(
        "abduct beat torture execute sexual assassinate destroy primitive firearms explosives "
        "suicide-attack aerial drone heavy-weapons crowd-control unconventional massacre cleansing "
        "sideAB".split()
    ),
}

COUNTRIES = frozenset(
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR "
    "BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK "
    "COL COM CPV CRI CUB CUW CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN "
    "FJI FLK FRA FRO FSM GAB GBR GEO GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG "
    "HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR "
    "KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MNC MDA MDG MDV MEX "
    "MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU "
    "NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU "
    "RUS RWA SAU SDN SEN SGP SHN SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC "
    "SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VAT VCT "
    "VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE "
    # States that are gone, and what is no country: the UN, the EU, other bodies, Islamic State.
    "SUN YUG CSK DDR UNO EUR IGO NGO IMG".split()
)


def check_party(country: str | None, sector: str | None) -> list[str]:
    """What is wrong with a country or a sector code."""
    faults = []
    if country is not None and country not in COUNTRIES:
        faults.append(f"country {country!r}: expected an ISO 3166 alpha-3 code, UNO, EUR, IGO ...")
    if sector is not None and sector not in SECTORS:
        faults.append(f"sector {sector!r}: expected one of {', '.join(SECTORS)}")
    return faults


def _span(text: str, what: str, start: Any, words: str | None, end: Any) -> Iterator[str]:
    if not isinstance(start, int) or start < 0:
        yield f"{what} starts at {start!r}"
        return
    last = start + len(words) if words is not None else end
    if not isinstance(last, int) or not start < last <= len(text):
        yield f"{what} ends at {last!r} in a text of {len(text)} characters"
    elif words is not None and end is not None and last != end:
        yield f"{what} ends at {end!r}, its words at {last}"
    elif words is not None and text[start:last] != words:
        yield f"{what} {words!r} is not at {start}: there stands {text[start:last]!r}"


def _account(text: str, index: int, one: Json, count: int) -> Iterator[str]:
    what = f"account {index}"
    yield from _span(text, what, one["start"], one.get("source_text"), one.get("end"))
    yield from check_party(one["source_country"], one["source_sector"])
    if one["stance"] not in set(Stance):
        yield f"{what} has stance {one['stance']!r}"
    via = one["via"]
    if via is not None and not (isinstance(via, int) and 0 <= via < count and via != index):
        yield f"{what} is via {via!r} of {count}"
    if one["cue_start"] is not None:
        yield from _span(text, "cue", one["cue_start"], one.get("cue_text"), one.get("cue_end"))


def check_claim(text: str, claim: Json, ids: set[str]) -> Iterator[str]:
    """What is wrong with one claim, in words; `ids` are the claims of its document."""
    kind = claim["event_type"]
    if kind not in set(EventType):
        yield f"event type {kind!r}"
    if claim["mode"] is not None and claim["mode"] not in MODES.get(kind, frozenset()):
        yield f"mode {claim['mode']!r} of {kind}"
    if claim["status"] not in set(Status):
        yield f"status {claim['status']!r}"
    if claim["about"] is not None and (claim["about"] not in ids or claim["about"] == claim["id"]):
        yield f"about {claim['about']!r}, which is no other claim of the document"
    trigger, start = claim.get("trigger"), claim["trigger_start"]
    yield from _span(text, "quote", claim["start"], claim.get("quote"), claim["end"])
    yield from _span(text, "trigger", start, trigger, claim.get("trigger_end"))
    if not claim["start"] <= start < claim["end"]:
        yield f"trigger at {start} outside its quote {claim['start']}..{claim['end']}"
    for role in ("actors", "recipients"):
        for one in claim[role]:
            yield from _span(text, role[:-1], one["start"], one.get("text"), one.get("end"))
            yield from check_party(one["country"], one["sector"])
    for index, one in enumerate(claim["accounts"]):
        yield from _account(text, index, one, len(claim["accounts"]))


def check_file(path: Path, texts: Path | None = None) -> list[str]:
    """Every fault of a file of claims with file, line and claim; texts are beside it by default."""
    folder = texts or path.parent / "texts"
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            rows.append((number, json.loads(line)))
        except ValueError as error:
            return [f"{path}:{number}: broken JSON ({error})"]
    ids: dict[str, list[str]] = {}
    for _, row in rows:
        ids.setdefault(row["doc"], []).append(row.get("id", ""))
    faults: list[str] = []
    for number, row in rows:
        where = f"{path}:{number}: {row.get('id', row['doc'])}"
        source = folder / f"{row['doc']}.txt"
        if not source.exists():
            faults.append(f"{where}: no text at {source}")
            continue
        same = ids[row["doc"]]
        if row.get("none"):
            if len(same) > 1:
                faults.append(f"{where}: marked as without a claim, yet has others")
            continue
        if same.count(row["id"]) > 1:
            faults.append(f"{where}: the id is there twice")
        try:
            text = source.read_text(encoding="utf-8")
            faults += [f"{where}: {fault}" for fault in check_claim(text, row, set(same))]
        except KeyError as error:
            faults.append(f"{where}: no field {error}")
    return faults
