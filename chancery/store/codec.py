"""Claims and sentence spans to JSON text and back, losing nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import msgspec

from chancery.errors import InvariantError, RecordError
from chancery.model import Claim, Span

_ENCODER = msgspec.json.Encoder()


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def encode(claim: Claim) -> str:
    """A claim as JSON text, for the column `body`."""
    return _ENCODER.encode(claim).decode()


def decode(body: str) -> Claim:
    """The claim of a `body`; raises RecordError where it is not one."""
    try:
        claim: Claim = _decoder(Claim).decode(body)
    except (msgspec.MsgspecError, InvariantError) as error:
        raise RecordError(
            f"a claim in the record cannot be understood ({error}): "
            f"read its article again into a new record; it begins {body[:60]!r}"
        ) from error
    return claim


def encode_spans(spans: tuple[Span, ...]) -> str:
    """Spans as a JSON list of pairs."""
    return _ENCODER.encode([(span.start, span.end) for span in spans]).decode()


def decode_spans(text: str) -> tuple[Span, ...]:
    """Spans from a JSON list of pairs."""
    pairs: list[tuple[int, int]] = _decoder(list[tuple[int, int]]).decode(text)
    return tuple(Span(start, end) for start, end in pairs)


def day(value: date | None) -> str | None:
    """A date as the record writes it."""
    return value.isoformat() if value else None


def parse_day(text: str | None) -> date | None:
    """A date as the record holds it."""
    return date.fromisoformat(text) if text else None


def now() -> str:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
