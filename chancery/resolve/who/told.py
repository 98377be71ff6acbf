"""Who told whom: which of a claim's sources passed on what another of them says.

The reader sees that somebody passed on what sources say, not what each of them says; the
words between two sources tell whether it is so: nothing is passed on across the end of a
sentence ("a guard told Reuters; a tribal elder said"), nor to somebody by whoever denies
that one's report. What a news organisation reports beside a source of its own came through
it: of the 150 claims of `training/claims` with two accounts, one of them the press's and both
asserting, 126 are such chains; where the other denies, doubts or does not confirm, 3 of 58
(counted by tests/unit/resolve/test_who_told.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chancery.model import PRESS, Account, Claim, Span, Stance

_PASSED_ON = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
# The end of a sentence or of a clause with a subject of its own.
_APART = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘(]?(?:[A-Z]|$))|;|\n\s*\n|\n$|:\s*$")
_REPORT = re.compile(
    r"\b(?:reports?|stor(?:y|ies)|accounts?|claims?|allegations?|article|version|assertions?|"
    r"assurances?|accusations?|rumou?rs?|suggestions?)\b",
    re.IGNORECASE,
)
_FEW = (
    r"(?:[\"“‘]|the |a |an |its |his |her |their |one |two |three |several |some |unnamed |own )*"
)
# "the daily reported, citing two officers"; "it was told by doctors".
_CITING = re.compile(
    r"\b(?:cit(?:ing|ed|es)|quot(?:ing|ed|es)|(?:told|informed|briefed) (?:so )?by|"
    rf"learn(?:ed|t) (?:it )?from|hear[ds]? (?:it )?from|relaying)[ ,]+{_FEW}$",
    re.IGNORECASE,
)
# What a source of its own does, right behind it; and what makes two sources one clause each.
_SAYING = re.compile(
    r"(?:'s|’s)?,?(?: [^,.;:\"“”]{1,60},)?"
    r"(?: (?:has|have|had|also|later|then|recently|previously|repeatedly|\w+ly))*"
    r" (?:said|says|saying|told|tells|reports?|reported|noted|notes|wrote|writes|stated|states|"
    r"claimed|claims|added|adds|explained|confirmed|announced|revealed|alleged|argued|insisted|"
    r"testified|recalled|stressed|pointed (?:out|to)|cited|cites|quoted|quotes|shows?|showed|found|"
    r"maintain(?:s|ed)|believes?|agrees?|admit(?:s|ted)|den(?:ies|ied)|acknowledged|warn(?:s|ed))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\bquoted (?:as saying|saying)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:\b(?:and|or|while|but|as|whereas|although|though|after|because|with|by|from|of|to|in|at|for|against)"
    r"(?: also)?[ ,]+(?:[\"“‘]|the |a |an )*)$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(rf"\baccording to {_FEW}$", re.IGNORECASE)
OUTER = ".outer@"  # in the stage of an account that was read as passing others on
SEEN = 0.5
FAR = 400  # characters from which two sources are apart in any case


def passed_on(claim: Claim, text: str) -> Claim:
    """The claim with each source's account passed on through the one that its words name.

    Chains between which the reader saw none are added where the words are plain,
    or where one of two is the press's.
    """
    if len(claim.accounts) < 2:
        return claim
    accounts = _needed([_parted(account, claim.accounts, text) for account in claim.accounts])
    if all(account.via is None for account in accounts):
        accounts = _by_press(accounts, text)
    accounts = _linked(accounts, claim.trigger_span, text)
    return claim if accounts == list(claim.accounts) else replace(claim, accounts=tuple(accounts))


def _parted(account: Account, accounts: Sequence[Account], text: str) -> Account:
    """The account, no longer through another one from which its words part it."""
    if account.via is None:
        return account
    between = _between(account, accounts[account.via], text)
    if account.cue and _QUOTED.search(account.cue.value):
        return account  # "A driver is quoted as saying" leaves open by whom: a sentence before
    own = account.stance.value is not Stance.ASSERTS and _REPORT.search(between)
    return replace(account, via=None) if own or _apart(between) else account


def _needed(accounts: list[Account]) -> list[Account]:
    """The accounts without one that was hardly seen, and only as what passes others on."""
    used = {account.via for account in accounts}
    for index, account in enumerate(accounts):
        mention = account.source.mention
        if OUTER in mention.stage and index not in used and mention.confidence < SEEN:
            kept = accounts[:index] + accounts[index + 1 :]
            return [
                replace(one, via=one.via - 1) if one.via is not None and one.via > index else one
                for one in kept
            ]
    return accounts


def _by_press(accounts: Sequence[Account], text: str) -> list[Account]:
    """What others assert passed on through the one account of the press, if there is one."""
    press = _press(accounts)
    if press is None:
        return list(accounts)
    return [
        replace(account, via=press)
        if index != press
        and account.stance.value in _PASSED_ON
        and not _apart(_between(account, accounts[press], text))
        else account
        for index, account in enumerate(accounts)
    ]


def _linked(accounts: Sequence[Account], trigger: Span, text: str) -> list[Account]:
    """With each account passed on through the one whose words enclose its own."""
    made = list(accounts)
    for index, account in enumerate(accounts):
        for other, outer in enumerate(accounts):
            if (
                made[index].via is None
                and other != index
                and made[other].via is None
                and outer.stance.value in _PASSED_ON
                and (_cites(account, outer, text) or encloses(outer, account, trigger, text))
            ):
                made[index] = replace(account, via=other)
    return made


def _cites(inner: Account, outer: Account, text: str) -> bool:
    """Whether one source is said to cite the other, which says that it is so."""
    between = _between(inner, outer, text)
    cited = _start(outer) < _start(inner) and inner.stance.value in _PASSED_ON
    return cited and bool(_CITING.search(between)) and not _apart(between)


def encloses(outer: Account, inner: Account, trigger: Span, text: str) -> bool:
    """Whether the outer source's word is that the inner one said it.

    Either it comes first with a verb of its own ("the minister said that his aides had
    learnt of the raid"), or last, behind what the inner one said ("the driver admitted
    the theft, according to the police").
    """
    first, last = outer.source.mention.spans[0], inner.source.mention.spans[0]
    between = _between(outer, inner, text)
    if _apart(between) or first.overlaps(last):
        return False
    if first < last:
        opens = last.start < trigger.start and not _JOINED.search(between)
        return opens and bool(_SAYING.match(between))
    if _ACCORDING.search(between):
        return True
    closed = between.rstrip().endswith((",", ",”", ',"', ",''"))
    around = last.start < trigger.start and trigger.end <= first.start
    return closed and around and all(_SAYING.match(text, one.end) for one in (first, last))


def _press(accounts: Sequence[Account]) -> int | None:
    """Which account is the only one of the press, where it asserts what others said too."""
    held = [i for i, account in enumerate(accounts) if account.source.who.sector == PRESS]
    if len(held) != 1 or len(accounts) == 1:
        return None
    return held[0] if accounts[held[0]].stance.value is Stance.ASSERTS else None


def _apart(between: str) -> bool:
    return len(between) > FAR or _APART.search(between) is not None


def _between(one: Account, other: Account, text: str) -> str:
    """The words between two sources."""
    left, right = sorted(a.source.mention.spans[0] for a in (one, other))
    return text[left.end : right.start]


def _start(account: Account) -> int:
    return account.source.mention.spans[0].start
