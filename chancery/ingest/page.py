"""One HTML page to a draft: the article's text without the page around it, and its date."""

from __future__ import annotations

import re
from typing import Any

from chancery.errors import InputError
from chancery.ingest.decode import decode
from chancery.ingest.draft import Draft

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,30})""")
_META = re.compile(r"<meta\b[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIME = re.compile(r"""<time\b[^<>]*\bdatetime\s*=\s*["']([^"']{8,40})["']""", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time", "article:published", "datepublished", "og:article:published_time",
    "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publication_date",
    "pubdate", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "date",
)  # fmt: skip
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S+[.!?…][”\"’')]*(?:\s|$)")


def read(data: bytes, origin: str, place: str) -> Draft:
    """The draft of a page; raises InputError where no article text is found in it."""
    match = _CHARSET.search(data[:4096])
    source = decode(data, match[1].decode("ascii") if match else None).replace("\x00", "")
    found = _extract(source, origin)
    text = (found.text or "") if found else ""
    if not _SENTENCE.search(text):
        raise InputError(
            origin,
            "a page without article text: expected paragraphs of prose; if they are there, "
            "save the text as .txt",
        )
    metas = dict(_metas(source))
    return Draft(
        origin=origin,
        text=text,
        title=found.title or metas.get("og:title"),
        publisher=_publisher(metas, found.sitename, found.hostname),
        day=_day(source, metas, found.date),
        url=found.url,
        place=place,
    )


def _extract(source: str, origin: str) -> Any:
    """What trafilatura makes of a page: an object with text, title, sitename and so on, or None."""
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            source,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        raise InputError(
            origin, f"the page cannot be parsed ({error}): save its text as .txt"
        ) from error


def _metas(source: str) -> list[tuple[str, str]]:
    """Name and content of the meta elements, the first of each name last so that it counts."""
    found = []
    for element in _META.finditer(source[:400_000]):
        fields = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(element[0])}
        name = fields.get("property") or fields.get("name") or fields.get("itemprop")
        if name and fields.get("content", "").strip():
            found.append((name.lower(), fields["content"].strip()))
    return found[::-1]


def _day(source: str, metas: dict[str, str], guessed: str | None) -> str | None:
    """The date a page states: linked data, meta or time elements, else what the library found."""
    linked = _JSON_DATE.search(source)
    if linked:
        return linked[1]
    for name in _DATE_NAMES:
        if name in metas:
            return metas[name]
    stamped = _TIME.search(source)
    return stamped[1] if stamped else guessed


def _publisher(metas: dict[str, str], sitename: str | None, host: str | None) -> str | None:
    return metas.get("og:site_name") or metas.get("application-name") or sitename or host
