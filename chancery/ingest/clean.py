"""Cleans a text before it is frozen: what no reader sees goes, what is odd becomes plain."""

from __future__ import annotations

import html
import re
import unicodedata

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphens, zero-width and joining characters, direction overrides, halves of
# surrogate pairs, noncharacters: they would stand inside words and hide them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_TRAILING = re.compile(r" +(?=\n)")
_BLANKS = re.compile(r"\n{3,}")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_NAMES = (
    r"(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|img|figure|figcaption|blockquote|section|article"
    r"|table|tr|td|th|iframe|video|source)"
)
_TAG = re.compile(rf"</?{_NAMES}\b[^<>]*>|<{_NAMES}\s+[a-z-]+\s*=", re.IGNORECASE)
# A value in quotation marks may hold a sign that would end the tag: alt="Troops > rebels".
_ANY_TAG = re.compile(
    r"<[a-zA-Z/!](?:=\s*(?:\"[^\"]{0,4000}\"|'[^']{0,4000}')|=(?!\s*[\"'])|[^<>=]){0,2000}>"
)
_LOOSE_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
# What a feed has cut in the middle of a tag: nothing of it was meant to be read.
_CUT_TAG = re.compile(rf"<{_NAMES}\s+[a-z-]+\s*=[^<]*\Z", re.IGNORECASE)
_UNPRINTED = re.compile(
    r"<(script|style|head|noscript)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_BREAK = re.compile(
    r"<(?:br|/?p|/?div|/?h[1-6]|/?li|/?ul|/?ol|/?fig\w+|/?blockquote|/?section|/?article|/?table|/?tr|/?t[dh])\b[^<>]*>",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """The text in NFC with plain newlines and spaces and nothing unseen; cleaning twice is idle."""
    text = _NEWLINES.sub("\n", text)
    text = _SPACES.sub(" ", _UNSEEN.sub("", text))
    text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub("\n\n", _TRAILING.sub("", text)).strip()


def line(text: str) -> str:
    """A title or a name: cleaned, on one line, without marks of entities or tags."""
    return " ".join(clean(unmarked(text)).split())


def unmarked(text: str) -> str:
    """A text without HTML left in it: tags become breaks or nothing, entities characters."""
    if _ENTITY.search(text):
        text = html.unescape(text)
    if _TAG.search(text):
        text = _BREAK.sub("\n\n", _UNPRINTED.sub("", text))
        for tag in (_ANY_TAG, _LOOSE_TAG, _CUT_TAG):
            text = tag.sub("", text)
    if _ENTITY.search(text):
        text = html.unescape(text)
    return text
