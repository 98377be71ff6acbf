"""Who speaks in transcripts and posts: "MR PRICE: ..." stands behind all he says until the next.

An attribution needs a cue, and a transcript has none: the speaker's name, a colon,
and then as many paragraphs as the speaker likes. The rule is for texts that show
by their form that they are such; "Trump: wall will be built" in a headline is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chancery.assets.particles import JOINING, PARTICLES
from chancery.model import SPEECH_ACTS, Account, Cited, Claim, Party, Span, Stance
from chancery.read.stances import UNTRUE, of_lead

SURE = 0.8
_SMALL = rf"(?:for|to|{'|'.join(sorted(JOINING | PARTICLES))})\b"
_WORD = r"[A-Z][\w.’'-]*"
# A line that begins with a name and a colon; a sign or a flag may stand before it.
_TURN = re.compile(
    rf"^[ \t]*([^\w\s\"'“‘(\[#@<>*=_~|/-]{{1,4}}[ ]*)?"
    rf"({_WORD}(?:[ ,]+(?:{_WORD}|{_SMALL})){{0,11}})[ ]?:[ ]+(?=\S)",
    re.MULTILINE,
)
_TITLE = (
    r"(?:(?:Deputy|Vice|Acting|Prime|Foreign|Defen[cs]e|First|Permanent) )*(?:President|Minister|"
    r"Secretary|Ambassador|Head|Chairman|Chairwoman|Governor|General|Spokes\w+|Chancellor|Premier|"
    r"Representative|Senator|King|Sheikh|Mr|Ms|Mrs|Dr)\b"
)
_TITLED = re.compile(rf"{_TITLE}.* {_WORD}$")
_CAPITALS = re.compile(
    r"(?:MR|MS|MRS|DR|PRESIDENT|PRIME MINISTER|(?:[A-Z]+ )*SECRETARY|AMBASSADOR|GENERAL|"
    r"(?:FOREIGN )?MINISTER|SENATOR|GOVERNOR|CHAIR(?:MAN|WOMAN)?)\.? [A-Z][A-Z.’' -]+$"
)
_BULLET = re.compile(r"[•·‣⁃–—◦●○■□►▸➢➤✓✔+]")
ASKS = re.compile(r"(?:QUESTION|Question|Q|REPORTER|Reporter|MODERATOR|Moderator)$")
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: from the colon to the next turn, or to the end of the paragraph."""

    speaker: Span | None  # nobody in particular, of a question
    span: Span


def turns(text: str) -> list[Turn]:
    """The turns of a transcript or post, in order; none in a text that is neither.

    A turn runs on to the next one where its label has a sign or capitals, and in a
    transcript; else one titled name and a colon is a quotation, which ends with its paragraph.
    """
    found = _labels(text)
    transcript = _transcript([match[2] for match in found])
    made = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        if not (_sign(match) or match[2].isupper() or transcript):
            broken = text.find("\n", match.end(), end)
            end = broken if broken > 0 else end
        asks = ASKS.match(match[2])
        speaker = None if asks else Span(match.start(2), match.end(2))
        made.append(Turn(speaker, Span(match.end(), end)))
    return made


def _labels(text: str) -> list[re.Match[str]]:
    """The names before a colon that speak, and those that come again without their title."""
    found = list(_TURN.finditer(text))
    speaking = [match for match in found if _speaks(match)]
    full = {tuple(match[2].split()) for match in speaking}
    short = {words[at:] for words in full for at in range(1, len(words))}
    return [match for match in found if match in speaking or tuple(match[2].split()) in short]


def _transcript(names: Sequence[str]) -> bool:
    """Whether labels are those of a talk: somebody asks, or speaks again."""
    speakers = [name.split()[-1] for name in names if not ASKS.match(name)]
    return len(speakers) < len(names) or len(set(speakers)) < len(speakers)


def _sign(match: re.Match[str]) -> bool:
    """Whether a sign stands before a name, other than the bullet of a list."""
    return bool(match[1]) and not _BULLET.match(match[1])


def _speaks(match: re.Match[str]) -> bool:
    """Whether a name before a colon has the form of a speaker."""
    name = match[2]
    if ASKS.match(name) or _CAPITALS.match(name) or _TITLED.match(name):
        return True
    # a post opens a speaker with a sign; a list of headings has one word more often
    return _sign(match) and len(name.split()) > 1 and all(w[0].isupper() for w in name.split())


def spoken(
    claims: Iterable[Claim], found: Sequence[Turn], text: str, stage: str
) -> Iterator[Claim]:
    """The claims, those of a speaker's turn with the speaker behind them where nobody else is.

    What speakers say of their own acts of speech ("we condemn") is theirs already.
    """
    starts = [turn.span.start for turn in found]
    for claim in claims:
        index = bisect_right(starts, claim.trigger.spans[0].start) - 1
        turn = found[index] if index >= 0 else None
        if turn and turn.speaker and claim.trigger.spans[0].end <= turn.span.end:
            yield _behind(claim, turn.speaker, text, stage)
        else:
            yield claim


def _behind(claim: Claim, speaker: Span, text: str, stage: str) -> Claim:
    if claim.accounts or (claim.event_type.value in SPEECH_ACTS and _own(claim, speaker, text)):
        return claim
    words = speaker.of(text)
    source = Cited(words, (speaker,), SURE, stage, why="whose turn it is to speak")
    lead = of_lead(claim.trigger.spans[0], text)
    stance = (
        Cited(Stance.DENIES, (lead,), SURE, stage, why=UNTRUE)
        if lead
        else Cited(Stance.ASSERTS, claim.trigger.spans, SURE, stage)
    )
    return replace(claim, accounts=(Account(Party(source), stance),))


def _own(claim: Claim, speaker: Span, text: str) -> bool:
    """Whether an actor of the claim is the speaker."""
    family = speaker.of(text).split()[-1].lower()
    words = [party.mention.value.lower().split() for party in claim.actors]
    return any(set(actor) & _FIRST or family in actor for actor in words)
