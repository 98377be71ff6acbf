"""Why a claim says what it says: the words, the stage and what else was considered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article with the sentence around them; offsets are the article's."""

    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value of a claim, what it rests on and who set it.

    `value` is a string or the value's part of the JSON shape; `words` is empty
    where no words state it, and then `why` says so.
    """

    claim: str
    field: str
    value: Any
    words: tuple[Words, ...]
    stage: str
    confidence: float
    runner_up: str | None
    why: str | None


def explain(record: str | Path, claim: str, field: str | None = None) -> list[Explanation]:
    """Explain all of a claim's values, or those of one field and its parts.

    `claim` may be any prefix that only one claim has; `field` is a name such as
    ``status``, ``actors`` (all of them) or ``actors[0].identity``. Raises
    NotFoundError for an unknown claim, UsageError for an unknown field or a
    prefix that several claims share; both list the right ones.
    """
    raise NotImplementedError
