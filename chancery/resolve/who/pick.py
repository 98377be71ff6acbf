"""Which of several bodies of one name is meant: "the Security Council", "the Progressive Movement"."""

from __future__ import annotations

from chancery.resolve.lookup.tables import Entry, tables
from chancery.resolve.who.posted import INTERNATIONAL

# States whose own security councils are spoken of as such.
_OWN_COUNCILS = frozenset(("RUS", "UKR", "BLR", "ARM", "KAZ", "KGZ"))
# What every country has bodies of, many of one name; firms and papers are fewer.
_NATIONAL = frozenset(("COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PTY", "SPY"))


def pick(
    entries: tuple[Entry, ...], home: str | None, near: frozenset[str], key: str = ""
) -> Entry | None:
    """Which of the bodies of one name is meant: the hand-made row, the home's, the only one's.

    `key` are the words as printed: an "Iraqi navy" is Iraq's, whatever else is spoken of.
    """
    if entries[0].code == "UNO?":
        # "the Security Council" is the UN's where the UN is spoken of, else a national one.
        return entries[0] if "UNO" in near or home not in _OWN_COUNCILS else None
    sure = [e for e in entries if e.curated and not e.code.endswith("?")]
    if sure:  # of two, as "PTI" is Pakistan's party and India's agency, whose country is spoken of
        close = [e for e in sure if e.code == home] or [e for e in sure if e.code in near]
        if len({e.code for e in close}) != 1:
            close = [e for e in sure if e.code in INTERNATIONAL]
        return (close or sure)[0]
    local = [e for e in entries if e.code.rstrip("?") == home]
    if local:
        return local[0]
    close = [e for e in entries if e.code.rstrip("?") in near]
    if len({e.code for e in close}) == 1:
        return close[0]
    if not any(e.curated for e in entries) and all(e.cased for e in entries):
        return None  # a foreign party's initials
    # "the Progressive Movement" may be anybody's where its country is not spoken of
    plain = [
        e for e in entries
        if not e.code.endswith("?") and not e.cased
        and (e.sector not in _NATIONAL or e.code in INTERNATIONAL or _telling(key))
    ]  # fmt: skip
    return plain[0] if len({e.code for e in plain}) == 1 else None


def _telling(key: str) -> bool:
    """Whether a body's name holds that of a country."""
    known = tables().entries
    return any(known[w][0].kind in {"country", "adjective"} for w in key.split() if w in known)
