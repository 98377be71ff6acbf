"""What can be denied: what somebody said, apart from pleas, plans and persons that are turned down.

One table, shared by the reader's stances and by `collate`, which must agree on what a
denial is: "rejected the charges" is one, "rejected the nomination" is none.
"""

from __future__ import annotations

import re

TURN_DOWN = r"(?:reject\w*|dismiss\w*|rebuff\w*|repudiat\w*|brush\w* (?:off|aside))"
DENY = rf"(?:den(?:y|ies|ied|ying|ials?)|refut\w*|rebut\w*|disput\w*|{TURN_DOWN})"
# A claim to islands, or to damages, says nothing of what is so.
_CLAIMS = (
    r"(?<!territorial )(?<!maritime )(?<!sovereignty )(?<!land )(?<!insurance )(?<!compensation )"
    r"claims?(?! (?:to (?!have\b|be\b)|over\b))"
)
SAYING = (
    rf"(?:accusations?|allegations?|charges?|{_CLAIMS}|reports?|rumou?rs?|speculation|insinuations?"
    r"|assertions?|news|stories|suggestions?(?= (?:that|of|its?|his|her|their|the|s?he|they|any)\b))"
)
# What may be called untrue too: how somebody sees or explains a thing.
SAYABLE = (
    rf"(?:{SAYING}|notions?|views?|narratives?|theor(?:y|ies)|versions?|accounts?|contentions?"
    r"|arguments?|conclusions?|findings|evidence)"
)
SAID = re.compile(rf"\b{SAYING}\b", re.IGNORECASE)
REFUSAL = re.compile(
    rf"\b{TURN_DOWN}(?:\W+[\w'’-]+){{0,6}}?\W+"
    r"(?:requests?|offers?|proposals?|calls?|demands?|pleas?|bids?|appeals?|deals?|plans?|bills?"
    r"|resolutions?|applications?|initiatives?|invitations?|moves?|verdicts?|rulings?|motions?"
    r"|critici\w+|concerns?|objections?|doubts?|inquir\w+)\b"
    r"|\bden(?:y|ies|ied|ying)(?:\W+[\w'’-]+){0,4}?\W+"
    r"(?:requests?|access|entry|bail|visas?|permission|permits?|applications?|appeals?|motions?)\b",
    re.IGNORECASE,
)
