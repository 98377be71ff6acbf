"""The closed lists that the encoder's heads are trained on, in the order of their outputs."""

from __future__ import annotations

from chancery.model import EventType, Stance, Status

NAMES = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place",
         "B-nationality", "I-nationality")  # fmt: skip
ROLES = ("O", "B", "I")
CUES = ("O", "B", "I")
TRIGGERS = ("O", *(t.value for t in EventType))
STATUSES = tuple(s.value for s in Status)
STANCES = ("none", *(s.value for s in Stance))

# Links from an anchor (a trigger's or a cue's first piece) to every piece of
# the window: does it belong to the anchor's actor, recipient, ...? The last starts
# at a party's first piece and leads to the words that show its country.
LINKS = ("actor", "recipient", "place", "source", "outer", "cue", "about",
         "said_by", "says", "country")  # fmt: skip
TRIGGER_LINKS = LINKS[:7]

# PLV joins CONCEDE and RETREAT into YIELD.
RELATIONS = ("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
             "PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD")  # fmt: skip
