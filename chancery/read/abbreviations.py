"""Judges whether a full stop belongs to an abbreviation or lies inside a sentence."""

from __future__ import annotations

import re

# Followed by a name: never an end.
_TITLES = frozenset(
    """
    Adm Amb Atty Brig Capt Card Cdr Cmdr Col Comdr Cpl Det Dr Drs Ens Fr Gen Gens Gov Govs Hon Insp
    Lt Ltc Lieut Maj Messrs Mgr Mlle Mme Mr Mrs Ms Msgr Mx Pfc Pres Prof Profs Pvt Rep Reps Rev
    Sen Sens Sgt Supt Treas Vice Asst Assoc Dep Sec Spc Sr.Lt H.E Hon'ble Smt Shri
    """.split()
)
# Titles written in small letters that are no words besides, and those in capitals.
_SAFE = _TITLES | frozenset("adm brig capt cmdr col dr gen lt maj mr mrs ms prof sgt".split())

# Never an end, whatever follows.
_NEVER = frozenset("e.g i.e vs v viz cf c ca approx al-i aka a.k.a incl esp ie eg no.s".split())

# An end unless a figure follows.
_NUMBERED = frozenset(
    """
    no nos p pp vol vols para paras sec secs fig figs art arts ch res op ext tel par cl
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    """.split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())

# May end a sentence: only when the next word is one that starts sentences.
_SOFT = frozenset(
    """
    Inc Corp Co Cos Ltd Bros Jr Sr etc al Ave Blvd St Rd Ft Mt Sts Dept Govt Univ Assn Intl Natl
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ph.D Esq Gmbh plc est Bn Regt Div Hdqrs
    """.split()
)

_STARTERS = frozenset(
    """
    A About According Additionally Afghan After Again All Also Although Among An And Another Any As
    Asked At Because Before Both But By Despite During Each Earlier Even Every Few Finally
    For Four From Further Furthermore Given Had Has Have He Her Here His Hours How However I I’m
    I'm If In Indeed Instead It Its It's It’s Last Later Let Like Many Mr Mr. Mrs. Ms. Meanwhile
    Moreover Most My Neither Never Nevertheless No Nobody None Nor Not Nothing Now Of On Once One
    Only Or Other Others Our Over People Perhaps President’s Rather Several She Should Since So
    Some Soon Still Such That That’s That's The Their Then There There’s There's Therefore These
    They They’re They're This Those Though Three Through Throughout Thus To Today Together Two
    Unless Unlike Until Upon Very Was We We’re We're Were What When Whenever Where Whether Which
    While Who Whoever Why Will With Within Without Would Yes Yesterday Yet You Your
    """.split()
)
_LETTERED = frozenset(
    """
    plan vitamin hepatitis class type category grade option group section schedule appendix annex
    exhibit team part block zone area point phase
    """.split()
)
_NEAR = 40  # characters: how far back a word is looked for, so that time stays linear
_ZONES = re.compile(
    r"(?:[A-Z]{2,4}T?\b|Eastern|Pacific|Central|Mountain|Greenwich|Moscow|Kyiv|Kiev|Local|Standard"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_SAID = re.compile(
    r"(?!(?:He|She|They|We|I|It)\b)(?:[A-Z][\w.’'-]*\s+|the\s+|of\s+){0,6}(?:said|says|asked|asks|wrote|writes|told|added|adds"
    r"|tweeted|replied|demanded|shouted|chanted|declared|exclaimed|joked|quipped|wondered)\b"
)
_NAME_PARTICLE = re.compile(r"(?:al|el|ash|an|as|at|ad|ar|az)-[A-Z]|(?:iPhone|iPad|eBay)\b")
_TOKEN = re.compile(r"[^\s“”\"'‘’(\[«/–—-]*$")
_NEXT = re.compile(r"([“\"‘'«(\[–—•-]*)\s*(\S*)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_QUOTES = frozenset("”\"’'»")
_OPENERS = frozenset('“"‘«')


def continues(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    """Whether the sentence that began at `start` goes on after the full stop matched by `end`."""
    follows = _NEXT.match(text, end.end(), limit)
    opener, word = follows.groups() if follows else ("", "")
    if not word:
        return False
    mark = end.group().strip()
    stop = len(mark) - len(mark.lstrip(".!?…"))
    if word[0].islower():
        return not (_NAME_PARTICLE.match(word) and not _abbreviated(text, start, end, opener, word))
    if mark[:stop] != ".":
        quoted = not _QUOTES.isdisjoint(mark[stop:])
        return quoted and "." not in mark[:stop] and bool(_SAID.match(text, end.end(), limit))
    return _abbreviated(text, start, end, opener, word)


def _abbreviated(text: str, start: int, end: re.Match[str], opener: str, word: str) -> bool:
    """Whether the full stop belongs to an abbreviation that does not end the sentence."""
    found = _TOKEN.search(text, max(start, end.start() - 24), end.start())
    token = found.group() if found else ""
    if token.isdigit():  # the number of a paragraph or of an entry in a list
        before = text[start : end.start() - len(token)] if end.start() - start < _NEAR else "."
        return len(token) < 4 and not before.strip(" \t•*-–(")
    low = token.lower()
    if len(token) == 1 and token.isupper():
        soft = _initial(text, start, end)
    elif token in _TITLES or low in _NEVER or (token.title() if token.isupper() else low) in _SAFE:
        return True
    elif low in _NUMBERED and (token[0].isupper() or low not in _MONTHS):
        return word[0].isdigit()
    else:
        soft = token in _SOFT or _INITIALS.fullmatch(token) is not None
    return soft and not _starts(token, opener, word)


def _initial(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether a single capital is an initial, and not "plan B" or "as did I"."""
    before = text[max(start, end.start() - _NEAR) : end.start() - 1].rstrip().rpartition(" ")[2]
    if text[end.start() - 1] == "I":
        return not before or before[:1].isupper()
    return before.lower() not in _LETTERED


def _starts(token: str, opener: str, word: str) -> bool:
    """Whether the word after such an abbreviation shows that a new sentence has begun."""
    if token.lower() in {"a.m", "p.m"}:
        return not (_ZONES.match(word) or word[0].isdigit())
    nickname = word[-1] in _QUOTES or not opener or opener[-1] not in _OPENERS
    return word.rstrip(".,;:") in _STARTERS or (word[0].isupper() and not nickname)
