"""Goes through an article's place names once, so that each can be read in the light of all."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from chancery.assets.fold import fold
from chancery.model import Kind, Mention
from chancery.resolve.lookup.states import STATES
from chancery.resolve.where.gazetteer import Gazetteer, Place
from chancery.resolve.where.names import (
    child_before,
    counties,
    is_division,
    parent_told,
    voice,
)
from chancery.resolve.where.scene import WIDE, Scene, cell_of
from chancery.resolve.where.waters import after_article

_HEADING = re.compile(r"^\W*([A-Z][\w’'. -]{2,40}?):?[ \t]*$", re.MULTILINE)
_SHARPNESS, _SLIGHT = 1.6, 0.02


def survey(gazetteer: Gazetteer, text: str, mentions: Iterable[Mention]) -> Scene:
    """Count what an article's place names and nationalities tell of, then settle the sure ones."""
    scene = Scene(gazetteer, voice=voice(text), counties=counties(text))
    scene.headings = tuple(_headings(gazetteer, text))
    names, parents, enclosing = _printed(scene, text, mentions)
    scene.enclosing = frozenset(enclosing)
    scene.parents = parents
    scene.own_names = frozenset(names)
    for name, count in names.items():
        _count(scene, name, count, parents.get(name))
        _settle(scene, name, parents.get(name))
    weighed = {name: scene.weigh(name, parents.get(name)) for name in names}
    scene.cells = {}
    for choices in weighed.values():
        _enter(scene, choices)
    for name in names:
        choices = scene.weigh(name, parents.get(name))
        if choices and choices[0][1].feature in ("city", "admin1") and _sure(choices):
            scene.points[choices[0][1].key] = choices[0][1]
    scene.settled = True
    return scene


def _headings(gazetteer: Gazetteer, text: str) -> Iterator[tuple[int, str]]:
    """The countries that stand on a line of their own, and where."""
    for line in _HEADING.finditer(text):
        if any(p.feature == "country" for p in gazetteer.places(line[1])):
            yield line.start(), line[1]


def _printed(
    scene: Scene, text: str, mentions: Iterable[Mention]
) -> tuple[Counter[str], dict[str, str], set[str]]:
    """The place names of an article, what they are said to lie in, and which tell that of others."""
    names: Counter[str] = Counter()
    parents: dict[str, str] = {}
    enclosing: set[str] = set()
    for mention in mentions:
        if mention.kind is Kind.NATIONALITY:
            nation = scene.gazetteer.nation(mention.text)
            if nation:
                scene.countries[nation] += 1
        elif mention.kind is Kind.PLACE:
            names[mention.text] += 1
            scene.printed.setdefault(mention.text, []).append(mention.span.start)
            if is_division(text, mention.span):
                scene.ruled.add(mention.text)
            if after_article(text, mention.span):
                scene.rivers.add(mention.text)
            if child_before(text, mention.span):
                enclosing.add(mention.text)
            parent = parent_told(scene.gazetteer, text, mention.span)
            if parent:
                parents.setdefault(mention.text, parent)
            name, _, within = mention.text.partition(", ")
            if within:  # "San José, Costa Rica", and then "San José" alone
                parents.setdefault(name, within)
    return names, parents, enclosing


def _enter(scene: Scene, choices: list[tuple[float, Place]]) -> None:
    """Enter what a name may mean again, each place as likely as it looked at first."""
    if not choices:
        return
    top = choices[0][0]
    shares = [(math.exp(_SHARPNESS * (score - top)), place) for score, place in choices[:12]]
    total = sum(share for share, _ in shares)
    for share, place in shares:
        if place.feature not in WIDE and share / total > _SLIGHT:
            cell = scene.cells.setdefault(cell_of(place), {})
            if share / total > cell.get(place.key, (0.0, place))[0]:
                cell[place.key] = (share / total, place)


def _settle(scene: Scene, name: str, parent: str | None) -> None:
    """Enter every place that a name may mean into the cell it lies in."""
    found = [p for p in scene.meanings(name, parent)[0] if p.feature not in WIDE]
    told = 1.0 / math.sqrt(len(found)) if found else 0.0
    for place in found:
        scene.cells.setdefault(cell_of(place), {})[place.key] = (told, place)


def _count(scene: Scene, name: str, count: int, parent: str | None) -> None:
    """Add the countries and divisions of a name that can mean one thing only, or nearly."""
    found, _ = scene.meanings(name, parent)
    if not found and "," in name:
        name, _, rest = name.partition(",")
        _count(scene, name.strip(), count, parent or rest.strip())
        return
    best = max(found, key=lambda p: p.weight, default=None)
    if parent:
        state = STATES.get(parent.replace(".", "").replace(" ", "").lower())
        if state:
            scene.divisions[fold(state)] += count
            scene.countries["CAN" if state in ("Ontario", "Alberta") else "USA"] += count
            return
    if best is None:
        return
    one_country = len({p.country for p in found}) == 1
    if best.feature == "country" or best.weight > 300_000 or one_country:
        own = Counter(dict.fromkeys(best.countries, count))
        scene.countries += own
        if len(found) > 1:
            scene.own[name] = own
    if best.feature == "admin1":
        scene.divisions[best.key] += count


def _sure(choices: list[tuple[float, Place]]) -> bool:
    return len(choices) == 1 or choices[0][0] - choices[1][0] > 1.5
