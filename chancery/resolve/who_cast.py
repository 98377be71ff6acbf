"""The people and bodies of one article: each mention's identity, worked out once."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from chancery.model import Claim, EventType, Reading, Span
from chancery.resolve import coref
from chancery.resolve.who_crowd import crowd
from chancery.resolve.who_guess import Guess, entity_of, state
from chancery.resolve.who_home import standing, voice
from chancery.resolve.who_intro import Intro, introduced
from chancery.resolve.who_people import TOP, Office, People
from chancery.resolve.who_phrase import GENERIC, PRONOUNS, TAILS, Phrase, pick, take_apart
from chancery.resolve.who_scene import Hit, Scene

_NONE = {"EUR?": None}
_VIOLENT = frozenset({EventType.ASSAULT})
_TITLE_SECTOR = {
    **dict.fromkeys("gen general lt lieutenant col colonel maj capt captain sgt cpl spc adm admiral brig commander".split(), "MIL"),
    **dict.fromkeys("sen senator rep congressman congresswoman".split(), "LEG"),
    **dict.fromkeys("judge justice".split(), "JUD"),
    **dict.fromkeys("president minister secretary ambassador governor gov premier chancellor king queen mayor envoy".split(), "GOV"),
    **dict.fromkeys("prof professor".split(), "EDU"),
    "deputy": "LEG",
    **dict.fromkeys("rev pope archbishop bishop rabbi imam ayatollah".split(), "REL"),
}  # fmt: skip
# Envoys are many and little known: their namesakes are mostly somebody else.
_POSTED = frozenset({"AMB", "CDA", "PERMREP"})
_POSTED_WORDS = frozenset("ambassador envoy diplomat representative charge affaires".split())
# "the AFP news agency" is AFP; "the CNN reporter" is not CNN.
_APPOSED = frozenset("agency group party newspaper network organisation organization movement company bank militia".split())
# Offices and bodies of which a country has one at a time: "the president" is somebody in particular.
_SINGLE = frozenset(
    "president minister ministry chancellor king queen government leadership parliament secretary premier head leader emir sultan "
    "pope presidency chairman party court army military ambassador governor mayor speaker congress senate embassy newspaper".split()
) | {"prime minister", "foreign minister", "foreign ministry", "attorney general", "first lady"}
# Bodies that no "he" or "she" stands for.
_BODIES = frozenset(
    "government ministry campaign coalition prosecution party company court group administration authority agency army military "
    "police parliament congress senate committee council opposition union association organisation organization department "
    "country state city nation regime team public media press commission crowd population embassy bank network newspaper university "
    "hospital church school industry board bureau office force brigade battalion front movement delegation community family".split()
)
# Sectors whose former members are elites rather than what they were.
_OFFICES = frozenset("GOV MIL LEG JUD COP SPY PTY".split())
# Offices and bodies that an official text names without their country when they are its own.
_OWN = frozenset("president secretary government ministry administration department spokesperson".split())
_OTHERS = frozenset("partners allies counterparts neighbours neighbors friends enemies adversaries opponents".split())
# Those whom no country is meant with where none is named.
_STATELESS = frozenset(
    "community allies partners terrorist terrorists observers muslims coalition migrants countries states nations "
    "refugees forces troops spammers".split()
)
# Words that begin sentences and happen to be somebody's family name.
_NO_NAMES = frozenset(
    "no yes an he so see may will mark young long hope rich best white black brown green day may sun moon song king dear many more "
    "most some such other others both all any new our i".split()
)
# The prefixes of warships, and whose they are.
_SHIPS = {"uss": "USA", "usns": "USA", "hms": "GBR", "fs": "FRA", "hmcs": "CAN", "hmas": "AUS", "ins": "IND", "pns": "PAK"}
_PLURALS = frozenset("people police officials troops forces authorities women men children civilians".split())


class Cast:
    """Resolves the mentions of one article; asks each question once."""

    def __init__(self, scene: Scene, people: People, reading: Reading) -> None:
        self.scene = scene
        self.people = people
        self.day = scene.article.published
        self.voice = voice(scene)
        self.standing = standing(scene, people)
        self.home, self.share = self.standing[0] if self.standing else (None, 0.0)
        self.near = frozenset(e.code for hit in scene.hits for e in hit.entries if hit.place or e.curated)
        self._memo: dict[tuple[int, int], Guess] = {}
        self._profiles: dict[tuple[int, int], Guess] = {}
        self.persons: list[tuple[int, int]] = []
        self.groups: list[tuple[int, int, bool]] = []
        self._line_up(reading)

    # ------------------------------------------------------------ the line-up

    def _line_up(self, reading: Reading) -> None:
        """Where persons, and where bodies and groups, stand: what pronouns may stand for."""
        scene = self.scene
        spans = [mention.span for mention in reading.mentions]
        spans += [p.mention.spans[0] for c in reading.claims for p in (*c.actors, *c.recipients) if p.mention.spans]
        spans += [a.source.mention.spans[0] for c in reading.claims for a in c.accounts if a.source.mention.spans]
        ranges = {scene.range(span) for span in spans}
        ranges |= {(run.at, run.end) for run in scene.runs if run.end - run.at <= 8}
        persons: dict[int, tuple[int, int]] = {}
        for at, end in sorted(ranges):
            if at >= end or self._pronoun(at, end):
                continue
            phrase = take_apart(scene, at, end)
            if phrase.name and self._personal(phrase):
                persons.setdefault(phrase.name[0], phrase.name)
            elif phrase.noun:
                many = phrase.noun.endswith("s") and not phrase.noun.endswith("ss") or phrase.noun in _PLURALS
                if many or phrase.body or phrase.noun in _BODIES:
                    self.groups.append((at, end, many))
                elif phrase.definite or phrase.country:
                    persons.setdefault(phrase.at, (at, end))
            elif phrase.body or phrase.country:
                self.groups.append((at, end, bool(phrase.country and phrase.country.entries[0].kind == "people")))
        self.persons = sorted(persons.values())
        self.groups.sort()

    def _personal(self, phrase: Phrase) -> bool:
        """Whether a name is a person's: a title or office before it, two words, or known by one."""
        assert phrase.name
        at, end = phrase.name
        scene = self.scene
        if scene.lows[end - 1] in TAILS:
            return False
        if at > 0 and (scene.lows[at - 1] in _TITLE_SECTOR or scene.lows[at - 1] in {"mr", "mrs", "ms", "dr", "sir"}):
            return True
        if scene.words[at].isupper() and len(scene.words[at]) > 1 and end - at == 1:
            return False
        if end - at >= 2:
            return end - at <= 4
        surname = scene.lows[end - 1]
        return any(
            run.end - run.at >= 2 and scene.lows[run.end - 1] == surname
            for run in scene.by_word.get(surname, ())
        ) or bool(self.people.find(surname, self.day, self.home))

    # ------------------------------------------------------------ one mention

    def identify(self, span: Span, claim: Claim | None = None, part: str = "actor") -> Guess:
        """Who the words at a span are, in a claim of that type."""
        at, end = self.scene.range(span)
        if at >= end:
            return Guess()
        if self._pronoun(at, end):
            guess = coref.pronoun(self, at, claim)
        else:
            guess = self.at(at, end)
        return _in_claim(guess, claim, part)

    def _pronoun(self, at: int, end: int) -> bool:
        """One word, and a pronoun: "us" is one where "US" and "U.S." are not."""
        low = self.scene.lows[at]
        return end - at == 1 and low in PRONOUNS and not (low == "us" and self.scene.words[at] != "us")

    def members(self, span: Span, claim: Claim, part: str) -> list[Guess]:
        """Everybody that the words at a span stand for: several countries for "both sides"."""
        at, end = self.scene.range(span)
        one = self.identify(span, claim, part)
        codes = crowd(self, at, end) if at < end else ()
        if len(codes) < 2:
            return [one]
        return [
            one if code == one.country else replace(
                one, country=code, name=state(code) if one.named else None,
                entity=f"country:{code}" if one.named else None, role=None, runner_up=None,
                confidence=min(one.confidence, 0.6), why=why,
            )
            for code, why in codes
        ]  # fmt: skip

    def at(self, at: int, end: int) -> Guess:
        """Who tokens [at, end) are, whatever the claim."""
        found = self._memo.get((at, end))
        if found is None:
            self._memo[at, end] = Guess()  # a mention that leads back to itself ends here
            if self._pronoun(at, end):
                found = coref.pronoun(self, at, None)
            else:
                found = self._phrase(take_apart(self.scene, at, end))
            self._memo[at, end] = found
        return found

    def speaking(self) -> Guess:
        """The government of an official text, else the article's country."""
        if self.voice:
            return Guess(
                name=state(self.voice), entity=f"country:{self.voice}", country=self.voice,
                sector="GOV", named=True, confidence=0.75,
                why="the text speaks for this government",
            )  # fmt: skip
        return self.around(0)

    def around(self, at: int) -> Guess:
        """What an article about one country leaves unsaid: that country; else the nearest one named."""
        if self.home and self.share >= 0.5:
            return Guess(country=self.home, confidence=0.5, why="no country is named; the article is mostly about this one")
        near = self.local(at)
        if near is not None:
            code = self.code(near)
            span = self.scene.span(near.at, near.end)
            return Guess(country=code, confidence=0.4, why=f"no country is named; {near.key!r} stands nearest", evidence=(span,))
        if self.home and self.share >= 0.25:
            return Guess(country=self.home, confidence=0.35, why="no country is named; the article is mostly about this one")
        return Guess()

    def local(self, at: int) -> Hit | None:
        """The country named nearest before a token in its sentence or the two before, or just after."""
        scene = self.scene
        index = bisect_left(scene.hits, at, key=lambda hit: hit.at)
        for hit in reversed(scene.hits[max(0, index - 12) : index]):
            if scene.sentence[at] - scene.sentence[hit.at] > 2:
                break
            if hit.place and self.code(hit):
                return hit
        for hit in scene.hits[index : index + 6]:
            if scene.sentence[hit.at] > scene.sentence[at]:
                break
            if hit.place and self.code(hit):
                return hit
        return None

    def _phrase(self, phrase: Phrase) -> Guess:
        if phrase.whole and phrase.country:
            return self._place(phrase, phrase.country)
        if phrase.name:
            return self._name(phrase)
        if phrase.body:
            return self._body(phrase, phrase.body)
        return self._role(phrase)

    def code(self, hit: Hit) -> str | None:
        """The country, or the code for none, that a hit stands for here."""
        entry = hit.entries[0] if hit.place else pick(hit.entries, self.home, self.near)
        if entry is None or entry.kind == "continent":
            return None
        return entry.code.rstrip("?")

    def _place(self, phrase: Phrase, hit: Hit) -> Guess:
        code, kind = self.code(hit), hit.entries[0].kind
        span = self.scene.span(hit.at, hit.end)
        if code is None:
            return Guess(name=None, sector="GOV", confidence=0.5, why=f"{hit.key!r} is no single country", evidence=(span,))
        sector = "CVL" if kind == "people" else "GOV"
        why = {
            "capital": f"the seat of government of {state(code)}",
            "adjective": f"a word for what belongs to {state(code)}",
            "people": f"the people of {state(code)}",
        }.get(kind, f"{hit.key!r} in the table of countries")
        return Guess(
            name=state(code), entity=f"country:{code}", country=code, sector=sector, named=True,
            plural=kind == "people", confidence=0.95 if kind in {"country", "adjective"} else 0.85,
            why=why, evidence=(span,),
        )  # fmt: skip

    def _body(self, phrase: Phrase, hit: Hit) -> Guess:
        scene = self.scene
        entry = pick(hit.entries, self.home, self.near)
        inside = hit.at < phrase.head
        named = inside and (phrase.noun is None or hit.end == phrase.head or (phrase.definite and phrase.noun in _APPOSED))
        country = self.code(phrase.country) if phrase.country else None
        code = country or (entry.code.rstrip("?") if entry else None)
        if entry and entry.code.endswith("?") and self.home and not country:
            code = self.home
        why = f"{hit.key!r} in the table of organisations"
        if code is None:
            code, why = self.home, f"{hit.key!r} is the name of bodies in several countries; this article is about"
        sector = entry.sector if entry else phrase.sector
        if phrase.noun and phrase.sector:
            if phrase.noun in {"government", "administration", "minister", "ministers", "ministry"}:
                sector = "GOV"
            elif phrase.noun not in GENERIC or not sector:
                sector = phrase.sector
        if phrase.former and sector in _OFFICES:
            sector = "ELI"
        name = entry.name if entry and named else None
        return Guess(
            name=name, entity=entity_of(code, kind="org", name=name), country=code, sector=sector,
            named=named, confidence=0.85 if entry else 0.45, why=why,
            evidence=(scene.span(hit.at, hit.end),),
        )  # fmt: skip

    # ------------------------------------------------------------ names

    def _name(self, phrase: Phrase) -> Guess:
        assert phrase.name
        at, end = phrase.name
        scene = self.scene
        profile = self.profile(at, end)
        title = self._title(max(phrase.at, at - 3), at)
        behind = any(i >= end for i in range(phrase.at, phrase.head) if scene.lows[i] == phrase.noun)
        code = self.code(phrase.country) if phrase.country else None
        if phrase.noun and behind and not title:
            # "the Clinton campaign", "Trump supporters": a body or group named after somebody.
            named = phrase.noun in {"campaign", "administration", "government", "foundation", "party"}
            return replace(
                profile, name=None, entity=None, role=None, named=named, person=False,
                sector=(profile.sector if phrase.noun in GENERIC else None) or phrase.sector,
                country=code or profile.country, why=f"named after {scene.phrase(at, end)!r}: {profile.why}",
                evidence=(scene.span(at, end),),
            )  # fmt: skip
        sector = profile.sector or title or phrase.sector
        if phrase.former and (sector in _OFFICES or sector is None):
            sector = "ELI"
        if code and code != profile.country:
            profile = replace(
                profile, country=code, confidence=0.85, runner_up=profile.country,
                why=f"{phrase.country.key!r} stands beside the name" if phrase.country else profile.why,
            )  # fmt: skip
        return replace(profile, sector=sector)

    def profile(self, at: int, end: int) -> Guess:
        """The person (or unknown body) of a name, from every place where the article has it."""
        scene = self.scene
        surname = scene.lows[end - 1]
        full = self._full(at, end)
        found = self._profiles.get(full)
        if found is None:
            found = self._profiles[full] = self._work_out(full, surname)
        return found

    def _full(self, at: int, end: int) -> tuple[int, int]:
        """The fullest form of the name up to here, else anywhere: "Clinton" -> "Hillary Clinton"."""
        scene = self.scene
        if end - at >= 2:
            return self._same(at, end)
        word = scene.lows[end - 1]
        forms: list[tuple[int, int]] = []
        given: list[tuple[int, int]] = []  # the word comes first: family names do in some countries
        for run in scene.by_word.get(word, ()):
            name = take_apart(scene, run.at, run.end).name
            if name and name[1] - name[0] >= 2 and word == scene.lows[name[1] - 1]:
                forms.append(name)
            elif name and name[1] - name[0] >= 2 and word == scene.lows[name[0]]:
                given.append(name)
        if not forms and not self.people.find(word, self.day, self.home):
            forms = given
        before = [f for f in forms if f[0] <= at]
        best = before[-1] if before else (forms[0] if forms else (at, end))
        return self._same(*best)

    def _same(self, at: int, end: int) -> tuple[int, int]:
        """The first place where the same words stand, so that one name has one profile."""
        scene = self.scene
        words = scene.lows[at:end]
        for run in scene.by_word.get(words[-1], ()):
            for start in range(run.at, run.end - len(words) + 1):
                if scene.lows[start : start + len(words)] == words:
                    return start, start + len(words)
        return at, end

    def _work_out(self, full: tuple[int, int], surname: str) -> Guess:
        scene = self.scene
        words = " ".join(w for w in scene.lows[full[0] : full[1]] if w[0].isalnum())
        printed = " ".join(scene.article.text[scene.starts[full[0]] : scene.ends[full[1] - 1]].split())
        intro = self._introduction(full, surname if full[1] - full[0] == 1 else scene.lows[full[1] - 1])
        office = self._office(words, intro)
        person = self._personal(Phrase(full[0], full[1], full[1], words, name=full))
        kind = "person" if person else "org"
        code, why, confidence, evidence = self._origin(full[0], intro, office)
        sector = office.sector if office else None
        if office is None and TAILS.get(scene.lows[full[1] - 1]):
            sector, kind = TAILS[scene.lows[full[1] - 1]], "org"
        elif office is None and not intro.sector:
            intro = replace(intro, sector=self._hinted(full))
        if not office and scene.lows[full[0]] in _SHIPS:
            code, sector, why, confidence = _SHIPS[scene.lows[full[0]]], "MIL", "a warship by its prefix", 0.9
        if intro.sector and ((office is None and not sector) or (office and (office.grade == "nominal" or office.fits(self._iso()) < 0.5))):
            sector = intro.sector
        if (intro.former and sector in _OFFICES) or (office and office.fits(self._iso()) <= 0.2 and not intro.sector and office.until):
            sector = "ELI"
        name = office.name if office else printed
        entity = (office.entity if office else None) or entity_of(code, kind=kind, name=name)
        return Guess(
            name=name, entity=entity, country=code, sector=sector,
            role=(office.role if office and office.fits(self._iso()) >= 0.5 else None) or intro.role,
            named=True, person=person, confidence=confidence, why=why, evidence=evidence,
        )  # fmt: skip

    def _title(self, start: int, at: int) -> str | None:
        """The sector of the title among the tokens before a name."""
        lows = self.scene.lows[start:at]
        return next((_TITLE_SECTOR[low] for low in reversed(lows) if low in _TITLE_SECTOR), None)

    def _hinted(self, full: tuple[int, int]) -> str | None:
        """A sector from small signs at any place of the name: a title before it, an age beside it."""
        scene = self.scene
        words = scene.lows[full[0] : full[1]]
        for run in scene.by_word.get(words[-1], ())[:12]:
            for at in range(run.at, run.end):
                if scene.lows[at] != words[-1]:
                    continue
                start = at - len(words) + 1 if scene.lows[at - len(words) + 1 : at + 1] == words else at
                title = self._title(max(0, start - 3), start)
                if title:
                    return title
                if scene.lows[max(0, start - 2) : start] == ["year", "old"] or (
                    at + 2 < len(scene.lows) and scene.lows[at + 1] in {",", "("}
                    and scene.lows[at + 2].isdigit() and len(scene.lows[at + 2]) == 2
                ):  # fmt: skip
                    return "CVL"
        return None

    def _iso(self) -> str | None:
        return self.day.isoformat() if self.day else None

    def _introduction(self, full: tuple[int, int], surname: str) -> Intro:
        scene = self.scene
        first = Intro()
        for run in scene.by_word.get(surname, ())[:12]:
            name = take_apart(scene, run.at, run.end).name
            if name is None or scene.lows[name[1] - 1] != surname:
                continue
            found = introduced(scene, *name)
            if found.country or found.code:
                return found
            if first.empty:
                first = found
        return first

    def _office(self, words: str, intro: Intro) -> Office | None:
        if " " not in words and (words in _NO_NAMES or len(words) < 2):
            return None
        found = list(self.people.find(words, self.day, self.home))
        if not found:
            return None
        said = intro.code or (self.code(intro.country) if intro.country else None)
        found = [o for o in found if o.norm not in _POSTED or _POSTED_WORDS & set((intro.role or "").lower().split())]
        if not found:
            return None
        near = [o for o in found if o.country == said]
        if said and not near:
            return None if len(words.split()) == 1 else found[0] if found[0].norm in {"HOS", "HOG", "FM"} else None
        if near:
            return near[0]
        local = [o for o in found if o.country in {self.home, *self.near}]
        if local:
            return local[0]
        sure = [o for o in found if o.norm in TOP or o.grade in {"user", "curated"}]
        return sure[0] if len({o.country for o in sure}) == 1 else None

    def _origin(self, at: int, intro: Intro, office: Office | None) -> tuple[str | None, str, float, tuple[Span, ...]]:
        """Country, why, how surely, and the words it rests on."""
        scene = self.scene
        if office and (office.norm in TOP or office.grade == "user") and (" " in office.match or not intro.country):
            return office.country, f"{office.role or 'office'} in the table of people", 0.92, ()
        if intro.country and (code := self.code(intro.country)):
            return code, f"introduced as {intro.role!r}", 0.88, (scene.span(intro.country.at, intro.country.end),)
        if intro.code:
            return intro.code, "introduced with party and state", 0.9, ()
        if office:
            return office.country, f"{office.role or 'named'} in the table of people", 0.85, ()
        if intro.body and (code := self.code(intro.body)):
            return code, f"introduced with {intro.body.key!r}", 0.8, (scene.span(intro.body.at, intro.body.end),)
        around = self.around(at)
        if around.country:
            return around.country, f"the name is not explained and {around.why}", around.confidence, around.evidence
        return None, "a name that neither the article nor a table explains", 0.3, ()

    # ------------------------------------------------------------ roles

    def _role(self, phrase: Phrase) -> Guess:
        scene = self.scene
        sector = "ELI" if phrase.former and phrase.sector in _OFFICES else phrase.sector
        if phrase.noun in _OTHERS and phrase.country and phrase.country.entries[0].kind == "country":
            return Guess(sector=sector, confidence=0.6, why=f"{phrase.noun!r} of a country are not that country")
        if phrase.country and (code := self.code(phrase.country)):
            return Guess(
                country=code, sector=sector or "GOV", named=self._single(phrase), confidence=0.9, why=f"{phrase.country.key!r} in the words themselves",
                evidence=(scene.span(phrase.country.at, phrase.country.end),),
            )  # fmt: skip
        if phrase.owner:
            return self._owned(phrase, sector)
        if self.voice and phrase.noun in _OWN and phrase.head == phrase.end and scene.words[phrase.at][0].isupper():
            return replace(self.speaking(), name=None, entity=None, sector=sector, named=phrase.definite, why="an official text speaks of its own")
        if phrase.noun and phrase.definite:
            found = coref.description(self, phrase.noun, phrase.at)
            if found:
                guess = self.at(*found)
                if guess.country:
                    span = scene.span(*found)
                    same = guess.person and phrase.head == phrase.end
                    base = guess if same else Guess(country=guess.country, named=self._single(phrase))
                    return replace(
                        base, sector=sector or guess.sector, confidence=0.65,
                        why=f"named before with {span.of(scene.article.text)!r}", evidence=(span,),
                    )  # fmt: skip
        return self._context(phrase, sector)

    def _owned(self, phrase: Phrase, sector: str | None) -> Guess:
        """"his aides", "our military": the country of whoever the pronoun stands for."""
        scene = self.scene
        start = phrase.at
        while start > 0 and scene.lows[start] != phrase.owner:
            start -= 1
        owner = coref.pronoun(self, start, None)
        return Guess(
            country=owner.country, sector=sector or owner.sector, confidence=0.6,
            why=f"{phrase.owner!r} is {owner.name or 'somebody'}: {owner.why}", evidence=owner.evidence,
        )  # fmt: skip

    def _context(self, phrase: Phrase, sector: str | None) -> Guess:
        """No word of its own says the country: the article's, if it has one."""
        if phrase.noun in _STATELESS:
            return Guess(sector=sector, why=f"{phrase.noun!r} of no country in particular")
        if self.voice and sector is None:
            sector = "GOV"
        return replace(self.around(phrase.at), sector=sector, named=self._single(phrase))

    def _single(self, phrase: Phrase) -> bool:
        """Whether the words mean one body or office holder in particular."""
        noun = (phrase.noun or "").split(" ")[-1]
        sure = phrase.definite or phrase.country is not None or self.scene.words[phrase.at][0].isupper()
        return (noun in _SINGLE or phrase.noun in _SINGLE) and sure and not phrase.former


def _in_claim(guess: Guess, claim: Claim | None, part: str) -> Guess:
    """A bare country that attacks or moves troops acts through its armed forces."""
    if claim is None or guess.sector != "GOV" or not (guess.entity or "").startswith("country:"):
        return guess
    if claim.event_type.value in _VIOLENT and part == "actor":
        return replace(guess, sector="MIL", why=f"{guess.why}; it acts by force here")
    return guess
