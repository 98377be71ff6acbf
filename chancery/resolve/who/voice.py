"""The government that speaks in its own voice in an official text, by how it signs and writes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from chancery.assets.fold import fold
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.tables import tables

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
            r"On behalf of the (?:Government of the )?United States|SECRETARY [A-Z]+:|"
            r"Ambassador at Large for|By the authority vested in me as President|"
            r"Presidential Message on|[Mm]y Administration\b|"
            r"^[^\n]{5,50}, (?:Principal )?(?:Deputy|Under|Assistant) (?:Secretary of State|"
            r"Spokesperson)[^\n]{0,60}$|"
            r"Combined Joint Task Force|CJTF-OIR|Operation Inherent Resolve|"
            rf"\bThe United States {_PERFORMS}",
            re.MULTILINE,
        ),
    ),
    (
        "UKR",
        re.compile(
            r"\A[^\n]+ [-–—] (?:President(?: of Ukraine)?|(?:President )?Volodymyr Zelenskyy)\n|"
            r"(?:[Aa]ddress|[Ss]peech|[Ss]tatement|[Rr]emarks|[Cc]ongratulat\w+|[Gg]reetings?) "
            r"(?:\w+ ){0,3}?(?:by|of) (?:the )?President (?:of Ukraine|Volodymyr)|"
            r"Glory to Ukraine|^(?:Dear |Fellow )?Ukrainians!"
        ),
    ),
    (
        "RUS",
        re.compile(
            r"President of Russia Vladimir Putin|Vladimir Putin(?:: | congratulated|"
            r" exchanged (?:greetings|congratulations)| sent (?:his )?(?:a )?(?:best|"
            r"condolences|congratulations|greetings|message|telegram)|"
            r" (?:had|held) a (?:telephone|working|meeting))|Russian MFA|#Zakharova|#Lavrov|"
            r"@MID|Sergey Lavrov:|#?Kiev ?[Rr]egime"
        ),
    ),
)
# What a newspaper writes as well: it tells a government's text together with a second such sign.
_HINTS = (
    (
        "USA",
        re.compile(
            r"Secretary (?:Blinken|Antony)|(?:Deputy |Under |Assistant )?Secretary (?:of State )?"
            r"[A-Z]\w+ (?:[A-Z]\. )?(?:[A-Z]\w+ )?(?:met|spoke|will|travels|traveled)\b|"
            r", (?:Deputy|Under|Assistant) Secretary of State\b"
        ),
    ),
    (
        "UKR",
        re.compile(
            r"President (?:of Ukraine )?Volodymyr Zelenskyy (?:and|held|met|had|took|signed|spoke)|"
            r"by (?:the )?President (?:of Ukraine|Volodymyr)|Office of the President of Ukraine|"
            r"Ihor Zhovkva|Head of the Office of the President|Office of the Head of State|"
            r"Volodymyr Zelenskyy (?:noted|stressed|emphasized|thanked|informed|expressed)|"
            r"\b[Tt]he Head of State (?:said|noted|stressed|emphasized|added|informed|thanked)|"
            r"\APresident (?:of Ukraine )?(?:had|held|met|signed|spoke|took|visited)\b"
        ),
    ),
    (
        "RUS",
        re.compile(
            r"Vladimir Putin (?:held|had|took part|chaired|"
            r"addressed|sent|signed|expressed|attended|received|noted|informed|stressed|emphasised|"
            r"greeted|presented|instructed)\b|Russia'?s? Foreign Ministry|Russian Embassy in|"
            r"Ministry of Foreign Affairs of (?:the Russian Federation|Russia)|Ambassador of Russia"
        ),
    ),
)
# The second sign: an office or a country that needs no further name where it is one's own.
_OWN = re.compile(r"\b(?:[Tt]he (?:Head of State|President|Secretary) (?!of|[A-Z])|[Oo]ur )")
# How a newspaper writes, and no service of a government of its own.
_WEEKDAY = re.compile(r"\b[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_OF_OTHERS = {
    "USA": re.compile(r"\b(?:American|U\.?S\.?) Secretary\b"),
    "UKR": re.compile(r"\bUkrain(?:ian|e's) (?:[Pp]resident|[Ll]eader)\b|\bMr\.? Zelensk"),
    "RUS": re.compile(r"\bRussia(?:n|'s) (?:[Pp]resident|[Ll]eader)\b|\bMr\.? Putin\b"),
}
# Words of a publisher's name, and the hosts of official sites.
_PUBLISHERS = {
    "kremlin": "RUS",
    "president of russia": "RUS",
    "russian ministry of foreign affairs": "RUS",
    "president of ukraine": "UKR",
    "department of state": "USA",
    "state department": "USA",
    "white house": "USA",
    "foreign, commonwealth": "GBR",
    "nato": "IGO",
    "european commission": "EUR",
    "united nations": "UNO",
    "un news": "UNO",
}
_HOSTS = {
    "kremlin.ru": "RUS",
    "mid.ru": "RUS",
    "president.gov.ua": "UKR",
    "state.gov": "USA",
    "whitehouse.gov": "USA",
    "nato.int": "IGO",
    "un.org": "UNO",
}
# A channel's post: a sign or a flag first, and a foreign ministry's business in its first lines.
_POST = re.compile(r"^[^\w\s\"'\u201c\u2018(\[-]{1,4}\s*")
_MINISTRY = re.compile(r"Lavrov|Zakharova|Foreign Minist|Embassy|Ambassador|Russian side|MFA")
_NEWS = re.compile(
    r"\b(?:Reuters|AFP|AP|told reporters|told CNN|according to (?:a|the) report|newspaper)\b"
)
_FIRST_LINES = 1200  # characters


def voice(scene: Scene) -> str | None:
    """The government that an official text speaks for, or None for everybody else's text."""
    if code := _published(scene.article.publisher, scene.article.url):
        return code
    if scene.article.publisher:
        return None
    text = scene.article.text
    head = text[:_FIRST_LINES]
    if _POST.match(text) and not text[0].isascii() and _MINISTRY.search(head) and "Russia" in head:
        return "RUS"
    if _NEWS.search(head):
        return None
    return _signed(head) or _performing(head)


def _published(publisher: str | None, url: str | None) -> str | None:
    """Whose the publisher is by whole words of its name, or the site by its host."""
    name, host = (
        (publisher or "").lower(),
        urlsplit(url or "").hostname or (publisher or "").lower(),
    )
    for site, code in _HOSTS.items():
        if host == site or host.endswith(f".{site}"):
            return code
    return next((c for m, c in _PUBLISHERS.items() if re.search(rf"\b{m}\b", name)), None)


def _signed(head: str) -> str | None:
    """Whose the text is by the first sign of a government, two where a newspaper has it as well."""
    found = [(m.start(), code) for code, pattern in _VOICES if (m := pattern.search(head))]
    sure = {code for _, code in found}
    for code, pattern in _HINTS:
        hints = [m.start() for m in pattern.finditer(head)]
        if hints and (code in sure or _seconded(head, code, hints)):
            found.append((hints[0], code))
    return min(found)[1] if found else None


def _seconded(head: str, code: str, hints: list[int]) -> bool:
    """Whether hints at a government stand together, or with what it calls its own, or in the lead."""
    if _WEEKDAY.search(head) or _OF_OTHERS[code].search(head):
        return False
    title = len(head.partition("\n")[0])
    led = title < hints[0] and not head[title : hints[0]].strip()
    return len(hints) > 1 or led or _OWN.search(head) is not None


def _performing(head: str) -> str | None:
    """The one government that does by saying, below the headline: "Canada condemns ..."."""
    body = head.partition("\n")[2]
    named = {fold(m[1]) for m in _PERFORMING.finditer(body)}
    codes = {e.code for n in named for e in tables().entries.get(n, ())[:1] if e.kind == "country"}
    return codes.pop() if len(codes) == 1 else None
