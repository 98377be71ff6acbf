"""A person in two offices on one day, as a user's own table may have it.

The article decides where its words before the name tell an office or its
sector; else the later begun, of two begun together the first row. Either way
the other stands as the runner-up, and the identity is less sure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chancery.resolve.who.people import Office

LESS_SURE = 0.7  # of the confidence where no other office is held
_SMALL = frozenset(("of", "the", "and", "for"))


def at_once(office: Office | None, found: Sequence[Office], day: str | None) -> tuple[Office, ...]:
    """All the offices that a user's table gives one person on one day; none where it is one."""
    if office is None or office.grade != "user" or day is None:
        return ()
    held = [o for o in found if o.grade == "user" and o.name == office.name and o.fits(day) == 1.0]
    return tuple(held) if len({(o.role, o.sector, o.country) for o in held}) > 1 else ()


def told(both: Sequence[Office], words: Collection[str], sector: str | None) -> Office | None:
    """The office that lower-case words beside the name tell, else the first."""
    by_role = [o for o in both if (set((o.role or "").lower().split()) - _SMALL) & set(words)]
    by_sector = [o for o in both if sector and o.sector == sector]
    return next(iter(by_role or by_sector or both), None)


def other(both: Sequence[Office], chosen: Office | None) -> str | None:
    """The office beside the chosen one, with its country; None where there is none."""
    rest = [o for o in both if o is not chosen]
    return (
        f"{rest[0].name}, {rest[0].role or 'no office told'} ({rest[0].country})" if rest else None
    )
