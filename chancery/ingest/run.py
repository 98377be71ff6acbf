"""The way from paths to articles, one by one; whatever cannot be read is named and passed over."""

from __future__ import annotations

import codecs
import io
import sys
import zlib
from collections import Counter
from contextlib import suppress
from functools import partial
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from chancery.errors import InputError
from chancery.ingest import dates, head, page, records
from chancery.ingest.clean import clean
from chancery.ingest.dates import Order
from chancery.ingest.decode import decode, encoding
from chancery.ingest.draft import STAGE, Draft, Given, finish, too_long
from chancery.ingest.files import SIDECAR, STDIN, Found, find, reason, shown
from chancery.ingest.kinds import Kind, binary, sniff
from chancery.ingest.limits import ARTICLE, HEAD, PAGE, size
from chancery.ingest.orders import Around, Held, Orders, tally
from chancery.model import Dropped
from chancery.model.article import ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import BinaryIO

    from chancery.model import Article

_GZIP = b"\x1f\x8b"
_DAMAGED = "damaged gzip data: fetch or pack it again"


def articles(
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
    order: Order | None = None,
) -> Iterator[Article | Dropped]:
    """Every article of the files, folders and ``-`` (standard input), lazily and in order.

    `published` and `publisher` hold for articles that do not say it
    themselves; `order` is that of "05/06/2024", where None what other dates there show. What is
    not read, in whole or in part, comes as a Dropped with
    the file (and line) and the reason; nothing is raised for an input.
    """
    given = Given(published, publisher)
    single_files = [path for path in paths if str(path) != STDIN and not Path(path).is_dir()]
    beside = Around(partial(_all, single_files))
    for path in paths:
        if str(path) == STDIN:
            held = Held(_standard(stdin or sys.stdin.buffer))
            yield from _told(held, "standard input", given, Orders(order, held.tally))
            continue
        around = Around(partial(_all, [path])) if Path(path).is_dir() else beside
        for found in find([path]):
            if isinstance(found, InputError):
                yield Dropped(found.where, STAGE, found.reason)
            else:
                single = found.kind in {Kind.TEXT, Kind.PAGE}
                own = partial(_tally, found)
                orders = Orders(order, own, around, single)
                yield from _told(_file(found), shown(found.path), given, orders)


def _tally(found: Found) -> Counter[Order]:
    """Which orders the dates of one file show."""
    return tally(_file(found))


def _all(paths: Sequence[str | Path]) -> Iterator[Draft | InputError]:
    """The drafts of everything that can be read there."""
    for found in find(paths):
        if isinstance(found, Found):
            with suppress(InputError, OSError, EOFError, zlib.error):
                yield from _file(found)


def _told(
    drafts: Iterator[Draft | InputError], origin: str, given: Given, orders: Orders
) -> Iterator[Article | Dropped]:
    """Finish drafts, and turn what went wrong with one or with all of them into words."""
    nothing = True
    try:
        for draft in drafts:
            nothing = False
            try:
                if isinstance(draft, InputError):
                    raise draft
                if not dates.needs_order(draft.day):
                    yield from finish(draft, given)
                    continue
                yield from finish(draft, given, orders.order())
                if warning := orders.warning(draft.day):
                    yield Dropped(draft.origin, ORDER, warning)
            except InputError as error:
                yield Dropped(error.where, STAGE, error.reason)
        if nothing:
            yield Dropped(origin, STAGE, "no article in it: expected at least one line or row")
    except InputError as error:
        yield Dropped(error.where, STAGE, error.reason)
    except (BadGzipFile, EOFError, zlib.error):
        yield Dropped(origin, STAGE, _DAMAGED)
    except OSError as error:
        yield Dropped(origin, STAGE, reason(error))


def _file(found: Found) -> Iterator[Draft | InputError]:
    with found.open() as opened:
        stream = _Joined(opened.read(HEAD), opened)
        yield from _stream(stream, found.kind, shown(found.path), found.path)


def _standard(opened: BinaryIO) -> Iterator[Draft | InputError]:
    """Standard input: what it holds is told from its first bytes."""
    origin = "standard input"
    stream = _Joined(_beginning(opened), opened)
    if stream.head.startswith(_GZIP):
        unpacked = GzipFile(fileobj=io.BufferedReader(stream))
        stream = _Joined(unpacked.read(HEAD), unpacked)
    yield from _stream(stream, sniff(stream.head, records.COLUMNS), origin, None)


def _beginning(opened: BinaryIO) -> bytes:
    """The first bytes of a pipe, which may come in small pieces."""
    found = b""
    while len(found) < HEAD:
        piece = opened.read(HEAD - len(found))
        if not piece:
            break
        found += piece
    return found


def _stream(
    stream: _Joined, kind: Kind, origin: str, path: Path | None
) -> Iterator[Draft | InputError]:
    if not stream.head.strip():
        raise InputError(origin, "an empty file" if path else "nothing came in")
    what = binary(stream.head)
    if what:
        raise InputError(origin, what)
    if kind is Kind.TEXT and sniff(stream.head, records.COLUMNS) is Kind.PAGE:
        kind = Kind.PAGE  # a page that was saved under the wrong suffix
    buffered: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", stream), HEAD)
    if kind is Kind.LINES:
        yield from records.lines(_narrow(buffered, stream.head), origin)
    elif kind is Kind.JSON:
        yield from records.array(buffered, origin)
    elif kind is Kind.TABLE:
        yield from records.table(buffered, origin)
    elif kind is Kind.PAGE:
        data = buffered.read(PAGE + 1)
        if len(data) > PAGE:
            raise InputError(origin, f"a page of more than {size(PAGE)}: save its text as .txt")
        yield page.read(data, origin, shown(path).rpartition("/")[2] if path else "")
    else:
        yield _plain(buffered, origin, path)


def _narrow(stream: io.BufferedReader, beginning: bytes) -> BinaryIO:
    """Lines of UTF-16 in UTF-8, since a line ends in another way there; others as they are."""
    name = encoding(beginning)
    if not name.startswith(("utf-16", "utf-32")):
        return stream
    return cast("BinaryIO", codecs.EncodedFile(stream, "utf-8", name, "replace"))


def _plain(stream: BinaryIO, origin: str, path: Path | None) -> Draft:
    """One plain text: its header if it has one, its title, and the date in the file beside it."""
    data = stream.read(ARTICLE + 1)
    if len(data) > ARTICLE:
        length = path.stat().st_size if path and path.suffix != ".gz" else len(data)
        raise InputError(origin, too_long(length, "bytes"))
    headed = head.header(clean(decode(data)))
    fields = headed.fields
    return Draft(
        origin=origin,
        text=headed.text,
        title=fields.get("title") or fields.get("headline") or head.title(headed.text),
        publisher=fields.get("publisher") or fields.get("source") or fields.get("outlet"),
        day=_sidecar(path) or next((fields[k] for k in _DAYS if k in fields), None),
        url=fields.get("url") or fields.get("link"),
        place=shown(path).rpartition("/")[2] if path else "",
    )


_DAYS = ("date", "published", "pubdate", "publication date")


def _sidecar(path: Path | None) -> str | None:
    """The date in ``NAME.date`` beside ``NAME.txt``, if there is one."""
    if path is None:
        return None
    bare = path.with_suffix("") if path.suffix == ".gz" else path
    beside = bare.with_suffix(SIDECAR)
    if not beside.is_file():
        return None
    with beside.open("rb") as opened:
        return decode(opened.read(200)).strip() or None


class _Joined(io.RawIOBase):
    """A stream whose head was read to look at it, whole again."""

    def __init__(self, head: bytes, rest: BinaryIO | GzipFile) -> None:
        super().__init__()
        self.head = head
        self._left = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Reading is all it does."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from the head while it lasts, then from the rest."""
        if not self._left:
            data = self._rest.read(len(buffer))
            buffer[: len(data)] = data
            return len(data)
        taken = self._left[: len(buffer)]
        buffer[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)
