"""What a cue itself says of its source's stance: "denied", "declined to comment", "doubts".

Over the annotated accounts such cues decide the stance all but always (138 of 139
"denied", 74 of 74 "not confirmed"), and the stance head, which answers once for a
trigger and not for each source, is asked only where the cue is silent.
"""

from __future__ import annotations

import re

from chancery.assets.deniable import REFUSAL, SAID, SAYABLE, TURN_DOWN
from chancery.model import Span, Stance

_NOT = (
    r"(?:\b(?:not|never|neither|nor|cannot|declin\w*|refus\w*|unable|unwilling|yet|fail\w*|"
    r"without|impossible|no)\b|n['’]t\b)"
)
# Up to what is not confirmed no clause may end: "took no prisoners, the ministry confirmed".
_ASIDE = r", (?:as yet|for (?:its|his|her|their) part|for now|however|itself|so far),"
_TO_THERE = (
    rf"(?! (?:hesitat\w+|just|merely|only)\b)(?:{_ASIDE}|(?! but\b| and (?:\w+ )?\w+(?:ed|s)\b)"
    r"[^,.;:]){0,30}?"
)
_UNCONFIRMED = rf"{_NOT}{_TO_THERE}\b(?:confirm|verif|comment|corroborat|authenticat)\w*"
_NEITHER = (
    rf"{_NOT}(?: \w+)? den(?:y|ied|ies)\b|\bconfirm\w* (?:or|nor) den\w+|\bun(?:confirm|verifi)ed"
)
_DENIES = (
    r"\bden(?:y|ies|ied|ying|ials?)\b|\b(?:refut|rebut|debunk|repudiat|disput|dismiss|reject|retract|recant|disavow)\w*"
    r"|\bwithdr[ae]w\w* (?:an?|her|his|its|the|their) "
    r"(?:accusation|allegation|claim|report|statement|story)\b"
    r"|\b(?:as|is|was|are|were) (?:false|untrue|baseless|groundless|unfounded|fabricat\w+)"
    r"|\b(?:disclaim|disown|contradict)\w*|\bnothing (?:at all )?to do with|\bnothing of the (?:kind|sort)"
    r"|\bno (?:part|hand) in\b|\bno truth (?:in|to)\b|\bprotest\w* (?:his|her|its|their) innocence"
)
_ASKED = (
    r"say|discuss|elaborate|respond|reply|answer|be drawn|speculate|vouch|tell|go (?:into|further)|"
    r"talk about|specify|be reached|immediately be reached|return (?:\w+ ){0,3}(?:calls?|messages?)"
)
_SILENT = (
    r"\b(?:seen|saw|read|aware of|familiar with) (?:all )?(?:the |these |those |such |media |press |"
    r"some |public |other )*(?:reports?|reporting|allegations|claims|stories)\b|"
    r"\b(?:would|will|could|can|did|does|do)(?: (?:not|neither|never)|n['’]t)(?: \w+ly)? "
    rf"(?:{_ASKED})\b|\bcannot (?:{_ASKED})\b|\b(?:has|have|had) (?:not|yet to|never)(?: \w+ly)? "
    r"(?:say|said|respond|responded|repl(?:y|ied)|discuss|discussed)\b"
    r"|\b(?:would|will|could) say only|\b(?:would|will|could) only say|\bs(?:aid|ays) only\b"
    rf"|\b(?:declin|refus)(?:e|es|ed|ing) to (?:{_ASKED}|give|offer|provide|name|address|define)\b"
    r"|\b(?:had|has|have) (?:no|nothing)(?: \w+)? (?:information|knowledge|comment|details|record|"
    r"word|notice|to (?:say|share|add|announce|report|offer)|on that|for you)\b"
    r"|\b(?:gave|had|issued|made|offered|provided) no (?:\w+ )?(?:answer|comment|details|explanation|"
    r"reaction|reply|response|statement)\b"
    r"|\b(?:kept|keeps|remained|stayed|stay) silent|\bno comment\b|\bwent unanswered|"
    r"\bunaware\b|\b(?:not|n['’]t) aware\b|\b(?:unable|not able) to (?:say|rule out)"
)
_UNTRUE = (
    r"(?:absurd|baseless|concocted|fabricat\w+|fictions?|groundless|inventions?|invented|lies?|"
    r"nonsense|ridiculous|slander\w*|unfounded|untrue)"
)
# "called it a lie"; but who "said that they told lies" calls nothing untrue.
_CALLED = (
    r"\b(?:call\w*|describ\w*|denounc\w*|brand\w*|label\w*)\b[^.;:]{0,50}?"
    rf"\b{_UNTRUE}\b"
    r"|\b(?:said|says)\b[^.;:]{0,50}?(?:\b(?:is|was|are|were)|['’](?:s|re)) "
    rf"(?:(?:all|an?|and|but|complete|just|more|nothing|of|pack|pure|simply|than|the|total|utter|"
    rf"utterly|\w+ly) )*{_UNTRUE}\b"
)
_DOUBTS = (
    r"\b(?<!no )(?<!without )(?<!little )doubt\w*|\bs[ck]eptic\w*|\bunpersuaded|\bunconvinced"
    r"|\b(?:not|n['’]t)(?: \w+)? convinced\b|\bimplausibl\w*|\bimprobabl\w*|\bhard to believe"
    r"|\b(?:seen|saw|sees?|found|has|have|had) (?:no|little) (?:evidence|sign|indication|proof)"
    r"|\bseen nothing\b|\bquestion(?:s|ed)? (?:whether|if)\b"
    r"|\bchallenged? (?:that|the|this) (?:version|account)"
)
_SAYS = tuple(
    (stance, re.compile(pattern, re.IGNORECASE))
    for stance, pattern in (
        (Stance.UNCONFIRMED, _UNCONFIRMED),
        (Stance.UNCONFIRMED, _SILENT),
        (Stance.UNCONFIRMED, _NEITHER),
        (Stance.DENIES, _DENIES),
        (Stance.DENIES, _CALLED),
        (Stance.DOUBTS, _DOUBTS),
        (
            Stance.CONFIRMS,
            r"\bconfirm\w*|\backnowledg\w*|\bconfess\w*|\badmi(?:t|ts|tted|tting)\b|\bcorroborat\w*|\bverif\w*",
        ),
    )
)
# What a source does itself, right behind it: "Sudan did not comment", "NATO said it could not".
_OWN = re.compile(
    r"(?:,? (?:also|later|again|since|still|both|\w+ly))*"
    r"(?: (?:said|says|told \w+)(?: that)? (?:he|she|it|they|we|I))?(?= )"
)
_AUXILIARY = re.compile(
    r" ?(?:can|could|did|does|do|had|has|have|is|was|were|will|would)?(?: (?:\w+ly|also|long|since))? ?"
)
_PASSIVE = re.compile(r"\b(?:is|was|were)\b.* \w+ed$")  # "the minister was dismissed"
# What is done to a person, a plan or a thing: "dismissed the minister", "retracted its envoy".
_TURNS_DOWN = re.compile(rf"(?:{TURN_DOWN}|(?:recant|retract)\w*)", re.IGNORECASE)
# Nothing of its own, and nothing that stands for what was said.
_BARE = re.compile(
    r"\w*(?: (?:out of hand|out ?right|\w+ly))?(?: (?:as|both|it|that|them|these|this|those)\b|\W*$)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"\b(?:{SAYABLE}|confessions?|remarks?|statements?|testimon(?:y|ies)|any role|blame|guilt|"
    r"involvement|responsibility|wrongdoing)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r" (?:after|because|before|but|over|when|while|who)\b"
    r"| and (?:\w+ )?(?:accused|blamed|called|named|ordered|replaced|said|says|told|vowed|warned)\b"
)
_BREAK = re.compile(r"[.;:!?\n\"“”]|, (?:but|and|while|who) ")
BEFORE = 40  # characters before a cue in which its negation may stand
AFTER = 30  # and behind it, in which what it begins may end: "no truth" in the claim


def of_cue(cue: Span, text: str) -> Stance | None:
    """The stance that a cue and the negation before it state; None of a cue that leaves it open."""
    before = _BREAK.split(text[max(0, cue.start - BEFORE) : cue.start])[-1]
    after = _BREAK.split(text[cue.end : cue.end + AFTER])[0]
    first, words = len(before), before + cue.of(text) + after
    last = len(words) - len(after)
    for stance, pattern in _SAYS:
        if any(m.start() < last and m.end() > first for m in pattern.finditer(words)):
            return stance
    return None


def own_cue(source: Span, text: str) -> Span | None:
    """The words right behind a source in which it denies, doubts or will not say."""
    lead = _OWN.match(text, source.end)
    if lead is None:
        return None
    words = _BREAK.split(text[lead.end() : lead.end() + 4 * AFTER])[0]
    for stance, pattern in _SAYS:
        match = pattern.search(words, 0, 2 * AFTER)
        near = match and _AUXILIARY.fullmatch(words, 0, match.start())
        if match is None or not near or stance is Stance.CONFIRMS:
            continue
        if stance is not Stance.DENIES or not (
            _turned_down(words[match.start() :]) or _PASSIVE.search(words, 0, match.end())
        ):
            first = len(words) - len(words.lstrip())
            return Span(lead.end() + first, lead.end() + match.end())
    return None


def _turned_down(words: str) -> bool:
    """Whether words that begin with a denial turn something down that nobody has said."""
    words = _CLAUSE.split(words)[0]
    refused = REFUSAL.match(words)
    if refused:
        return not SAID.search(refused[0])
    verb = _TURNS_DOWN.match(words)
    if verb is None or _BARE.match(words, verb.end()):
        return False
    return not _TOLD.search(words) and not _IS_FALSE.search(words)


_FALSE = (
    r"(?:(?:\w+ly|absolute|complete|pure|total|utter) )?"
    rf"(?:{_UNTRUE}|disinformation|fake|false|falsehoods?|not true|propaganda|without foundation)\b"
)
# "said the reports that ... were false", "called the charge that ... an invention"
_SO_CALLED = re.compile(rf"\b(?:{SAYABLE}|ideas?|reporting)\b(?: |,|$)", re.IGNORECASE)
_IS_FALSE = re.compile(
    rf"\b(?:is|are|was|were|as|called|labelled|branded)(?: an?)? {_FALSE}"
    rf"|\ban? {_FALSE}",
    re.IGNORECASE,
)
# What follows a denial as the denier's own version: "denied it, saying a rocket had ..."
_ANEW = re.compile(
    r"(?:,| and| but|;) (?:instead )?(?:sa(?:id|ys|ying)|"
    r"(?:accus|add|alleg|argu|blam|claim|insist|maintain|not|stat)(?:e?[ds]|ing))\b"
)
SENTENCE_END = re.compile(r"[.!?](?=[\s\"”’']|$)|\n")
_NEGATED = re.compile(_NOT, re.IGNORECASE)


# "It is not true that we attacked it", whoever is quoted with it.
_NOT_SO = re.compile(
    r"(?P<untrue>\b(?:it|this|that)(?: is| was|['’]s) (?:\w+ ){0,2}?(?:false|incorrect|nonsense|"
    r"not so|not the case|not true|untrue|wrong|an? lie|an? invention) that)\b[^.!?;]*\Z",
    re.IGNORECASE,
)


UNTRUE = "words before it call it untrue"  # why such an event is denied


def of_lead(trigger: Span, text: str) -> Span | None:
    """Words in front of an event, in the sentence so far, that call it untrue."""
    start = max(0, trigger.start - 4 * BEFORE)
    found = _NOT_SO.search(text, start, trigger.start)
    return Span(*found.span("untrue")) if found else None


def of_content(cue: Span, trigger: Span, text: str) -> Stance | None:
    """The stance of a cue on one event of its content: what is called false, what is told instead.

    None where the content does not tell, and the cue itself does.
    """
    if trigger.start < cue.end:
        return None
    between = text[cue.end : trigger.start]
    if SENTENCE_END.search(between):
        return None
    end = SENTENCE_END.search(text, trigger.end)
    behind = text[trigger.end : end.start() if end else len(text)]
    called = _SO_CALLED.search(text, cue.start, min(trigger.start, cue.end + BEFORE))
    if called and _IS_FALSE.search(behind):
        return Stance.DENIES
    anew = _ANEW.search(between)
    if anew and not _NEGATED.search(between, anew.end()):
        return Stance.ASSERTS
    return None
