"""What is said of an event in the sentence after it: "Russia denies the charge", "MS LEE: I can't confirm that".

A link ends where its window's words do, and is learnt from few such cases: one denial in four
of the annotated ones stands in a later sentence than its event. Such a sentence tells nothing
itself; it has a source, a cue and a word that stands for what was told ("this", "the reports"),
or it is the answer to a question of a transcript. What the sentence before tells gets the
source's stance as one more account.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chancery.model import SPEECH_ACTS, Account, Attribution, Cited, Claim, Party, Span, Stance, Status
from chancery.read.speakers import ASKS, Turn

SURE = 0.8
BACK = 2  # sentences back, at most, to what a reply is to
FIRST = 3  # sentences of an answer that are looked at
_ADVERB = r"(?:(?:\w+ly|also|again|later|since|and|has|have|had|both)\s+)*"
_WHAT = (
    r"(?:accounts?|accusations?|allegations?|assertions?|charges?|claims?|involvement|reports?|"
    r"responsibility|rumou?rs?|speculation|stor(?:y|ies)|suggestions?|version|wrongdoing|"
    r"(?:any|such a|that|this) (?:links?|role|plans?|intention))"
)
_IT = (
    rf"(?:it|this|that|them|so|(?:(?:all|any|both|every|her|his|its|such|that|the|their|these|"
    rf"this|those)\s+)?(?:[\w'’-]+\s+){{0,2}}?{_WHAT})\b"
)
_END = r"(?=\s*(?:[.,;:!?\"”)–—-]|$|and\b|as\b|but\b|on \w+day\b|to\b|when\b|while\b|in an?\b|in the\b|through\b))"
_CUES = (
    (Stance.UNCONFIRMED, r"(?:could|can|did|does|was|were|has|have|is|are)(?: not|n['’]t) (?:be )?(?:\w+ly )?"
     r"(?:be )?(?:reached|comment|commented|confirm|confirmed|reply|replied|respond|responded|return|returned|verify|verified)\b"),
    (Stance.UNCONFIRMED, r"(?:declin|refus)(?:ed?|es|ing) (?:to )?(?:comment|confirm|say|elaborate|give details|discuss it)\b"
     r"|(?:declin|refus)(?:ed?|es|ing) comment\b"),
    (Stance.UNCONFIRMED, r"no (?:immediate |official )?(?:comment|confirmation|reaction|response)\b"),
    (Stance.UNCONFIRMED, rf"neither confirm\w* nor den\w*"),
    (Stance.DENIES, rf"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed)|disput(?:es?|ed))\s+{_IT}{_END}"),
    (Stance.DENIES, rf"(?:called|calls)\s+{_IT}\s+(?:an? )?(?:\w+ )?(?:absurd|baseless|disinformation|fabricat\w+|fake|false|groundless|lies?|nonsense|provocation|unfounded|untrue)\b"),
    (Stance.CONFIRMS, rf"confirm(?:s|ed)?\s+(?:it|this|that|the (?:reports?|news|deal|visit|meeting|information))\b{_END}"),
    (Stance.DOUBTS, rf"(?:cast doubt on|doubt(?:s|ed)?|question(?:s|ed)?)\s+{_IT}{_END}"),
)  # fmt: skip
_REPLY = [(stance, re.compile(pattern, re.IGNORECASE)) for stance, pattern in _CUES]
_FROM = re.compile(r"\s+(?:was )?(?:\w+ )?(?:from|by)\s+(?:the\s+)?", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they|we|I|it)\b", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:could not|couldn['’]t|not) be (?:\w+ly )?(?:confirmed|verified)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reply:
    """One sentence's stance on what stands before it."""

    source: Span
    cue: Span
    stance: Stance
    targets: tuple[int, int]  # characters between which the triggers stand


def replied(
    claims: Sequence[Claim], found: Sequence[Reply], text: str, stage: str
) -> Iterator[Claim]:
    """The claims, with what later sentences say of them as further accounts."""
    for claim in claims:
        told = [r for r in found if _meant(r, claim, claims)]
        yield replace(claim, accounts=(*claim.accounts, *(
            _account(r, text, stage) for r in told if _fresh(r, claim)
        ))) if told else claim  # fmt: skip


def _meant(reply: Reply, claim: Claim, claims: Sequence[Claim]) -> bool:
    low, high = reply.targets
    return low <= claim.trigger_span.start < high and claim.event_type.value not in SPEECH_ACTS


def _fresh(reply: Reply, claim: Claim) -> bool:
    """Whether the source has no account of the claim yet."""
    return all(not a.source.mention.spans[0].overlaps(reply.source) for a in claim.accounts)


def _account(reply: Reply, text: str, stage: str) -> Account:
    source = Cited(reply.source.of(text), (reply.source,), SURE, stage, why="answers what stands before")
    cue = Cited(reply.cue.of(text), (reply.cue,), SURE, stage)
    return Account(Party(source), Cited(reply.stance, (reply.cue,), SURE, stage, why=f"the cue {cue.value!r} says so"), cue)


def replies(
    text: str, sentences: Sequence[Span], mentions: Sequence[Span], claims: Sequence[Claim],
    attributions: Sequence[Attribution],
) -> Iterator[Reply]:  # fmt: skip
    """Sentences that tell nothing but what their source holds of what was told before."""
    starts = [s.start for s in sentences]
    busy: dict[int, list[int]] = {}
    for claim in claims:
        at = bisect_right(starts, claim.trigger_span.start) - 1
        if claim.event_type.value not in SPEECH_ACTS:
            busy.setdefault(at, []).append(claim.trigger_span.start)
    for index, sentence in enumerate(sentences):
        words = sentence.of(text)
        for stance, pattern in _REPLY:
            match = pattern.search(words)
            if not match:
                continue
            cue = Span(sentence.start + match.start(), sentence.start + match.end())
            if any(at >= sentence.start for at in busy.get(index, ())):
                break  # the sentence tells something itself, which the links know
            source = _source(cue, sentence, mentions, attributions, text)
            before = next((i for i in range(index - 1, max(-1, index - 1 - BACK), -1) if i in busy), None)
            if source and before is not None and "\n\n" not in text[sentences[before].end:sentence.start] or source and before == index - 1:
                yield Reply(source, cue, stance, (sentences[before].start, sentences[before].end))
            break


def _source(cue: Span, sentence: Span, mentions: Sequence[Span], attributions: Sequence[Attribution], text: str) -> Span | None:
    for attribution in attributions:
        if attribution.source and any(c.overlaps(cue) for c in attribution.cue):
            return attribution.source[0]
    behind = _FROM.match(text, cue.end)
    if behind:
        return next((m for m in mentions if m.start <= behind.end() < m.end), None)
    held = [m for m in mentions if sentence.start <= m.start and m.end <= cue.start]
    lead = text[sentence.start:cue.start]
    pronoun = list(_PRONOUN.finditer(lead))
    if lead.rstrip().endswith(",") and held:
        return held[0]
    near = max(held, key=lambda m: m.end, default=None)
    if pronoun and (near is None or sentence.start + pronoun[-1].start() > near.start):
        last = pronoun[-1]
        return Span(sentence.start + last.start(), sentence.start + last.end())
    return near
