"""What a reader of one form hands on, and the judgement that makes an article of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.assets.furniture import is_furniture
from chancery.errors import InputError
from chancery.ingest import dates, head
from chancery.ingest.clean import clean, line, unmarked
from chancery.ingest.language import foreign
from chancery.ingest.limits import ARTICLE, MB
from chancery.model import Article, Dropped
from chancery.model.article import DATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

STAGE = "ingest"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it was found: `day` is any value that should name one.

    `place` is the file's own name, which may hold a date; `language` is what
    the input says of itself.
    """

    origin: str
    text: str
    title: str | None = None
    publisher: str | None = None
    day: object = None
    url: str | None = None
    language: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of articles that do not say it themselves."""

    published: date | None = None
    publisher: str | None = None


def finish(
    draft: Draft, given: Given, order: dates.Order = dates.Order.MONTH_FIRST
) -> Iterator[Article | Dropped]:
    """The article of a draft; a date that names no day is told as well, and the next best taken.

    `order` is that of its date's numbers. Raises InputError where there is no article to read.
    """
    if len(draft.text) > ARTICLE:
        raise InputError(draft.origin, too_long(len(draft.text), "characters"))
    text = clean(unmarked(draft.text))
    if not _readable(text):
        raise InputError(draft.origin, "no text to read: it is empty, or holds only page furniture")
    other = foreign(text)
    says = (draft.language or "en").lower()
    if other or (not says.startswith("en") and len(text.split()) < 40):
        looks = f"looks like {other}" if other else f"it says {draft.language!r}"
        raise InputError(draft.origin, f"in another language ({looks}), only English is read")
    day, basis, faults = _published(draft, text, given, order)
    yield Article(
        text=text,
        title=line(draft.title or "") or None,
        publisher=line(draft.publisher or "") or given.publisher,
        published=day,
        published_basis=basis,
        url=clean(draft.url or "") or None,
        origin=draft.origin,
    )
    # After the article, which heals what was told of the same place before.
    for fault in faults:
        yield Dropped(draft.origin, DATE, fault)


def too_long(length: int, unit: str) -> str:
    """Why a text is refused for its length, and what to do."""
    return (
        f"{length / MB:.1f} million {unit} in one article, at most {ARTICLE // MB} million are "
        "read: "
        "split it into one file for each article, or put one article on each line of a .jsonl file"
    )


def _readable(text: str) -> bool:
    return any(any(map(str.isalpha, part)) and not is_furniture(part) for part in text.split("\n"))


# What tables and scripts write where they have no date.
_NO_DAY = frozenset(
    {"", "-", "n/a", "na", "nan", "nat", "nil", "none", "null", "undated", "unknown"}
)


def _published(
    draft: Draft, text: str, given: Given, order: dates.Order
) -> tuple[date | None, str | None, list[str]]:
    """The day, what it rests on, and what was wrong with better grounds for it."""
    faults: list[str] = []
    if draft.day is not None and str(draft.day).strip().casefold() not in _NO_DAY:
        try:
            return dates.parse(draft.day, order), "metadata", faults
        except dates.NotADayError as error:
            faults.append(f"date {str(draft.day).strip()[:60]!r} {error}; read without it")
    for name, what in ((draft.place, "file's name"), (draft.url or "", "address")):
        try:
            found = dates.in_name(name)
        except dates.NotADayError as error:
            faults.append(f"date in the {what} {name[-80:]!r} {error}; read without it")
            continue
        if found:
            return found, "metadata", faults
    try:
        found = head.published(text, given.published)
    except dates.NotADayError as error:
        faults.append(f"date at the head of the text {error}; read without it")
        found = None
    if found:
        return found, "text", faults
    return given.published, "given" if given.published else None, faults
