"""PLOVER's closed lists (version 2 of the manual) as enumerations.

Tables keyed by these (modes, contexts, scales, the CAMEO mapping) are data
files under `assets`.
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """What was done: PLOVER's sixteen event types, from cooperative to violent."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """The four quadrants of cooperation and conflict, in words and in deeds."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


_E, _Q = EventType, Quad
QUADS: dict[EventType, Quad] = {
    **dict.fromkeys((_E.AGREE, _E.CONSULT, _E.SUPPORT, _E.CONCEDE), _Q.VERBAL_COOPERATION),
    **dict.fromkeys((_E.COOPERATE, _E.AID, _E.RETREAT), _Q.MATERIAL_COOPERATION),
    **dict.fromkeys((_E.REQUEST, _E.ACCUSE, _E.REJECT, _E.THREATEN), _Q.VERBAL_CONFLICT),
    **dict.fromkeys(
        (_E.PROTEST, _E.SANCTION, _E.MOBILIZE, _E.COERCE, _E.ASSAULT), _Q.MATERIAL_CONFLICT
    ),
}

# Types whose parties act together: actors and recipients may be exchanged.
SYMMETRIC = frozenset({_E.CONSULT, _E.AGREE, _E.COOPERATE})

# Speech acts that can be `about` another claim.
SPEECH_ACTS = frozenset(
    {_E.REQUEST, _E.REJECT, _E.THREATEN, _E.AGREE, _E.ACCUSE, _E.SUPPORT, _E.CONCEDE}
)


class Status(StrEnum):
    """Whether it happened: the auxiliary modes of the PLOVER manual, section 2.3."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    HISTORICAL = "historical"


class Stance(StrEnum):
    """What one source says of the content of an account."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    UNCONFIRMED = "unconfirmed"
    DOUBTS = "doubts"


# Stances of a source that does not stand behind what is told.
DISPUTING = frozenset({Stance.DENIES, Stance.UNCONFIRMED, Stance.DOUBTS})

# PLOVER's sector of journalists and their outlets, who pass on what others say.
PRESS = "JRN"


class Kind(StrEnum):
    """Kinds of mention that the reader tells apart."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    ROLE = "role"  # "a senior Pakistani official", "the army chief", "protesters"
    PRONOUN = "pronoun"


class Granularity(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Basis(StrEnum):
    """What a date rests on."""

    EXPRESSION = "expression"
    CONTEXT = "context"
    PUBLICATION = "publication"


SECTORS: dict[str, str] = {
    "GOV": "government, the executive",
    "MIL": "armed forces",
    "REB": "rebels",
    "OPP": "political opposition",
    "PTY": "political parties",
    "COP": "police and other domestic security forces",
    "JUD": "courts",
    "SPY": "intelligence services",
    "MED": "health",
    PRESS: "press",
    "EDU": "education",
    "BUS": "business",
    "CRM": "organised crime",
    "CVL": "civilians",
    "LAB": "labour",
    "LEG": "legislatures",
    "REL": "religious organisations",
    "SOC": "social organisations, NGOs",
    "AGR": "agriculture",
    "ELI": "elites, former office holders",
    "REF": "refugees",
    "PRM": "paramilitaries, militias on the government's side",
    "UAF": "unidentified armed force",
    "IGO": "intergovernmental organisations",
    "NGO": "non-governmental organisations",
    "UNK": "unknown",
}
