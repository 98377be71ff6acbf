"""Whose article it is: the country it plays in, and the government that speaks in its own voice."""

from __future__ import annotations

import re
from collections import Counter

from chancery.resolve.who_people import People
from chancery.resolve.who_scene import Scene

_WEIGHT = {"country": 1.0, "adjective": 1.0, "people": 1.0, "capital": 0.8, "city": 0.8, "region": 0.7, "continent": 0.0}
# How official texts show whose they are, in their first lines or their own phrases.
_VOICES = (
    ("USA", re.compile(r"Antony J\. Blinken, Secretary of State|Department Spokesperson|"
                       r"attributable to (?:the )?Spokesperson|Office of the Spokesperson|"
                       r"On behalf of the (?:Government of the )?United States|Secretary (?:Blinken|Antony)|"
                       r"(?:Secretary|Deputy Secretary|Under Secretary|Assistant Secretary) (?:of State )?[A-Z]\w+ (?:[A-Z]\. )?(?:[A-Z]\w+ )?(?:met|spoke|will travel|travels|traveled)|"
                       r"By the authority vested in me as President")),
    ("UKR", re.compile(r"President (?:of Ukraine )?Volodymyr Zelenskyy|Andriy Yermak|Office of the President of Ukraine|"
                       r"^(?:Dear |Fellow )?Ukrainians!|Glory to Ukraine|Office of the Head of State")),
    ("RUS", re.compile(r"President of Russia Vladimir Putin|Vladimir Putin|Russian MFA|#Zakharova|#Lavrov|"
                       r"Ministry of Foreign Affairs of the Russian Federation|Russia'?s? Foreign Ministry|@MID")),
)  # fmt: skip
_PUBLISHERS = {
    "kremlin": "RUS", "mid.ru": "RUS", "president.gov.ua": "UKR", "state.gov": "USA", "department of state": "USA",
    "state department": "USA", "white house": "USA", "whitehouse": "USA", "president of ukraine": "UKR",
    "president of russia": "RUS", "russian ministry of foreign affairs": "RUS", "foreign, commonwealth": "GBR",
    "nato": "IGO", "european commission": "EUR", "united nations": "UNO", "un news": "UNO",
}  # fmt: skip
_NEWS = re.compile(r"\b(?:Reuters|AFP|AP|told reporters|told CNN|according to (?:a|the) report|newspaper)\b")


def voice(scene: Scene) -> str | None:
    """The government that an official text speaks for, or None for everybody else's text."""
    publisher = f"{scene.article.publisher or ''} {scene.article.url or ''}".lower()
    for mark, code in _PUBLISHERS.items():
        if mark in publisher:
            return code
    if scene.article.publisher:
        return None
    text = scene.article.text
    head = text[:1200]
    found = [(m.start(), code) for code, pattern in _VOICES if (m := pattern.search(head))]
    if not found or _NEWS.search(head):
        return None
    return min(found)[1]


def standing(scene: Scene, people: People) -> list[tuple[str, float]]:
    """Countries by their share of what is spoken of; early words count twice, office holders too."""
    weight: Counter[str] = Counter()
    early = 80
    for hit in scene.hits:
        entry = hit.entries[0]
        code = entry.code.rstrip("?")
        if hit.place:
            weight[code] += _WEIGHT[entry.kind] * (2 if hit.at < early else 1)
        elif len({e.code for e in hit.entries}) == 1 and code not in {"IGO", "UNO", "NGO", "MNC", "IMG"}:
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
    return [(code, count / total) for code, count in weight.most_common() if count > 0]


def known(scene: Scene, people: People, at: int, end: int) -> str | None:
    """The country of the office holder that a run of two words or more ends with, if any."""
    words = [w for w in scene.lows[at:end] if w[0].isalnum()][-2:]
    if len(words) < 2:
        return None
    found = people.find(" ".join(words), scene.article.published)
    sure = [office for office in found if office.grade != "nominal"]
    return sure[0].country if sure and len({o.country for o in sure}) == 1 else None
