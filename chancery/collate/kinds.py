"""Which event types may be two words for one happening."""

from __future__ import annotations

from chancery.model import EventType

_E = EventType

# Reports of one happening differ in type along these lines: talks are met, agreed
# and worked on; a truce is an agreement and a retreat; an ultimatum asks and threatens.
_KIN: tuple[tuple[EventType, EventType], ...] = (
    (_E.CONSULT, _E.AGREE), (_E.CONSULT, _E.COOPERATE), (_E.AGREE, _E.COOPERATE),
    (_E.AGREE, _E.RETREAT), (_E.AGREE, _E.SUPPORT), (_E.AGREE, _E.AID), (_E.AGREE, _E.CONCEDE),
    (_E.COOPERATE, _E.AID), (_E.COOPERATE, _E.SUPPORT), (_E.SUPPORT, _E.AID),
    (_E.CONSULT, _E.SUPPORT), (_E.CONCEDE, _E.RETREAT), (_E.AID, _E.RETREAT),
    (_E.REQUEST, _E.THREATEN), (_E.REQUEST, _E.ACCUSE), (_E.ACCUSE, _E.THREATEN),
    (_E.ACCUSE, _E.REJECT), (_E.REQUEST, _E.REJECT), (_E.REJECT, _E.THREATEN),
    (_E.ASSAULT, _E.COERCE), (_E.ASSAULT, _E.MOBILIZE), (_E.COERCE, _E.MOBILIZE),
    (_E.COERCE, _E.SANCTION), (_E.PROTEST, _E.ASSAULT), (_E.PROTEST, _E.COERCE),
    (_E.THREATEN, _E.SANCTION), (_E.REQUEST, _E.CONSULT), (_E.REQUEST, _E.SUPPORT),
    (_E.PROTEST, _E.ACCUSE), (_E.PROTEST, _E.REQUEST), (_E.SANCTION, _E.REJECT),
    (_E.MOBILIZE, _E.AID), (_E.COERCE, _E.ACCUSE), (_E.CONSULT, _E.REJECT),
)  # fmt: skip
KIN = frozenset(_KIN) | frozenset((b, a) for a, b in _KIN)

# One name for types that meet most often, for finding candidates.
FAMILIES: dict[str, str] = {
    **dict.fromkeys(
        map(str, (_E.CONSULT, _E.AGREE, _E.COOPERATE, _E.SUPPORT, _E.AID, _E.CONCEDE, _E.RETREAT)),
        "together",
    ),
    **dict.fromkeys(map(str, (_E.REQUEST, _E.ACCUSE, _E.REJECT, _E.THREATEN)), "words"),
    **dict.fromkeys(
        map(str, (_E.PROTEST, _E.SANCTION, _E.MOBILIZE, _E.COERCE, _E.ASSAULT)), "force"
    ),
}


def family(kind: str) -> str:
    """The family of a type; a type that is not PLOVER's is its own."""
    return FAMILIES.get(kind, kind)
