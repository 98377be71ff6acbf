"""Who printed an article, as it is shown: its publisher, or where it came from."""

from __future__ import annotations

from urllib.parse import urlsplit


def printed_by(publisher: str | None, url: str | None) -> str:
    """The publisher; of an article without one the host of its address, in brackets: ``[state.gov]``.

    The brackets say that nobody named it so: it is not what `publisher` asks for. Empty where
    neither is known.
    """
    if publisher:
        return publisher
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # an address that is none
        return ""
    return f"[{host.removeprefix('www.')}]" if host else ""
