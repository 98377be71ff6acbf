"""The words in which denials, refusals and allegations are put, and what only looks like them."""

from __future__ import annotations

import re

from chancery.assets.deniable import DENY, REFUSAL, SAID, SAYABLE, SAYING, TURN_DOWN

DENIAL = re.compile(rf"\b{DENY}\b", re.IGNORECASE)
ALLEGED = re.compile(
    rf"\b{DENY}(?:\W+[\w'’-]+){{0,5}}?\W+{SAYING}\b"
    r"|\b(?:accusations?|allegations?|charges?|claims?|assertions?|suggestions? (?:that|of))\b[^.;]{0,200}?"
    rf"\b(?:{DENY}|untrue|not true|false|baseless|groundless|unfounded|ludicrous|preposterous)\b",
    re.IGNORECASE,
)
# What is denied comes after the denial: "denied claims of", "denied that".
FORWARD = re.compile(
    rf"{DENY}(?:\W+[\w'’-]+){{0,3}}?\W+(?:{SAYING}\W+(?:that|of)|that)\b", re.IGNORECASE
)
TURN = re.compile(
    r"[:;]|, (?:but|although|though|while|accusing)\b"
    # what is denied is that another thing led to it
    r"|\bthat (?!(?:it|he|she|they|we|I)\b)[^.;]{1,80}\bto do with\b",
    re.IGNORECASE,
)
# What must stand in a sentence in which a denial is read.
_NEGATION = re.compile(
    rf"\b(?:{DENY}|no|not|never|none|neither|nor|nothing|without|un(?:true|founded)|false\w*|lies?"
    r"|baseless|groundless|fabricat\w*|ludicrous|absurd|nonsense|contradict\w*|fake|hoax|invent\w*"
    r"|exonerat\w*|innocen\w*|contrary|plead\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_TURN_DOWN_WORD = re.compile(rf"\b{TURN_DOWN}\b", re.IGNORECASE)
# What is turned down without being called untrue: anything but what somebody says.
_TURNED_DOWN = re.compile(
    rf"\b{TURN_DOWN}\b(?!(?:\W+[\w'’-]+)?\W+(?:that|as)\b"
    rf"|(?:\W+[\w'’-]+){{0,8}}?\W+{SAYABLE}\b)",
    re.IGNORECASE,
)
# "has not denied", "refused to deny", "neither confirmed nor denied": no denial.
_NOT_DENIED = re.compile(
    r"(?:n['’]t|\b(?:not|never|cannot|neither|nor|without|nobody|no (?:one|\w+)|few|hard to|(?:refus\w+"
    r"|declin\w+|fail\w+|unable|yet) to|stop\w* short of))"
    rf"(?: (?:[\w'’-]+ )?(?:confirm\w*|admit\w*)(?:,? (?:n?or|and)))?(?: [\w'’-]+)? {DENY}\b",
    re.IGNORECASE,
)
# To whom it is told, not who tells it: in a transcript, who asks.
AUDIENCE = frozenset({"reporters", "journalists", "question", "q", "moderator"})
# What is denied, and denies nothing itself.
DENIED = re.compile(
    rf"(?:(?:the|these|those|such|all|any|its|his|her|their) )?{SAYING}", re.IGNORECASE
)
ENDED = re.compile(
    r"\b(?:ceas\w*|stop\w*|halt\w*|end(?:s|ed|ing)?|avoid\w*|prevent\w*|fail\w*|avert\w*|lift\w*"
    r"|bypass\w*|evad\w*|circumvent\w*)\b",
    re.IGNORECASE,
)
BLAME = re.compile(
    r"condemn|critic|denounc|slam|decr|deplor|rebuk|blast|protest|attack|inquir|investigat|prob(?:e|ing)"
    r"|trial|su(?:ed|ing|it)|prosecut",
    re.IGNORECASE,
)
COURT = re.compile(
    r"\b(?:judges?|courts?|tribunals?|magistrates?|jur(?:y|ies)|justices?)\b", re.IGNORECASE
)


def denies(words: str) -> bool:
    """Whether a sentence says of something that it is not so: not where a plea or a plan is turned down."""
    left = _NOT_DENIED.sub(" ", _but_refusals(words))
    if not ALLEGED.search(left):
        left = _TURNED_DOWN.sub(" ", left)
    return bool(_NEGATION.search(left))


def turns_down(words: str) -> bool:
    """Whether a sentence says no more than that something is turned down, true or not: as a court does."""
    return not _NEGATION.search(_TURN_DOWN_WORD.sub(" ", words))


def _but_refusals(words: str) -> str:
    """A sentence without what it says is refused: "rejected a demand", not "rejected the charges"."""
    return REFUSAL.sub(lambda one: one[0] if SAID.search(one[0]) else " ", words)
