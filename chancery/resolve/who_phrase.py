"""What the words of one mention say by themselves: country, body, role, name."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.resolve.who_scene import Hit, Scene
from chancery.resolve.who_tables import Entry, tables

PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself "
    "we us our ours ourselves i me my mine myself you your who which that this these those".split()
)
_SKIP = frozenset("the a an this that these those some any all both its our their his her my your \" ' \u201c \u201d \u2018 \u2019 , . ; : ( ) - \u2014 's \u2019s".split())
_STOP = frozenset(
    "of in from at for on who whom which that with to by against near under over about via inside outside across "
    "including after before during into between among within without is was are were has have had will , ( ) ; : \u2014 \u2013 familiar "
    "based working responsible speaking close known".split()
)
_OF = frozenset({"of", "from", "in", "for", "at", "inside", "across", "representing"})
_TO = frozenset({"to", "against", "with", "on", "about", "into"})
# Heads that take the sector of the body before or after them.
GENERIC = frozenset(
    "spokesman spokeswoman spokesperson spokespeople official officials leader leaders chief chiefs head heads "
    "member members source sources officer officers commander commanders representative representatives "
    "director directors boss bosses chairman chairwoman chairperson president statement report spokespersons "
    "aide aides adviser advisers adviser advisors figure figures staff personnel deputy sources service services "
    "wing group groups council committee organisation organization force forces team unit units authorities "
    "secretary delegate delegates delegation coalition general front-runner veteran veterans analyst".split()
)
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "retired", "onetime", "erstwhile"})
# Premodifiers that make their head somebody of their own sector.
_PREMOD = {
    "police": "COP", "security": "COP", "army": "MIL", "military": "MIL", "navy": "MIL", "naval": "MIL",
    "air": "MIL", "armed": "MIL", "rebel": "REB", "militant": "REB", "insurgent": "REB", "separatist": "REB",
    "guerrilla": "REB", "jihadist": "REB", "terrorist": "REB", "terror": "REB", "extremist": "REB",
    "opposition": "OPP", "intelligence": "SPY", "spy": "SPY", "party": "PTY", "campaign": "PTY",
    "republican": "PTY", "democratic": "PTY", "court": "JUD", "judicial": "JUD", "union": "LAB",
    "religious": "REL", "church": "REL", "muslim": "REL", "business": "BUS", "company": "BUS",
    "industry": "BUS", "health": "MED", "medical": "MED", "hospital": "MED", "university": "EDU",
    "school": "EDU", "militia": "PRM", "paramilitary": "PRM", "mercenary": "PRM", "tribal": "SOC",
    "rights": "SOC", "aid": "SOC", "government": "GOV", "ministry": "GOV", "parliamentary": "LEG",
    "senate": "LEG", "congressional": "LEG", "gang": "CRM", "cartel": "CRM", "media": "JRN",
    "news": "JRN", "student": "EDU", "civilian": "CVL", "farm": "AGR", "farmers": "AGR", "peacekeeping": "MIL",
    "presidential": "GOV", "ministerial": "GOV", "foreign": "GOV", "defence": "GOV", "defense": "GOV",
    "prime": "GOV", "federal": "GOV", "diplomatic": "GOV", "labour": "LAB", "labor": "LAB",
}  # fmt: skip
_ARMED = frozenset({"troops", "forces", "soldiers", "army", "military", "navy"})


# The last word of a name that shows what kind of body bears it.
TAILS = {
    **dict.fromkeys("post journal times news herald tribune gazette prensa hora press radio tv television magazine star telegraph observer mail chronicle mirror express nation diario jornal shimbun".split(), "JRN"),
    **dict.fromkeys("bank banque inc plc ltd corp corporation company mining holdings airlines motors resources crossing capital llc gmbh industries refinery systems technologies".split(), "BUS"),
    **dict.fromkeys("university college institute academy school".split(), "EDU"),
    **dict.fromkeys("foundation association alliance watch federation forum society".split(), "SOC"),
    **dict.fromkeys("committee ministry agency department authority office commission bureau secretariat council service institution".split(), "GOV"),
    **dict.fromkeys("church mosque".split(), "REL"),
    **dict.fromkeys("party campaign pac".split(), "PTY"),
    **dict.fromkeys("army navy brigade battalion regiment division guard".split(), "MIL"),
    **dict.fromkeys("union".split(), "LAB"),
    **dict.fromkeys("hospital clinic".split(), "MED"),
    **dict.fromkeys("court tribunal".split(), "JUD"),
    **dict.fromkeys("cartel gang".split(), "CRM"),
    **dict.fromkeys("war hall house centre center street city station bridge airport".split(), None),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """One mention taken apart; token positions are those of the scene.

    `head` ends where the complement ("of ...", ", who ...") begins; `country` is
    what the words themselves say, with the hit it rests on.
    """

    at: int
    end: int
    head: int
    words: str
    country: Hit | None = None
    body: Hit | None = None
    name: tuple[int, int] | None = None
    noun: str | None = None
    sector: str | None = None
    former: bool = False
    whole: bool = False
    definite: bool = False
    owner: str | None = None  # "his aides": the pronoun that owns


def take_apart(scene: Scene, at: int, end: int) -> Phrase:
    """The parts of the phrase at tokens [at, end), each worked out once."""
    found = scene.phrases.get((at, end))
    if found is None:
        found = scene.phrases[at, end] = _take_apart(scene, at, end)
    assert isinstance(found, Phrase)
    return found


def _take_apart(scene: Scene, at: int, end: int) -> Phrase:
    first = at
    while at < end and (scene.lows[at] in _SKIP or not scene.words[at][0].isalnum()):
        at += 1
    while end > at and not scene.words[end - 1][0].isalnum():
        end -= 1
    determiners = set(scene.lows[first:at])
    if at >= end:
        at, end = first, max(first + 1, end)
    at = _partitive(scene, at, end)
    head = _head_end(scene, at, end)
    hits = scene.hits_in(first, end) or _cut(scene, at, end)
    country = _country(scene, at, head, hits)
    body = _body(at, head, hits)
    name = _name(scene, at, head, hits)
    if head < end:
        name = _apposed(scene, head, end, hits) or name or _trailing(scene, head, end, hits)
    noun, sector = _role(scene, at, head, end)
    if noun == "parties" and scene.phrase(at, end) in {"parties", "two parties", "warring parties"}:
        sector = "GOV"  # the sides of talks, not of an election
    whole = country is not None and body is None and name is None and noun is None and country.end <= head
    owner = next((p for p in ("his", "her", "their", "its", "our", "my") if p in determiners), None)
    former = bool(_FORMER & set(scene.lows[max(first, at) : head]))
    return Phrase(
        at, end, head, scene.phrase(at, end), country, body, name, noun, sector, former, whole,
        bool(determiners & {"the", "this", "that", "these", "those"}), owner,
    )  # fmt: skip


def _partitive(scene: Scene, at: int, end: int) -> int:
    """Where the counted noun begins: after "hundreds of", "a number of", "some of the"."""
    for index in range(at, min(end - 1, at + 4)):
        if scene.lows[index] == "of":
            if scene.lows[index - 1] not in _MEASURES or index == at:
                break
            at = index + 1
            while at < end - 1 and scene.lows[at] in _SKIP:
                at += 1
            return _partitive(scene, at, end)
    return at


_MEASURES = frozenset(
    "number numbers hundreds thousands tens dozens scores millions masses majority majorities most many some one two three all "
    "several few group groups slate series pair couple each any none half part rest lot lots handful crowd crowds".split()
)


def _cut(scene: Scene, at: int, end: int) -> list[Hit]:
    """The known name that a mention cuts out of a longer one: "US" of "US military"."""
    if end - at > 4 or not scene.words[at][0].isupper():
        return []
    entries = tables().entries.get(scene.phrase(at, end), ())
    if not entries:
        return []
    if entries[0].cased and not scene.words[at].replace(".", "").isupper():
        return []
    return [Hit(at, end, scene.phrase(at, end), entries)]


def _head_end(scene: Scene, at: int, end: int) -> int:
    at_hits = scene.hit_at
    index = at
    while index < end:
        hit = at_hits.get(index)
        if hit and hit.end <= end:
            index = hit.end
            continue
        if index > at and scene.lows[index] in _STOP:
            return index
        index += 1
    return end


def _country(scene: Scene, at: int, head: int, hits: list[Hit]) -> Hit | None:
    """The place the phrase itself names: before the head, else after "of" and the like."""
    places = [hit for hit in hits if hit.place]
    before = [hit for hit in places if hit.end <= head]
    if before:
        return before[0]
    for hit in places:
        left = hit.at - 1
        while left > at and scene.lows[left] in {"the", "a", "northern", "southern", "eastern", "western", "central", "Republic"}:
            left -= 1
        if scene.lows[left] in _TO:
            continue
        return hit
    return None


def _body(at: int, head: int, hits: list[Hit]) -> Hit | None:
    bodies = [hit for hit in hits if not hit.place]
    before = [hit for hit in bodies if hit.end <= head]
    if before:
        return before[0]
    return bodies[0] if bodies else None


def _name(scene: Scene, at: int, head: int, hits: list[Hit]) -> tuple[int, int] | None:
    """Capitalised words of the head that no table knows as place, body or role: a proper name."""
    taken = {index for hit in hits for index in range(hit.at, hit.end)}
    roles = tables().roles
    best: tuple[int, int] | None = None
    index = at
    while index < head:
        if (
            index in taken or not scene.words[index][0].isupper() or _title(scene, index, roles)
            or scene.lows[index] in NO_NAMES
        ):  # fmt: skip
            index += 1
            continue
        stop = index + 1
        while stop < head and stop not in taken and not _breaks(scene, stop, head) and (
            scene.words[stop][0].isupper() or scene.lows[stop] in _PARTICLES
            or scene.words[stop] == "."
        ):  # fmt: skip
            stop += 1
        while stop > index and (scene.words[stop - 1] == "." or scene.lows[stop - 1] in _PARTICLES):
            stop -= 1
        while stop > index + 1 and scene.lows[stop - 1] in roles and _plain(scene.lows[stop - 1]):
            stop -= 1
        if stop > index and (best is None or stop - index >= best[1] - best[0]):
            best = (index, stop)
        index = max(stop, index + 1)
    return best


def _apposed(scene: Scene, head: int, end: int, hits: list[Hit]) -> tuple[int, int] | None:
    """The name that closes "the education minister, Mauricio Pineda"."""
    commas = [index for index in range(head, end) if scene.words[index] == ","]
    if not commas or end - commas[-1] > 6:
        return None
    name = _name(scene, commas[-1] + 1, end, hits)
    return name if name and name[1] == end and name[1] - name[0] >= 2 else None


def _trailing(scene: Scene, head: int, end: int, hits: list[Hit]) -> tuple[int, int] | None:
    """The name that closes "Secretary of State Antony Blinken", "President of Russia Vladimir Putin"."""
    if any(word in {",", "(", ")", ";"} for word in scene.words[head:end]):
        return None
    name = _name(scene, head, end, hits)
    if name is None or name[1] != end or name[0] <= head + 1:
        return None
    return name if scene.lows[name[0] - 1] not in _STOP else None


_PARTICLES = frozenset("al el bin ibn bint abu ben de da do dos del della di la le van von der den ter ul ur".split())
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof professor sen rep gov gen lt col maj capt sgt cpl spc staff adm brig "
    "hon sheikh rev st president vice prime minister secretary senator general foreign defence defense state "
    "interior deputy chief national security adviser advisor first special envoy ambassador king queen prince "
    "princess crown pope judge justice attorney us former acting house majority minority leader speaker republican "
    "democrat democratic presumptive nominee candidate director major colonel captain lieutenant army police he "
    "presidential executive press finance federal high central commander admiral governor mayor congressman "
    "congresswoman representative head office district chairman advisory member members official officials and "
    "court superintendent inspector commissioner h.e excellency he the a an tan sri datuk".split()
)


def _breaks(scene: Scene, index: int, head: int) -> bool:
    """Whether a title inside capitals ends one name and opens the next: "Ohio Gov. John Kasich"."""
    low = scene.lows[index]
    return (
        low in _OPENING and index + 1 < head
        and (scene.words[index + 1][0].isupper() or scene.words[index + 1] == ".")
    )  # fmt: skip


_OPENING = frozenset(
    "gov sen rep gen lt col capt sgt maj dr mr mrs ms president minister secretary senator governor ambassador chief spokesman "
    "spokeswoman director chairman mayor prime foreign justice judge king queen prince adviser advisor commissioner candidate "
    "nominee strategist general admiral leader head representative congressman congresswoman deputy speaker prosecutor".split()
)
# Capitalised for other reasons than being a name.
NO_NAMES = frozenset(
    "on in but and or if as at for from to with by while when after before since although though because so yet nor the a an "
    "that this these those there here it its he she they we you i his her their our my not no yes some many most more both all each "
    "every another other such what who why how where which whether then thus also even just only now still however meanwhile moreover "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december may today yesterday tomorrow good morning evening afternoon night according asked speaking earlier later "
    "among during under over about against between despite following including without within once until unless dear former "
    "mr mrs ms miss dr sir".split()
)


def _title(scene: Scene, index: int, roles: dict[str, str]) -> bool:
    low = scene.lows[index]
    return low in TITLES or (low in roles and _plain(low))


def _plain(low: str) -> bool:
    """Whether a role noun is no likely family name."""
    return low not in {"king", "bishop", "pope", "justice", "marshal", "page", "price", "judge", "prince", "major", "abbot", "cook", "mason", "carter", "fisher", "farmer", "shepherd", "knight", "baker", "porter", "bush", "house", "man", "union", "day"}


def _role(scene: Scene, at: int, head: int, end: int) -> tuple[str | None, str | None]:
    """The head noun that names a role, and the PLOVER sector it stands for."""
    roles = tables().roles
    covered = {i for hit in scene.hits_in(at, end) for i in range(hit.at, hit.end)}
    for index in range(head - 1, at - 1, -1):
        low = scene.lows[index]
        if index in covered:
            continue
        if index > at:
            pair = scene.phrase(index - 1, index + 1)
            if pair in roles:
                return pair, _sector(scene, at, index - 1, head, end, pair, roles[pair])
        noun = low if low in roles else _singular(low, roles)
        if noun and noun in roles:
            return low, _sector(scene, at, index, head, end, low, roles[noun])
        if low in GENERIC:
            return low, _sector(scene, at, index, head, end, low, None)
    return None, None


def _singular(low: str, roles: dict[str, str]) -> str | None:
    if low.endswith("ies") and low[:-3] + "y" in roles:
        return low[:-3] + "y"
    if low.endswith("s") and low[:-1] in roles:
        return low[:-1]
    return None


def _sector(
    scene: Scene, at: int, index: int, head: int, end: int, noun: str, own: str | None
) -> str | None:
    """A generic head takes its sector from the words around it; others keep their own."""
    roles = tables().roles
    if noun not in GENERIC or (noun == "president" and head - index == 1):
        return own
    covered = {i for hit in scene.hits_in(at, end) for i in range(hit.at, hit.end)}
    for left in range(index - 1, at - 1, -1):
        low = scene.lows[left]
        if left in covered:
            continue
        if low in _PREMOD and not (low == "security" and noun in _NOT_POLICE):
            return _PREMOD[low]
        if low in roles:
            return roles[low]
    if head < end and scene.lows[head] in {"of", "for", "from", "in", "with"}:
        for right in range(head + 1, end):
            low = scene.lows[right]
            if right in covered or low in {"president", "security"}:
                continue
            if low in _PREMOD:
                return _PREMOD[low]
            if low in roles:
                return roles[low]
    return own


_NOT_POLICE = frozenset({"adviser", "advisor", "secretary", "council", "agency", "ministry", "department"})


def pick(entries: tuple[Entry, ...], home: str | None, near: frozenset[str]) -> Entry | None:
    """Which of the bodies of one name is meant: the hand-made row, the home's, the only one's."""
    if entries[0].code == "UNO?":
        # "the Security Council" is the UN's where the UN is spoken of, else a national one.
        return entries[0] if "UNO" in near else None
    sure = [e for e in entries if e.curated and not e.code.endswith("?")]
    if sure:
        return sure[0]
    local = [e for e in entries if e.code.rstrip("?") == home]
    if local:
        return local[0]
    close = [e for e in entries if e.code.rstrip("?") in near]
    if len({e.code for e in close}) == 1:
        return close[0]
    if not any(e.curated for e in entries) and all(e.cased for e in entries):
        return None  # a foreign party's initials
    plain = [e for e in entries if not e.code.endswith("?") and not e.cased]
    return plain[0] if len({e.code for e in plain}) == 1 else None
