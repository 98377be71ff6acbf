"""The operations of the JSON interface in one table, and their OpenAPI description made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from chancery import __version__
from chancery.model import EventType, Quad, Stance, Status

_WHICH = (
    "type", "status", "stance", "quad", "actor", "recipient", "dyad", "between", "source",
    "since", "until", "publisher", "place", "article", "search", "min-confidence",
)  # fmt: skip
_PAGE = ("limit", "offset")
ROWS, MOST = 100, 1000  # of one page
FURTHEST = 10_000_000  # rows passed over
# What each name in a query means; lists may be given several times.
PARAMETERS: dict[str, tuple[str, Any]] = {
    "type": ("PLOVER type", list(EventType)),
    "status": ("whether it happened", list(Status)),
    "stance": ("what a source says of it", list(Stance)),
    "quad": ("quadrant", list(Quad)),
    "actor": (
        "who did it, or took part in a joint act: PAK, PAK.MIL, .MIL, person:asim-munir or a name",
        None,
    ),
    "recipient": ("to whom, or who took part in a joint act, written the same way", None),
    "dyad": ("actor and recipient: given twice, or as two words", None),
    "between": ("two sides, either of which acts on the other, given the same way", None),
    "source": ("according to whom", None),
    "since": ("from 2025, 2025-05 or 2025-05-14 on", None),
    "until": ("up to and with this date", None),
    "publisher": ("printed by", None),
    "place": ("in this place: its name, or a country's code", None),
    "article": ("in this article", None),
    "search": ("in articles with these words", None),
    "min-confidence": ("at least so sure, from 0 to 1", 0.0),
    "limit": ("at most so many rows", ROWS),
    "offset": ("after so many rows", 0),
    "reports": ("at least so many reports", 2),
    "name": ("part of a name, or a country's code", None),
    "unresolved": ("only the open questions: no country, or a name of no known sector", False),
    "who": ("around this actor, or with this country", None),
    "field": ("only this field and its parts", None),
    "step": ("day, week or month", "week"),
    "measure": ("a measure of points, a quad or a type", "goldstein_sum"),
    "directed": ("only what the first did to the second", False),
    "outcome": ("what became of it", None),
    "withdrawn": ("those taken back too", False),
}
REPEATED = frozenset({"type", "status", "stance", "quad", "dyad", "between", "outcome"})
_BOUNDS: dict[str, tuple[float, float]] = {
    "limit": (1, MOST), "offset": (0, FURTHEST), "reports": (1, MOST), "min-confidence": (0.0, 1.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its name on the command line, where it is, and what it takes.

    `apart` says how what it gives differs from what the command of that name gives.
    """

    name: str
    path: str
    summary: str
    query: tuple[str, ...] = ()
    method: str = "GET"
    body: tuple[str, ...] = ()
    apart: str = ""


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "claims", "/api/claims", "Claims that fit, newest article first", _WHICH + _PAGE,
        apart="Newest first; with sentence_text, standing, event and reports, and the total.",
    ),
    Operation(
        "articles", "/api/articles", "Articles, newest first",
        ("search", "publisher", "since", "until", *_PAGE),
        apart="Those that fit, newest first; with a snippet of the words, and the total.",
    ),
    Operation("article", "/api/articles/{article}", "One article with its text and claims"),
    Operation(
        "events", "/api/events", "Events told more than once, those told last first",
        (*_WHICH, "reports", *_PAGE),
        apart="Of two reports or more, told last first, as judged so far; with standing and total.",
    ),
    Operation("show", "/api/show/{event}", "One event: claims, origins, contradictions"),
    Operation("explain", "/api/explain/{claim}", "The words behind a claim", ("field",)),
    Operation(
        "actors", "/api/actors", "Who appears", ("name", "unresolved", *_PAGE),
        apart="name looks in names; with who, as filters take it.",
    ),
    Operation("actor", "/api/actors/{who:path}", "Somebody: offices, deeds and words"),
    Operation("ties", "/api/ties", "Who acts on whom", (*_WHICH, "who")),
    Operation("places", "/api/places", "Where things happened", (*_WHICH, "limit")),
    Operation(
        "dyads", "/api/dyads", "Pairs of countries", ("who", *_PAGE),
        apart="Claims read alone, without imported events; with the countries' names.",
    ),
    Operation(
        "follow", "/api/follow/{first}/{second}", "A relationship's series and change points",
        ("step", "measure", "directed", "since", "until"),
        apart="One object of title and rows, of all datasets.",
    ),
    Operation(
        "demands", "/api/demands/{first}/{second}", "Demands and what became of them",
        ("outcome", *_PAGE), apart="Asked by outcome alone.",
    ),
    Operation(
        "contradictions", "/api/contradictions", "Where accounts part", (*_WHICH, *_PAGE)
    ),
    Operation("threads", "/api/threads", "Events that belong together", (*_WHICH, *_PAGE)),
    Operation("judgements", "/api/judgements", "People's judgements", ("withdrawn", *_PAGE)),
    Operation(
        "datasets", "/api/datasets", "Imported datasets", _PAGE,
        apart="Without the folder and the file that they lie in.",
    ),
    Operation("drops", "/api/drops", "What could not be read, and why", _PAGE),
    Operation("runs", "/api/runs", "The runs of read", _PAGE),
    Operation(
        "judge", "/api/judge", "Say of two claims: same, different or unsure", (), "POST",
        ("left", "right", "verdict", "note", "by"),
    ),
    Operation(
        "withdraw", "/api/withdraw", "Take a judgement back", (), "POST", ("judgement", "by")
    ),
)  # fmt: skip


def openapi() -> dict[str, Any]:
    """The description in OpenAPI 3.1."""
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        path = re.sub(r":path\}", "}", one.path)
        paths.setdefault(path, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Chancery",
            "version": __version__,
            "description": "The record over JSON; the names are those of the command line, the "
            "shapes those of docs/record.md and docs/collate.md; an operation that gives another "
            "answer than its command says so. What changes something takes "
            "application/json alone. A parameter that an operation does not have is refused.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {
                "Error": {
                    "type": "object",
                    "properties": {"error": {"type": "string"}},
                    "required": ["error"],
                }
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Operation) -> dict[str, Any]:
    steps = re.findall(r"\{(\w+)(?::path)?\}", one.path)
    found: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "parameters": [
            *({"name": s, "in": "path", "required": True, "schema": {"type": "string"}}
              for s in steps),
            *(_parameter(name) for name in one.query),
        ],
        "responses": {
            "201" if one.name == "judge" else "200": {
                "description": "Done",
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
            "default": {
                "description": "Not done, and why",
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Error"}}
                },
            },
        },
    }  # fmt: skip
    if one.apart:
        found["description"] = f"Differs from the command: {one.apart}"
    if one.body:
        needed = [name for name in one.body if name not in {"note", "by"}]
        found["requestBody"] = {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "properties": {name: {"type": "string"} for name in one.body},
                        "required": needed,
                        "additionalProperties": False,
                    }
                }
            },
        }
    return found


def _parameter(name: str) -> dict[str, Any]:
    words, shape = PARAMETERS[name]
    schema: dict[str, Any] = {"type": "string"}
    if isinstance(shape, list):
        schema["enum"] = [str(value) for value in shape]
    elif isinstance(shape, bool):
        schema = {"type": "boolean", "default": shape}
    elif isinstance(shape, float):
        schema = {"type": "number", "default": shape}
    elif isinstance(shape, int):
        schema = {"type": "integer", "default": shape}
    elif shape is not None:
        schema["default"] = shape
    if name in _BOUNDS:
        schema["minimum"], schema["maximum"] = _BOUNDS[name]
    if name in REPEATED:
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": "query", "description": words, "schema": schema}
