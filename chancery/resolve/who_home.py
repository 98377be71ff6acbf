"""Whose article it is: the country it plays in, and the government that speaks in its own voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from chancery.assets.fold import fold
from chancery.model import Belonging
from chancery.resolve.who_guess import Guess, state
from chancery.resolve.who_hits import SHARED, Hit
from chancery.resolve.who_people import People
from chancery.resolve.who_phrase import pick
from chancery.resolve.who_scene import Scene
from chancery.resolve.who_tables import tables

# How much one name says about where an article plays.
_WEIGHT = {
    "country": 1.0,
    "adjective": 1.0,
    "people": 1.0,
    "capital": 0.8,
    "city": 0.8,
    "region": 0.7,
    "continent": 0.0,
}
# How official texts show whose they are, in their first lines or their own phrases.
_PERFORMS = (
    r"(?:strongly |deeply |again |also )?(?:welcomes|condemns|reaffirms|commends|calls (?:on|upon)|"
    r"urges|congratulates|reiterates|deplores|applauds|expresses|recognizes|recognises|"
    r"stands (?:with|by|ready)|remains (?:committed|concerned|deeply)|looks forward|is (?:deeply|gravely) "
    r"concerned|extends its)"
)
_PERFORMING = re.compile(
    rf"(?:^|[.\n] ?)(?:The )?([A-Z][\w.’' ]{{1,24}}?) {_PERFORMS}", re.MULTILINE
)
_VOICES = (
    (
        "USA",
        re.compile(
            r"Antony J\. Blinken, Secretary of State|Department Spokesperson|"
            r"attributable to (?:the )?Spokesperson|Office of the Spokesperson|"
            r"On behalf of the (?:Government of the )?United States|Secretary (?:Blinken|Antony)|"
            r"(?:Deputy |Under |Assistant )?Secretary (?:of State )?[A-Z]\w+ (?:[A-Z]\. )?"
            r"(?:[A-Z]\w+ )?(?:met|spoke|will|travels|traveled)\b|SECRETARY [A-Z]+:|"
            r", (?:Deputy|Under|Assistant) Secretary of State\b|Ambassador at Large for|"
            r"By the authority vested in me as President|Presidential Message on|"
            r"[Mm]y Administration\b|"
            r"Combined Joint Task Force|CJTF-OIR|Operation Inherent Resolve|"
            rf"\bThe United States {_PERFORMS}"
        ),
    ),
    (
        "UKR",
        re.compile(
            r"President (?:of Ukraine )?Volodymyr Zelenskyy (?:and|held|met|had|took|signed|spoke)|"
            r"by (?:the )?President (?:of Ukraine|Volodymyr)|Office of the President of Ukraine|"
            r"Ihor Zhovkva|Head of the Office of the "
            r"President|Glory to Ukraine|^(?:Dear |Fellow )?Ukrainians!|Office of the Head of State|"
            r"\b[Tt]he Head of State (?:said|noted|stressed|emphasized|added|informed|thanked)|"
            r"Volodymyr Zelenskyy (?:noted|stressed|emphasized|thanked|informed|expressed)"
        ),
    ),
    (
        "RUS",
        re.compile(
            r"President of Russia Vladimir Putin|Vladimir Putin(?::| (?:held|had|took part|chaired|"
            r"addressed|sent|congratulated|signed|expressed|attended|received|exchanged|noted|"
            r"informed|stressed|emphasised|greeted|presented|instructed)\b)|Russian MFA|#Zakharova|"
            r"#Lavrov|Ministry of Foreign Affairs of (?:the Russian Federation|Russia)|@MID|"
            r"Russia'?s? Foreign Ministry|Sergey Lavrov:|#?Kiev ?[Rr]egime|"
            r"Russian Embassy in|Ambassador of Russia"
        ),
    ),
)
_PUBLISHERS = {
    "kremlin": "RUS",
    "mid.ru": "RUS",
    "president of russia": "RUS",
    "russian ministry of foreign affairs": "RUS",
    "president.gov.ua": "UKR",
    "president of ukraine": "UKR",
    "state.gov": "USA",
    "department of state": "USA",
    "state department": "USA",
    "white house": "USA",
    "whitehouse": "USA",
    "foreign, commonwealth": "GBR",
    "nato": "IGO",
    "european commission": "EUR",
    "united nations": "UNO",
    "un news": "UNO",
}
# A channel's post: a sign or a flag first, and a foreign ministry's business in its first lines.
_POST = re.compile(r"^[^\w\s\"'\u201c\u2018(\[-]{1,4}\s*")
_MINISTRY = re.compile(r"Lavrov|Zakharova|Foreign Minist|Embassy|Ambassador|Russian side|MFA")
_NEWS = re.compile(
    r"\b(?:Reuters|AFP|AP|told reporters|told CNN|according to (?:a|the) report|newspaper)\b"
)
# Money of one country only.
_CURRENCIES = {
    "cedis": "GHA", "naira": "NGA", "hryvnia": "UKR", "hryvnias": "UKR", "rubles": "RUS",
    "roubles": "RUS", "yuan": "CHN", "yen": "JPN", "rand": "ZAF", "baht": "THA", "kwacha": "ZMB",
    "birr": "ETH", "taka": "BGD", "lira": "TUR", "zloty": "POL", "forint": "HUN", "tenge": "KAZ",
    "shekels": "ISR", "ringgit": "MYS", "rupiah": "IDN", "dong": "VNM", "lari": "GEO",
    "gourdes": "HTI", "lempiras": "HND", "cordobas": "NIC", "quetzales": "GTM", "reais": "BRA",
}  # fmt: skip
_FIRST_LINES = 1200  # characters
_EARLY = 80  # tokens whose names count twice
# An article is about one country where at least this share of its names is that country's.
_MOSTLY = 0.5
# With less than this share not even a guess is made.
_HARDLY = 0.25
_SHOWN = 0.5  # how sure the reader must be of the words that show a country
_NOBODYS = 0.5  # how sure, that it is no country's
_ABOUT = "no country is named; the article is mostly about this one"


class Setting:
    """What an article takes for granted: its country, its voice, and who is spoken of in it."""

    def __init__(
        self, scene: Scene, people: People, belongings: tuple[Belonging, ...] = ()
    ) -> None:
        self.scene = scene
        self._belongings: dict[int, Belonging] = {}
        for shown in belongings:  # any word of the mention may be what is asked for
            for at in range(*scene.range(shown.span)):
                self._belongings.setdefault(at, shown)
        self.people = people
        self.voice = voice(scene)
        self.standing = standing(scene, people)
        self.home: str | None = self.standing[0][0] if self.standing else None
        self.share = self.standing[0][1] if self.standing else 0.0
        self.near = frozenset(
            entry.code for hit in scene.hits for entry in hit.entries if hit.place or entry.curated
        )

    def code(self, hit: Hit) -> str | None:
        """The country, or the code for none, that a hit stands for here."""
        entry = hit.entries[0] if hit.place else pick(hit.entries, self.home, self.near, hit.key)
        if entry is None or entry.kind == "continent":
            return None
        return entry.code.rstrip("?")

    def speaking(self) -> Guess:
        """The government of an official text, else the article's country."""
        if self.voice is None:
            return self.around(0)
        return Guess(
            name=state(self.voice),
            entity=f"country:{self.voice}",
            country=self.voice,
            sector="GOV",
            named=True,
            confidence=0.75,
            why="the text speaks for this government",
        )

    def around(self, at: int) -> Guess:
        """The country that the reader sees at work; else the article's; else the nearest named."""
        shown = self._shown(at)
        if shown is not None:
            return shown
        belonging = self._belongings.get(at)
        far = belonging is not None and belonging.elsewhere >= _SHOWN
        if self.home and (self.share >= _MOSTLY or (far and self.share >= _HARDLY)):
            return Guess(country=self.home, confidence=0.5, why=_ABOUT)
        near = self._nearest(at)
        if near is not None:
            why = f"no country is named; {near.key!r} stands nearest"
            words = (self.scene.span(near.at, near.end),)
            return Guess(country=self.code(near), confidence=0.4, why=why, evidence=words)
        if self.home and self.share >= _HARDLY:
            return Guess(country=self.home, confidence=0.35, why=_ABOUT)
        return Guess()

    def _shown(self, at: int) -> Guess | None:
        """The country of the words that the reader takes to show a mention's, where it is sure."""
        belonging = self._belongings.get(at)
        if belonging is None:
            return None
        if belonging.nothing >= _NOBODYS:
            return Guess(why="read as belonging to no country")
        shares: defaultdict[str, float] = defaultdict(float)
        words: dict[str, Hit] = {}
        for span, share in belonging.words:
            hit = self.scene.hit_over(self.scene.range(span)[0])
            own = hit and hit.place and not hit.linked
            code = self.code(hit) if hit and own else None
            if hit and code:
                shares[code] += share
                words.setdefault(code, hit)
        best = max(shares, key=shares.__getitem__, default=None)
        if best is None or shares[best] < _SHOWN:
            return None
        hit = words[best]
        return Guess(
            country=best,
            confidence=min(0.85, shares[best]),
            why=f"no country is named; read as belonging to {hit.key!r}",
            evidence=(self.scene.span(hit.at, hit.end),),
        )

    def _nearest(self, at: int) -> Hit | None:
        """The country named last in the sentence or the two before, else next in the sentence."""
        scene = self.scene
        index = bisect_left(scene.hit_starts, at)
        here = scene.sentence[at]
        for hit in reversed(scene.hits[max(0, index - 12) : index]):
            if here - scene.sentence[hit.at] > 2:
                break
            if hit.place and self.code(hit):
                return hit
        for hit in scene.hits[index : index + 6]:
            if scene.sentence[hit.at] > here:
                break
            if hit.place and self.code(hit):
                return hit
        return None


def voice(scene: Scene) -> str | None:
    """The government that an official text speaks for, or None for everybody else's text."""
    publisher = f"{scene.article.publisher or ''} {scene.article.url or ''}".lower()
    for mark, code in _PUBLISHERS.items():
        if mark in publisher:
            return code
    if scene.article.publisher:
        return None
    text = scene.article.text
    head = text[:_FIRST_LINES]
    if _POST.match(text) and not text[0].isascii() and _MINISTRY.search(head) and "Russia" in head:
        return "RUS"
    found = [(m.start(), code) for code, pattern in _VOICES if (m := pattern.search(head))]
    if _NEWS.search(head):
        return None
    return min(found)[1] if found else _performing(head)


def _performing(head: str) -> str | None:
    """The one government that does by saying, below the headline: "Canada condemns ..."."""
    body = head.partition("\n")[2]
    named = {fold(m[1]) for m in _PERFORMING.finditer(body)}
    codes = {e.code for n in named for e in tables().entries.get(n, ())[:1] if e.kind == "country"}
    return codes.pop() if len(codes) == 1 else None


def standing(scene: Scene, people: People) -> list[tuple[str, float]]:
    """Countries by their share of what is spoken of; early words count twice, office holders too."""
    weight: defaultdict[str, float] = defaultdict(float)
    for word in _CURRENCIES.keys() & set(scene.lows):
        weight[_CURRENCIES[word]] += 0.5
    for hit in scene.hits:
        entry = hit.entries[0]
        code = entry.code.rstrip("?")
        if hit.key in SHARED:
            weight[code] += 0.2
        elif hit.place:
            weight[code] += _WEIGHT[entry.kind] * (2 if hit.at < _EARLY else 1)
        elif len({e.code for e in hit.entries}) == 1 and code not in {
            "IGO",
            "UNO",
            "NGO",
            "MNC",
            "IMG",
        }:
            weight[code] += 0.7 if entry.curated else 0.3
    for code, count in scene.towns.items():
        weight[code] += 0.25 * count
    for run in scene.runs:
        if 2 <= run.end - run.at <= 6:
            code_of = known(scene, people, run.at, run.end)
            if code_of:
                weight[code_of] += 0.7
    weight.pop("EUR", None)
    weight.pop("", None)
    total = sum(weight.values())
    ranked = sorted(weight.items(), key=lambda item: -item[1])
    return [(code, count / total) for code, count in ranked if count > 0]


def known(scene: Scene, people: People, at: int, end: int) -> str | None:
    """The country of the office holder that a run of two words or more ends with, if any."""
    words = [w for w in scene.lows[at:end] if w[0].isalnum()][-2:]
    if len(words) < 2:
        return None
    found = people.find(" ".join(words), scene.article.published)
    sure = [office for office in found if office.grade != "nominal"]
    return sure[0].country if sure and len({o.country for o in sure}) == 1 else None
