"""The JSON shape of a claim, as every face shows it; its keys stand in one order.

Absent values are None or []. Offsets count the characters of the article's text.
"""

from __future__ import annotations

from typing import Any

from chancery.assets import cues, ontology
from chancery.model import (
    QUADS,
    Account,
    Article,
    Cited,
    Claim,
    Identity,
    Party,
    Quantity,
    Span,
    When,
    Where,
)

Row = dict[str, Any]


def claim_shape(claim: Claim, article: Article) -> Row:
    """One claim with its article's particulars and the scales of its type and mode."""
    text = article.text
    kind, mode = claim.event_type.value, claim.mode.value if claim.mode else None
    known = mode if mode in ontology.modes(kind) else None
    cameo = ontology.cameo(kind, known)
    return {
        "claim": claim.id,
        "article": claim.article,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "sentence": {"index": claim.sentence, **offsets(claim.sentence_span)},
        "event_type": str(kind),
        "mode": mode,
        "contexts": [context.value for context in claim.contexts],
        "quad": str(QUADS[kind]),
        "cameo": cameo,
        "goldstein": ontology.goldstein(cameo),
        "intensity": ontology.intensity(kind, known),
        "trigger": words(claim.trigger, text),
        "status": str(claim.status.value),
        "actors": [party_shape(party, text) for party in claim.actors],
        "recipients": [party_shape(party, text) for party in claim.recipients],
        "date": date_shape(claim.date, text) if claim.date else None,
        "place": place_shape(claim.place, text) if claim.place else None,
        "quantities": [quantity_shape(quantity, text) for quantity in claim.quantities],
        "accounts": [_account(account, text) for account in claim.accounts],
        "about": claim.about,
        "confidence": round(claim.confidence, 4),
    }


def offsets(span: Span | None) -> Row:
    """Where a span stands, or nothing twice."""
    return {"start": span.start if span else None, "end": span.end if span else None}


def words(cited: Cited[Any], text: str) -> Row:
    """The first words that a value rests on, and where they stand; else a string's own."""
    if cited.spans:
        return {"text": cited.spans[0].of(text), **offsets(cited.spans[0])}
    return {"text": cited.value if isinstance(cited.value, str) else None, **offsets(None)}


def party_shape(party: Party, text: str) -> Row:
    """An actor, recipient or source: its words and who that is."""
    return {**words(party.mention, text), **identity_shape(party.who)}


def identity_shape(who: Identity) -> Row:
    """Who somebody is."""
    return {
        "name": who.name,
        "entity": who.entity,
        "country": who.country,
        "sector": who.sector,
        "role": who.role,
        "named": who.named,
    }


def when_shape(when: When) -> Row:
    """A day or period without its words."""
    return {
        "from": when.start.isoformat() if when.start else None,
        "to": when.end.isoformat() if when.end else None,
        "granularity": str(when.granularity),
        "basis": str(when.basis),
    }


def where_shape(where: Where) -> Row:
    """A place without its words."""
    return {
        "name": where.name,
        "country": where.country,
        "admin1": where.admin1,
        "lat": where.lat,
        "lon": where.lon,
        "feature": where.feature,
    }


def date_shape(date: Cited[When], text: str) -> Row:
    """A date with its words."""
    return {**words(date, text), **when_shape(date.value)}


def place_shape(place: Cited[Where], text: str) -> Row:
    """A place with its words."""
    return {**words(place, text), **where_shape(place.value)}


def quantity_shape(quantity: Cited[Quantity], text: str) -> Row:
    """A number with its meaning and its words; whole numbers are written as such."""
    value = quantity.value.value
    return {
        "kind": quantity.value.kind,
        "value": int(value) if float(value).is_integer() else value,
        **words(quantity, text),
    }


def _account(account: Account, text: str) -> Row:
    return {
        "source": party_shape(account.source, text),
        "stance": str(account.stance.value),
        "cue": _cue(account.cue, text) if account.cue else None,
        "content": offsets(account.content) if account.content else None,
        "via": account.via,
    }


def _cue(cue: Cited[str], text: str) -> Row:
    """A cue's words and how far they commit: firm, plain, distant or hedged."""
    row = words(cue, text)
    return {**row, "strength": cues.strength(row["text"] or "")}
