"""Who bears a name: from every place where the article has it, and the table of people."""

from __future__ import annotations

from datetime import date

from chancery.model import Kind
from chancery.resolve.coref.words import FEMALE, MALE
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import (
    NO_SURNAMES,
    OFFICES,
    POSTED_WORDS,
    SHIPS,
    TAILS,
    TITLE_SECTORS,
)
from chancery.resolve.who.called import shouted
from chancery.resolve.who.campaign import season
from chancery.resolve.who.double import LESS_SURE, at_once, other, told
from chancery.resolve.who.guess import Guess, entity_of
from chancery.resolve.who.home import Setting
from chancery.resolve.who.intro import PLACES, Intro, introduced
from chancery.resolve.who.lineup import personal
from chancery.resolve.who.origin import Origin, untold
from chancery.resolve.who.people import TOP, Office
from chancery.resolve.who.phrase import take_apart
from chancery.resolve.who.posted import INTERNATIONAL, serves
from chancery.resolve.who.reasons import reason, runner_up
from chancery.resolve.who.titles import hinted, title

# Envoys are many and little known: their namesakes are mostly somebody else.
_POSTED = frozenset({"AMB", "CDA", "PERMREP"})
_HEADS = frozenset(("president", "king", "minister", "premier", "chancellor"))
_NEWS = frozenset(("media", "news"))  # "Anadolu News Service"
_TITLED = TITLE_SECTORS.keys() | frozenset(("lady", "miss", "mr", "mrs", "ms", "sir"))
Range = tuple[int, int]


class Names:
    """The people and unlisted bodies of one article, each worked out once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._scene = setting.scene
        self._published = day = setting.scene.article.published
        here = setting.near | {setting.home or ""}
        self._campaign = None if day else season(setting.scene, setting.people, here)
        self._day = day.isoformat() if day else self._campaign
        self._known: dict[Range, Guess] = {}

    def profile(self, at: int, end: int) -> Guess:
        """The person or body whose name stands at tokens [at, end)."""
        full = self._full(at, end)
        found = self._known.get(full)
        if found is None:
            found = self._known[full] = self._work_out(full)
        return found

    def _find(self, words: str) -> list[Office]:
        setting = self._setting
        day = date.fromisoformat(self._campaign) if self._campaign else self._published
        return list(setting.people.find(words, day, setting.home))

    def _full(self, at: int, end: int) -> Range:
        """The fullest form of the name up to here, else anywhere: "Clinton" -> "Hillary Clinton"."""
        scene = self._scene
        if end - at >= 2:
            return self._same(at, end)
        word = scene.lows[end - 1]
        forms: list[Range] = []
        given: list[Range] = []  # the word comes first: family names do in some countries
        for run in scene.by_word.get(word, ()):
            name = take_apart(scene, run.at, run.end).name
            if name and name[1] - name[0] >= 2:
                if word == scene.lows[name[1] - 1]:
                    forms.append(name)
                elif word == scene.lows[name[0]]:
                    given.append(name)
        if not forms and not self._find(word):
            forms = given
        forms = self._fitting(at, word, forms)
        before = [form for form in forms if form[0] <= at]
        best = before[-1] if before else (forms[0] if forms else (at, end))
        return self._same(*best)

    def _fitting(self, at: int, word: str, forms: list[Range]) -> list[Range]:
        """The fuller forms that the title before a family name can mean: "Mr Doe" is not Jane Doe.

        Of several those that the same title introduces; of a head of state or government the
        one in office, if any.
        """
        lows, title = self._scene.lows, self._title(at)
        if title not in _TITLED:
            return forms
        other = FEMALE if title in MALE else MALE if title in FEMALE else frozenset()
        fit = [form for form in forms if other.isdisjoint(lows[max(0, form[0] - 1) : form[1] - 1])]
        alike = [form for form in fit if self._title(form[0]) == title]
        if title in _HEADS and not alike:
            held = {o.name for o in self._find(word) if o.norm in {"HOS", "HOG"}}
            alike = [f for f in fit if held & {o.name for o in self._find(self._scene.phrase(*f))}]
            return alike if held else fit
        return alike or fit

    def _title(self, at: int) -> str:
        """The word before a name, over the full stop of "Mr."."""
        lows = self._scene.lows
        return lows[at - 1 - (at > 1 and lows[at - 1] == ".")] if at else ""

    def _same(self, at: int, end: int) -> Range:
        """The first place where the same words stand, so that one name has one profile."""
        scene = self._scene
        words = scene.lows[at:end]
        for run in scene.by_word.get(words[-1], ()):
            for start in range(run.at, run.end - len(words) + 1):
                if scene.lows[start : start + len(words)] == words:
                    return start, start + len(words)
        return at, end

    def _work_out(self, full: Range) -> Guess:
        scene = self._scene
        words = " ".join(word for word in scene.lows[full[0] : full[1]] if word[0].isalnum())
        intro = self._introduction(full)
        office = self._office(words, intro) or self._styled(full, words)
        both = at_once(office, self._find(words), self._day)
        office = told(both, *self._beside(full, intro)) or office
        second = other(both, office)
        origin = self._origin(full, intro, office)
        ship = None if office else SHIPS.get(scene.lows[full[0]])
        if ship:
            origin = Origin(ship, "a warship by its prefix", 0.9)
        if office is None and ship is None and shouted(self._scene, full):
            return Guess(country=origin.country, sector=intro.sector, confidence=origin.confidence,
                         why=origin.why, evidence=origin.evidence, around=origin.around)  # fmt: skip
        person = self._personal(full, office)
        printed = " ".join(scene.span(*full).of(scene.article.text).split())
        name = office.name if office else printed
        kind = "person" if person else "org"
        entity = office.entity if office else None
        held = office.role if office and office.fits(self._day) >= 0.5 else None
        return Guess(
            name=name,
            entity=entity or entity_of(origin.country, kind=kind, name=name),
            country=origin.country,
            sector="MIL" if ship else self._sector(full, intro, office) or self._renowned(words),
            role=held or intro.role,
            named=True,
            person=person,
            confidence=origin.confidence * (LESS_SURE if second else 1.0),
            why=self._reason(origin, office, words) + f"; also {second}" * bool(second),
            runner_up=second or runner_up(self._find(words), office),
            evidence=origin.evidence,
            around=origin.around,
        )

    def _personal(self, full: Range, office: Office | None) -> bool:
        """Whether a person bears the name: as the reader sees it, else by its form."""
        told = self._setting.called(*full)
        if told and office is None:
            return told is Kind.PERSON
        return personal(self._scene, self._setting.people, self._setting.home, full)

    def _reason(self, origin: Origin, office: Office | None, words: str) -> str:
        """Why this is who bears the name, and what told the time where the text has no date."""
        day = self._published.isoformat() if self._published else None
        told = f"; the text is of the campaign up to {self._campaign}" if self._campaign else ""
        return reason(origin.why, office, day, words) + (told if office else "")

    def _beside(self, full: Range, intro: Intro) -> tuple[set[str], str | None]:
        """The words before a name that may tell an office, and the sector they do."""
        first = max(0, full[0] - 3)
        words = {*self._scene.lows[first : full[0]], *(intro.role or "").lower().split()}
        return words, title(self._scene, first, full[0]) or intro.sector

    def _sector(self, full: Range, intro: Intro, office: Office | None) -> str | None:
        """The office's, the introduction's, or that of small signs beside the name."""
        if office is None:
            words = self._scene.lows[full[0] : full[1]]
            tail = "JRN" if _NEWS & set(words[:-1]) else None
            tail = tail if tail and words[-1] in TAILS else TAILS.get(words[-1])
            told = intro.sector
            if told is None or told == "PTY":  # "Democratic Rep. Jo Doe"
                told = hinted(self._scene, full) or told
            found = tail or told
            return "ELI" if intro.former and found in OFFICES else found
        fits = office.fits(self._day)
        found = office.sector
        if office.future(self._day):
            return (
                intro.sector or hinted(self._scene, full) or ("ELI" if found in OFFICES else found)
            )
        armed = found in {"REB", "PRM", "CRM"}
        if office.country == "VAT" and office.norm == "HOS":
            return "REL"
        known = found == "ELI" and office.norm == "KNOWN"
        unsure = office.grade == "nominal" or fits < 0.5 or known
        if intro.sector and not armed and unsure:
            found = intro.sector
        past = fits <= 0.2 and office.until and not intro.sector and not armed
        holds = fits == 1.0 and office.grade in {
            "user",
            "curated",
        }  # "the former senator" is more now
        return "ELI" if past or (intro.former and found in OFFICES and not holds) else found

    def _renowned(self, words: str) -> str | None:
        """What somebody is whom all the world knows by the family name: a head of state, or else."""
        code = tables().surnames.get(words)
        held = [o for o in self._setting.people.offices(words) if code and o.country == code]
        heads = {o.sector for o in held if o.norm in {"HOS", "HOG"}}
        known = heads or {o.sector for o in held if o.norm == "KNOWN" or o.norm in TOP}
        return known.pop() if len(known) == 1 else None

    def _introduction(self, full: Range) -> Intro:
        """The first introduction that tells a country, else the first that tells anything."""
        scene = self._scene
        surname = scene.lows[full[1] - 1]
        first = Intro()
        for run in scene.by_word.get(surname, ())[:PLACES]:
            name = take_apart(scene, run.at, run.end).name
            if name is None or scene.lows[name[1] - 1] != surname:
                continue
            if full[1] - full[0] == 1 < name[1] - name[0]:
                continue  # who a title tells apart from those of the fuller names
            # the run may begin inside a body's name: "... of the President of Ukraine Ihor Zhovkva"
            at = scene.covered(name[0])
            found = introduced(scene, at if at < name[1] else name[0], name[1])
            if found.country or found.code:
                return found
            if first.empty:
                first = found
        return first

    def _office(self, words: str, intro: Intro) -> Office | None:
        """The one listed person that is meant; namesakes abroad are not."""
        setting = self._setting
        if " " not in words and (words in NO_SURNAMES or len(words) < 2):
            return None
        posted = bool(POSTED_WORDS & set((intro.role or "").lower().split()))
        found = [
            o for o in self._find(words)
            if posted or o.norm not in _POSTED or o.grade in {"user", "curated"}
        ]  # fmt: skip
        said = intro.code or (setting.code(intro.country) if intro.country else None)
        here = {said, setting.home, *setting.near}
        found = [o for o in found if not self._gone(o, here)]
        near = [o for o in found if o.country == said]
        if found and (found[0].grade == "user" or _one_person(words, found)):
            return (near or found)[0] if found[0].grade != "user" else found[0]
        if near:
            return near[0]
        if said:
            heads = [o for o in found[:1] if o.norm in {"HOS", "HOG", "FM"} and " " in words]
            return heads[0] if heads else None
        local = [o for o in found if o.country in {setting.home, *setting.near}]
        if not local and (setting.home or setting.near):
            found = [o for o in found if not _namesake(words, o)]
        sure = [o for o in found if o.norm in TOP or o.grade in {"user", "curated"}]
        if " " not in words and setting.people.common(words):
            # a family name of many; nothing here speaks of this one's country, unless all know it
            sure = [o for o in sure if o.country == tables().surnames.get(words)]
        return next(iter(local or (sure if len({o.country for o in sure}) == 1 else ())), None)

    def _gone(self, office: Office, here: set[str | None]) -> bool:
        """Whether somebody long out of a minor spell is meant only where the country is spoken of.

        "General Michael Smith" in Mali is not whoever was a minister of that name in Ireland.
        """
        return office.grade == "nominal" and office.fits(self._day) <= 0.2 and (
            office.country not in here
        )  # fmt: skip

    def _styled(self, full: Range, words: str) -> Office | None:
        """The head of state or government whose title stands before the family name."""
        runs = self._scene.by_word.get(words, ())[:PLACES]
        places = (
            at for run in runs for at in range(run.at, run.end) if self._scene.lows[at] == words
        )
        titles = [self._scene.lows[at - 1] for at in (full[0], *places) if at]
        title = next((low for low in titles if low in _HEADS), None)
        if " " in words or title is None:
            return None
        norm = "HOG" if title in {"minister", "premier", "chancellor"} else "HOS"
        found = [o for o in self._find(words) if o.norm == norm and o.fits(self._day) >= 0.5]
        return found[0] if len({o.country for o in found}) == 1 else None

    def _origin(self, full: Range, intro: Intro, office: Office | None) -> Origin:
        setting, scene = self._setting, self._scene
        listed = f"{office.role or 'named'} in the table of people" if office else ""
        top = office and (office.norm in TOP or office.grade in {"user", "curated"})
        if _serves(intro) and not _theirs(office):
            office, listed, top = None, "", None
        if office and top and (" " in office.match or not intro.country):
            return Origin(office.country, listed, 0.92)
        if intro.country and (code := setting.code(intro.country)):
            words = scene.span(intro.country.at, intro.country.end)
            return Origin(code, f"introduced as {intro.role!r}", 0.88, (words,))
        if intro.code or office:
            why = listed or "introduced with party and state"
            return Origin(intro.code or (office.country if office else None), why, 0.87)
        if intro.body and (code := setting.code(intro.body)):
            words = scene.span(intro.body.at, intro.body.end)
            return Origin(code, f"introduced with {intro.body.key!r}", 0.8, (words,))
        return untold(setting, full)


def _namesake(words: str, office: Office) -> bool:
    """Whether somebody of a country not spoken of is likely another than who is named.

    Most family names are borne in several countries, and a name in part or of
    a minor office tells little. Whom all the world knows is no namesake.
    """
    if office.grade in {"user", "curated"}:
        return False
    if " " not in words:
        return words not in tables().surnames
    return office.norm not in TOP and (office.match != words or office.grade == "nominal")


def _serves(intro: Intro) -> bool:
    """Whether somebody holds an international body's office: "NATO Deputy Secretary General"."""
    return bool(intro.role and intro.body and not intro.country and serves(intro.body, intro.role))


def _theirs(office: Office | None) -> bool:
    """Whether an office is an international body's, or one that a user's own table gives."""
    return office is not None and (office.country in INTERNATIONAL or office.grade == "user")


def _one_person(words: str, found: list[Office]) -> bool:
    """Whether all offices found under a full name are held by one person, whatever the country.

    Several countries only where one of the offices is an international body's,
    as when a prime minister goes to Brussels.
    """
    if " " not in words or len({o.name.split()[-1] for o in found}) > 1:
        return False
    codes = {o.country for o in found}
    return len(codes) == 1 or bool(codes & {"UNO", "EUR", "IGO"})
