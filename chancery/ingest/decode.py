"""Bytes to text: UTF-8 first, and a guess only where that fails."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024  # bytes that an encoding is guessed from
_WEST = 0.04  # share of bytes above 127 up to which a text is English with curly quotes
_MANY = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Bytes that mean punctuation or a common accented letter in English text in cp1252.
_ENGLISH_HIGH = re.compile(
    rb"[\x80\x82\x84\x85\x91-\x97\x99\xa0\xa3\xa9\xab\xad\xae\xb0\xb7\xbb-\xbe\xc0-\xff]"
)
MIXED = "utf-8 with stray bytes"


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as the Windows ones that they nearly always are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("chancery-stray", _stray)


def encoding(data: bytes) -> str:
    """The name of the encoding of a text, from all or the first part of its bytes."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    wide = _without_mark(data)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return _guess(data[:_SAMPLE] if _HIGH.search(data, 0, _SAMPLE) else data)
    return "utf-8"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes; nothing fails, what cannot be read becomes U+FFFD.

    `declared` is what the document says of itself; it is believed only where
    the bytes are not UTF-8 and it can read them.
    """
    name = encoding(data)
    if declared and name not in {"utf-8", "utf-8-sig", "utf-16", "utf-32", MIXED}:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # it says one thing and is another
    return data.decode(*codec(name))


def codec(name: str) -> tuple[str, str]:
    """What `bytes.decode` and `open` take for an encoding that was found: its name, its errors."""
    return ("utf-8", "chancery-stray") if name == MIXED else (name, "replace")


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, known by every other byte being null."""
    sample = data[:4096]
    if len(sample) < 4 or sample.count(0) < len(sample) * 0.3:
        return None
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd > len(sample) * 0.3 and even < len(sample) * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.3 and odd < len(sample) * 0.05 else None


def _guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8 throughout."""
    high = len(_HIGH.findall(data))
    pairs = _MANY.findall(data)
    if pairs and sum(map(len, pairs)) > high / 2:
        return MIXED
    if high <= max(3, len(data) * _WEST) and len(_ENGLISH_HIGH.findall(data)) >= high * 0.9:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else "cp1252"
