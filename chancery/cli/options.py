"""Options that several commands share, written down once."""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output
from chancery.errors import UsageError

if TYPE_CHECKING:
    from chancery.service import ClaimFilter

DEFAULT_RECORD = Path("chancery-record")
WHICH = "Which claims"
_WHOLE = re.compile(r"-?[0-9]{1,18}")  # more figures than any list has rows

RecordOption = Annotated[
    Path,
    typer.Option("--record", envvar="CHANCERY_RECORD", metavar="DIR", help="The record's folder."),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="JSON Lines on standard output, and nothing else there.")
]


def whole(flag: str, least: int) -> Callable[[str | int], int]:
    """What makes a whole number of the words after an option, or says what was expected."""

    def parsed(given: str | int) -> int:
        words = str(given).strip()  # what stands for no words is parsed too
        if not _WHOLE.fullmatch(words) or int(words) < least:
            raise UsageError(f"{flag} {words[:40]!r}: expected a whole number, {least} or more")
        return int(words)

    return parsed


def _share(given: str | float) -> float:
    """A share of the words after `--min-confidence`."""
    try:
        found = float(given)
    except ValueError:
        found = -1.0
    if not 0.0 <= found <= 1.0:
        raise UsageError(
            f"--min-confidence {str(given)[:40]!r}: expected a number from 0 to 1, such as 0.6"
        )
    return found


LimitOption = Annotated[
    int | None,
    typer.Option("--limit", parser=whole("--limit", 1), metavar="N", help="At most so many."),
]


def typed(words: str, record: Path) -> str:
    """A command as somebody would type it who asks this record."""
    where = "" if record == DEFAULT_RECORD else f" --record {shlex.quote(str(record))}"
    return f"`chancery {words}{where}`"


def _which(flag: str, text: str, metavar: str, parser: Callable[[str], Any] | None = None) -> Any:
    """An option that narrows which claims are wanted."""
    return typer.Option(flag, help=text, metavar=metavar, parser=parser, rich_help_panel=WHICH)


def claim_filter(  # noqa: PLR0913 - one parameter an option
    types: Annotated[
        list[str] | None, _which("--type", "PLOVER type, such as ASSAULT; may be repeated.", "TYPE")
    ] = None,
    statuses: Annotated[
        list[str] | None,
        _which(
            "--status", "actual, future, hypothetical, negated, historical; repeatable.", "STATUS"
        ),
    ] = None,
    stances: Annotated[
        list[str] | None,
        _which(
            "--stance",
            "What a source says of it: asserts, denies, confirms, unconfirmed, doubts; repeatable.",
            "STANCE",
        ),
    ] = None,
    quads: Annotated[
        list[str] | None, _which("--quad", 'Such as "verbal conflict"; repeatable.', "QUAD")
    ] = None,
    actor: Annotated[
        str | None,
        _which(
            "--actor",
            "Who did it: PAK (all of it), PAK.MIL, .MIL or a name; of joint acts (CONSULT, AGREE, "
            "COOPERATE) everybody in them.",
            "WHO",
        ),
    ] = None,
    recipient: Annotated[
        str | None,
        _which(
            "--recipient", "To whom, written the same way; of joint acts everybody in them.", "WHO"
        ),
    ] = None,
    dyad: Annotated[
        tuple[str, str] | None,
        _which(
            "--dyad", "Actor and recipient: --dyad PAK IND; of joint acts both are both.", "WHO WHO"
        ),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        _which(
            "--between", "Two sides, whichever acts on the other: --between PAK IND.", "WHO WHO"
        ),
    ] = None,
    source: Annotated[
        str | None, _which("--source", "According to whom, written the same way.", "WHO")
    ] = None,
    since: Annotated[
        str | None, _which("--since", "From 2025, 2025-05 or 2025-05-14 on.", "DATE")
    ] = None,
    until: Annotated[str | None, _which("--until", "Up to and with this date.", "DATE")] = None,
    publisher: Annotated[
        str | None, _which("--publisher", "Printed by; '' for what says no publisher.", "NAME")
    ] = None,
    place: Annotated[
        str | None, _which("--place", "In this place: its name, or a country's code.", "NAME")
    ] = None,
    article: Annotated[str | None, _which("--article", "In this article.", "ARTICLE")] = None,
    text: Annotated[
        str | None,
        _which(
            "--search", "In articles with these words; quote them to keep them together.", "WORDS"
        ),
    ] = None,
    min_confidence: Annotated[
        float, _which("--min-confidence", "At least so sure, from 0 to 1.", "P", _share)
    ] = 0.0,
    limit: Annotated[
        int | None, _which("--limit", "At most so many.", "N", whole("--limit", 1))
    ] = None,
) -> ClaimFilter:
    """What was asked for on the command line; the service checks the values."""
    from chancery.service import ClaimFilter

    return ClaimFilter(
        types=tuple(types or ()),
        statuses=tuple(statuses or ()),
        stances=tuple(stances or ()),
        quads=tuple(quads or ()),
        actor=actor,
        recipient=recipient,
        dyad=dyad,
        between=between,
        source=source,
        since=since,
        until=until,
        publisher=publisher,
        place=place,
        article=article,
        text=text,
        min_confidence=min_confidence,
        limit=limit,
    )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `claim_filter` in place of its parameter `filters`."""
    own = _parameters(command, without="filters")
    options = _parameters(claim_filter, without="return")

    def called(**given: Any) -> None:
        chosen = claim_filter(**{name: given.pop(name) for name in options})
        command(filters=chosen, **given)
        from chancery.service import hints

        for hint in hints(given["record"], chosen):
            output.warn(f"chancery: {hint}")

    both = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (own | options).values()]
    called.__signature__ = inspect.Signature(both)  # type: ignore[attr-defined]
    called.__doc__ = command.__doc__
    called.__name__ = command.__name__
    return called


def _parameters(function: Callable[..., Any], without: str) -> dict[str, inspect.Parameter]:
    """A function's parameters with the types that Typer needs.

    One is left out: the service's type of filter, which would load the service to print help.
    """
    function.__annotations__.pop(without, None)
    found = inspect.signature(function, eval_str=True).parameters
    return {name: parameter for name, parameter in found.items() if name != without}
