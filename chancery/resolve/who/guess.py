"""What the resolver thinks of one mention, before it is cited."""

from __future__ import annotations

from typing import NamedTuple

from chancery.assets.countries import country_name
from chancery.assets.fold import fold
from chancery.model import Cited, Identity, Span
from chancery.resolve.version import stage

STAGE = stage("who")


class Guess(NamedTuple):
    """An identity in the making: what is known, how surely, from which words and why."""

    name: str | None = None
    entity: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    named: bool = False
    plural: bool = False
    place: str | None = None  # country, adjective, capital, people, region: what names a state
    person: bool = False
    around: str | None = None  # how a country was found that no word of it tells
    confidence: float = 0.3
    why: str = "nothing in the article tells who this is"
    runner_up: str | None = None
    evidence: tuple[Span, ...] = ()

    def cited(self, span: Span) -> Cited[Identity]:
        """The identity with the mention's words and whatever else it rests on."""
        spans = tuple(dict.fromkeys((span, *self.evidence)))
        identity = Identity(
            self.name, self.entity, self.country, self.sector, self.role, self.named
        )
        return Cited(identity, spans, self.confidence, STAGE, self.runner_up, self.why)


def slug(name: str) -> str:
    """A name as part of an entity's id: folded words joined by hyphens."""
    return "-".join("".join(c for c in word if c.isalnum()) for word in fold(name).split())


def entity_of(country: str | None, *, kind: str, name: str | None = None) -> str | None:
    """``country:PAK``, ``person:asim-munir`` or ``org:reuters``; None without a name."""
    if kind == "country":
        return f"country:{country}" if country else None
    return f"{kind}:{slug(name)}" if name and slug(name) else None


def state(code: str) -> str:
    """The name of the state behind a code."""
    return country_name(code)


def named_after(profile: Guess, words: str, span: Span) -> Guess:
    """What is called by somebody's name: their country, not themselves."""
    return profile._replace(
        name=None,
        entity=None,
        role=None,
        person=False,
        named=False,
        why=f"named after {words!r}: {profile.why}",
        evidence=(span,),
    )
