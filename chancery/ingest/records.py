"""Records of many articles, streamed: JSON lines, JSON arrays and tables."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from chancery.errors import InputError
from chancery.ingest import decode
from chancery.ingest.draft import Draft, too_long
from chancery.ingest.kinds import IMPORT, delimiter, plain
from chancery.ingest.limits import ARRAY, HEAD, LINE, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

# Names as `plain` writes them, best first.
TEXT = (
    "text", "body", "content", "article", "articletext", "articlebody", "fulltext", "maintext",
    "bodytext", "contenttext", "plaintext", "rawtext", "storytext", "story", "transcript",
    "contents",     "description", "summary", "abstract", "lead", "excerpt",
)  # fmt: skip
TITLE = ("title", "headline", "articletitle", "heading", "subject", "head", "hed")
DAY = (
    "published", "publicationdate", "publishdate", "datepublished", "publisheddate", "pubdate",
    "publishedat", "publishedon", "publishedtime", "dateofpublication", "date", "articledate",
    "storydate", "datetime", "timestamp", "day", "seendate", "createdat", "created", "datecreated",
    "time",
)  # fmt: skip
PUBLISHER = (
    "publisher", "publishername", "outlet", "source", "sourcename", "newspaper", "media",
    "medianame", "publication", "sitename", "site", "feed", "agency", "provider", "domain",
    "sourcedomain", "hostname",
)  # fmt: skip
URL = (
    "url",
    "link",
    "href",
    "sourceurl",
    "articleurl",
    "canonicalurl",
    "permalink",
    "weburl",
    "id",
)
LANGUAGE = ("language", "lang")
COLUMNS = frozenset((*TEXT, *TITLE, *DAY, *PUBLISHER, *URL, *LANGUAGE))
_LISTS = (
    "articles",
    "items",
    "data",
    "results",
    "records",
    "entries",
    "docs",
    "documents",
    "stories",
)


def _said(error: json.JSONDecodeError) -> str:
    """What the decoder says, without the end of "... starting at", which lacks its number."""
    return error.msg.removesuffix(" at").removesuffix(" starting")


def lines(stream: BinaryIO, origin: str) -> Iterator[Draft | InputError]:
    """One draft for each line of JSON; a broken line is an error with its number."""
    for number, raw in _bounded(stream):
        where = f"{origin}:{number}"
        if raw is None:
            yield InputError(
                where, f"a line of more than {size(LINE)}: expected one article a line"
            )
        elif raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            yield _of_line(raw, where)


def _of_line(raw: bytes, where: str) -> Draft | InputError:
    try:
        return draft(json.loads(decode.decode(raw).lstrip("\ufeff"), strict=False), where)
    except json.JSONDecodeError as error:
        return InputError(where, f"broken JSON at character {error.colno}: {_said(error)}")
    except RecursionError:
        return InputError(where, "broken JSON: nested too deeply")
    except InputError as error:
        return error


def array(stream: BinaryIO, origin: str) -> Iterator[Draft | InputError]:
    """The drafts of one JSON document: a list, an object that holds a list, or one article."""
    data = stream.read(ARRAY + 1)
    if len(data) > ARRAY:
        raise InputError(
            origin,
            f"more than {size(ARRAY)} in one JSON document: put one article a line, as .jsonl",
        )
    text = decode.decode(data).lstrip("\ufeff")
    try:
        found = json.loads(text, strict=False)
    except RecursionError:
        raise InputError(origin, "broken JSON: nested too deeply") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.lstrip().startswith("{"):
            yield from lines(
                io.BytesIO(text.encode("utf-8", "replace")), origin
            )  # lines of JSON under the other suffix
            return
        where = f"{origin}:{error.lineno}"
        raise InputError(
            where,
            f"broken JSON at character {error.colno}: {_said(error)}; nothing of this file is read: "
            "mend it, or put one article a line, as .jsonl",
        ) from None
    several = _articles(found)
    for number, item in enumerate(several, start=1):
        where = f"{origin}:{number}" if len(several) > 1 else origin
        try:
            yield draft(item, where)
        except InputError as error:
            yield error


def table(stream: io.BufferedReader, origin: str) -> Iterator[Draft | InputError]:
    """One draft for each row of a table with a header."""
    name, errors = decode.codec(decode.encoding(stream.peek(HEAD)))
    # Bytes that the sample did not show to be otherwise are the Windows ones.
    errors = "chancery-stray" if name == "utf-8" else errors
    with io.TextIOWrapper(stream, encoding=name, errors=errors, newline="") as text:
        yield from _rows(text, origin)


def _rows(text: io.TextIOWrapper, origin: str) -> Iterator[Draft | InputError]:
    csv.field_size_limit(LINE)  # of the whole process; the default refuses long articles
    first = text.readline(LINE).lstrip("\ufeff")
    above = 1
    try:
        header = next(csv.reader([first], delimiter=delimiter(first)), [])
        _needs_text(header, origin)
        reader = csv.reader(text, delimiter=delimiter(first))
        for row in reader:
            where = f"{origin}:{above + 1}"
            above = reader.line_num + 1
            if any(cell.strip() for cell in row):
                yield _of_row(header, row, where)
    except csv.Error as error:
        where = f"{origin}:{above + 1}"
        raise InputError(where, f"broken table ({error}): the rest is not read") from error


def _needs_text(header: list[str], origin: str) -> None:
    """Refuse a table none of whose columns can be the text."""
    if not {plain(column) for column in header}.intersection(TEXT):
        if form := _event_data(header):
            raise InputError(
                origin,
                f"event data of the form {form}, expected articles: it comes in with {IMPORT}",
            )
        columns = ", ".join(map(repr, header[:12])) or "nothing"
        expected = ", ".join(TEXT[:6])
        raise InputError(
            origin, f"no column with the text: found {columns}, expected one of {expected}"
        )


def _event_data(header: list[str]) -> str | None:
    """The form of event data that a first row is of, with a header or without."""
    from chancery.ingest.datasets.forms import by_header, by_shape

    if found := by_header(header):
        return found.name
    shaped = by_shape(header)
    return shaped[0].name if shaped else None


def _of_row(header: list[str], row: list[str], where: str) -> Draft | InputError:
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        return InputError(
            where,
            f"{len(row)} cells where the header has {len(header)}: "
            "expected text that holds the delimiter to stand in quotation marks",
        )
    try:
        return draft(dict(zip(header, row, strict=False)), where)
    except InputError as error:
        return error


def draft(found: Any, where: str) -> Draft:
    """The draft of one record; raises InputError where it has no text."""
    if not isinstance(found, dict):
        kind = {list: "a list", str: "a string", type(None): "null"}.get(type(found), "a value")
        raise InputError(where, f"{kind}, expected an object with fields such as title, text, date")
    fields = {plain(str(name)): value for name, value in found.items()}
    text = _first(fields, TEXT)
    if not text:
        raise InputError(where, _textless(found))
    if len(text) > LINE:
        raise InputError(where, too_long(len(text), "characters"))
    url = _first(fields, URL)
    return Draft(
        origin=where,
        text=text,
        title=_first(fields, TITLE),
        publisher=_first(fields, PUBLISHER),
        day=_first(fields, DAY),
        url=url if url and "://" in url else None,
        language=_first(fields, LANGUAGE),
    )


def _textless(found: Mapping[Any, Any]) -> str:
    """What stands where the text is expected, and what to do."""
    held = [(name, value) for name, value in found.items() if plain(str(name)) in TEXT]
    if not held:
        names = ", ".join(map(repr, list(found)[:12])) or "none"
        return f"no text: found the fields {names}, expected one of {', '.join(TEXT[:6])}"
    if any(isinstance(value, dict) and value for _, value in held):
        name = next(name for name, value in held if isinstance(value, dict) and value)
        return (
            f"no text: the field {name!r} holds an object, expected the words of one article; from "
            'pandas, write one article a line: df.to_json("articles.jsonl", orient="records", '
            "lines=True)"
        )
    names = ", ".join(f"{name!r} holds {_shown(value)}" for name, value in held[:6])
    return f"no text: the field {names}, expected the article's words"


def _shown(value: Any) -> str:
    """What an empty field holds, in words."""
    if isinstance(value, str):
        return repr(value) if value.strip() else "nothing"
    kinds = {type(None): "null", bool: "true or false", list: "a list without words"}
    return kinds.get(type(value), "no words")


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the named fields that holds something, as text."""
    for name in names:
        text = _words(fields.get(name))
        if text:
            return text
    return None


def _words(value: Any) -> str | None:
    """A field's value as text: lists are paragraphs, objects go by their name or text."""
    if isinstance(value, str):
        return None if value.strip().lower() in {"", "nan", "null", "none", "n/a", "na"} else value
    if isinstance(value, bool) or value is None or value != value:  # noqa: PLR0124 - not a number
        return None
    if isinstance(value, int | float):
        return str(int(value)) if abs(value) < 1e15 else None
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_words, value))) or None
    if isinstance(value, dict):
        inner = {plain(str(name)): item for name, item in value.items()}
        return _first(inner, ("name", "title", "text", "rendered", "content", "value", "date"))
    return None


def _articles(found: Any) -> list[Any]:
    """The list of articles in a JSON document."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and not {plain(str(k)) for k in found}.intersection(TEXT[:16]):
        for name in _LISTS:
            if isinstance(found.get(name), list):
                return list(found[name])
    return [found]


def _bounded(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers; None for one too long to be held."""
    number = 0
    while raw := stream.readline(LINE + 1):
        number += 1
        if len(raw) <= LINE:
            yield number, raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(LINE)
        yield number, None
