"""The government that speaks in its own voice in an official text, by how it signs and writes."""

from __future__ import annotations

import re

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
            r"by (?:the )?President (?:of Ukraine|Volodymyr)|\A[^\n]+ [-–—] (?:President(?: of Ukraine)?|"
            r"(?:President )?Volodymyr Zelenskyy)\n|Office of the President of Ukraine|"
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
_FIRST_LINES = 1200  # characters


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
