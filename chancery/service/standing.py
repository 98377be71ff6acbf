"""How a claim stands, in one word: status and stance seen together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from chancery.model import EventType, Stance

# What each word means; the order is that of legends.
STANDINGS: dict[str, str] = {
    "happened": "told as fact, on the writer's own word",
    "said": "told as fact, on the word of a source",
    "confirmed": "told as fact, and a source confirms it",
    "denied": "a source denies it",
    "doubted": "a source doubts it, or declines to confirm it",
    "not done": "told as something that did not happen",
    "demanded": "somebody demands it",
    "threatened": "somebody threatens it",
    "expected": "planned, promised or expected",
    "feared": "hypothetical: it may happen, or would if",
    "remembered": "history, told as background",
}
# To say it is to do it: who denies an accusation denies what it says, not that it was made.
SPOKEN = frozenset(map(str, (EventType.REQUEST, EventType.THREATEN, EventType.ACCUSE)))
_BLAMING = frozenset(map(str, (EventType.ACCUSE, EventType.REQUEST)))
_ASKING = {"REQUEST": "demanded", "THREATEN": "threatened"}
_BY_STATUS = {
    "negated": "not done", "historical": "remembered", "hypothetical": "feared",
    "future": "expected",
}  # fmt: skip


def standing(claim: Mapping[str, Any], asked: str | None = None) -> str:
    """One of STANDINGS for a claim's shape; `asked` is the type of the speech act that is about it.

    What a source says against it comes first, then whether it is an act that is only
    asked for, then the claim's status, and for what is told as fact on whose word. A deed that
    stands there only as what somebody condemns or demands an end of ("condemned the Israeli
    attack") is told on their word, as far as it says who did it.
    """
    stances = {account["stance"] for account in claim["accounts"]}
    if "denies" in stances:
        return "denied"
    if stances & {"doubts", "unconfirmed"}:
        return "doubted"
    status = claim["status"]
    if status in {"future", "hypothetical"} and asked in _ASKING:
        return _ASKING[asked]
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if "confirms" in stances:
        return "confirmed"
    on_their_word = asked in _BLAMING and claim.get("event_type") not in SPOKEN
    alleged = on_their_word and bool(claim.get("actors"))
    return "said" if stances or alleged else "happened"


def denied_by_all(kind: str, accounts: Iterable[tuple[str, int | None]]) -> bool:
    """Whether everybody who speaks of an act denies it; accounts as stance and `via`.

    What one side denies and another asserts is told all the same.
    """
    told = list(accounts)
    passing = {via for _, via in told}
    speaking = [stance for index, (stance, _) in enumerate(told) if index not in passing]
    return kind not in SPOKEN and set(speaking) == {str(Stance.DENIES)}
