"""How much is taken in at once, so that memory stays bounded whatever is given."""

from __future__ import annotations

MB = 1_000_000
ARTICLE = 5 * MB  # bytes or characters of one article: longer than any book of news
PAGE = 20 * MB  # bytes of one HTML page, most of it markup
LINE = 20 * MB  # bytes of one JSON line, escapes included
ARRAY = 100 * MB  # bytes of one .json file, which cannot be read in parts
HEAD = 64 * 1024  # bytes looked at to tell what something is


def size(number: int) -> str:
    """A number of bytes as people write it."""
    return f"{number / MB:.1f} MB" if number >= MB / 10 else f"{number:,} bytes"
