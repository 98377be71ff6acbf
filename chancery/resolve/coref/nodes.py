"""The mentions that chains are made of: the reader's, the pronouns, and roles it passed over."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from chancery.assets.particles import PARTICLES
from chancery.model import Kind, Mention, Reading, Span
from chancery.resolve.coref import words
from chancery.resolve.coref.found import elsewhere, passed_over
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import PLURALS, TITLES

# "David Clark: I wish to make a statement": who speaks stands before the turn.
_LABEL = re.compile(
    r"^(?:\W{0,3})((?:[A-Z][\w.'’-]*\s?){1,5})(?:\s?\([^()\n]{1,40}\))?:\s", re.MULTILINE
)


@dataclass(slots=True)
class Node:
    """One mention: where it stands, what it is, and what it agrees with."""

    mention: Mention
    at: int
    end: int
    head: int
    kind: Kind
    sentence: int
    words: tuple[str, ...] = ()  # of a name without titles; of a role its modifiers and head
    plural: bool | None = None
    gender: str | None = None  # "m", "f", "n"
    being: str | None = None  # "person", "body" or "place", where that is known
    speaker: str | None = None
    titles: frozenset[str] = frozenset()  # what a person's name is printed with
    addressee: str | None = None  # whose turn is next, or was before
    definite: bool = False
    owner: int | None = None  # the token of "his" in "his father"
    first: bool = False  # the first mention of its sentence, its likely subject

    @property
    def name(self) -> bool:
        """Whether it is a proper name."""
        return self.kind in {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE}

    @property
    def low(self) -> str:
        """The pronoun itself, or the head noun."""
        return self.words[-1] if self.words else ""


@dataclass(slots=True)
class Turns:
    """Who speaks from which token on, by labels at the beginnings of lines."""

    starts: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)

    def turn(self, token: int) -> int:
        """Which turn a token lies in; -1 before the first label."""
        return bisect_right(self.starts, token) - 1

    def at(self, token: int) -> str | None:
        """The speaker's label, folded; None before the first label."""
        turn = self.turn(token)
        return self.names[turn] if turn >= 0 else None

    def spoken_to(self, token: int) -> str | None:
        """Who speaks next after a turn, else who spoke before it: whom it speaks to."""
        turn = self.turn(token)
        if turn < 0:
            return None
        others = (n for n in self.names[turn + 1 : turn + 3] if n != self.names[turn])
        earlier = (n for n in self.names[max(turn - 2, 0) : turn][::-1] if n != self.names[turn])
        return next(others, None) or next(earlier, None)


def turns(scene: Scene) -> Turns:
    """The labelled turns of a transcript; none where a label stands once and not at the top."""
    found = Turns()
    matches = list(_LABEL.finditer(scene.article.text))
    repeated = len(matches) > 2 and len({m[1] for m in matches}) < len(matches)
    opening = matches and matches[0].start() < _TOP
    if not (repeated or opening):
        return found
    for match in matches:
        at, end = scene.range(Span(match.start(1), match.end(1)))
        found.starts.append(at)
        found.names.append(" ".join(w for w in scene.lows[at:end] if w[0].isalnum()))
        found.labels.append((at, end))
    return found


_TOP = 400  # characters within which a lone label tells of a speech


def nodes(scene: Scene, reading: Reading, given: bool) -> list[Node]:
    """Every mention in order; the reader's alone where they are `given` whole."""
    found: dict[tuple[int, int], Node] = {}
    told = turns(scene)
    taken: set[int] = set()
    for mention in reading.mentions:
        at, end = scene.range(mention.span)
        if at < end and mention.kind is not Kind.NATIONALITY:
            node = _node(scene, mention, at, end)
            found[at, end] = node
            taken |= set(range(at, end)) if node.kind is not Kind.ROLE else {node.head}
    if not given:
        for mention, at, end in (*elsewhere(scene, reading, taken), *passed_over(scene, taken)):
            found.setdefault((at, end), _node(scene, mention, at, end))
    listed = sorted(found.values(), key=lambda n: (n.at, -n.end))
    labelled = {token for at, end in told.labels for token in range(at, end)}
    listed = [n for n in listed if n.head not in labelled]
    seen: set[int] = set()
    for node in listed:
        node.speaker = _speaker(scene, told, node.at)
        if node.speaker and not node.speaker.startswith("quote:"):
            node.addressee = told.spoken_to(node.at)
        node.first = node.sentence not in seen and not _oblique(scene, node.at)
        seen.add(node.sentence)
    return listed


def _speaker(scene: Scene, told: Turns, token: int) -> str | None:
    label = told.at(token)
    if label is not None:
        return label
    quote = scene.quoted(token)
    return f"quote:{quote[0]}" if quote and quote[1] - quote[0] > 4 else None


def _oblique(scene: Scene, at: int) -> bool:
    return at > 0 and scene.lows[at - 1] in {
        "in", "of", "on", "at", "for", "to", "by", "with", "from", "about", "as", "into", "than"
    }  # fmt: skip


def _node(scene: Scene, mention: Mention, at: int, end: int) -> Node:
    kind = mention.kind
    if end - at == 1 and scene.lows[at] in words.ALL and kind is not Kind.PLACE:
        kind = Kind.PRONOUN
    if kind is Kind.PRONOUN:
        return _pronoun(scene, mention, at, end)
    if kind is Kind.ROLE and _titled(scene, at, end):
        kind = Kind.PERSON
    head = _head(scene, at, end) if kind is Kind.ROLE else _last(scene, at, end)
    node = Node(mention, at, end, head, kind, scene.sentence[at])
    if kind is Kind.ROLE:
        _role(scene, node)
    else:
        _name(scene, node)
    return node


def _titled(scene: Scene, at: int, end: int) -> bool:
    """Whether a role is a name with what its bearer is: "television presenter Sally Meen"."""
    inside = range(at, end - 2)
    plain = all(scene.lows[t][0].isalnum() and scene.lows[t] not in _PARTED for t in inside)
    return (
        end - at > 2
        and plain
        and scene.upper[end - 1]
        and scene.upper[end - 2]
        and not scene.upper[end - 3]
        and scene.lows[end - 3] not in words.DEFINITE | words.INDEFINITE | words.POSSESSIVE
    )


_PARTED = frozenset("of in and for from to at with on by as".split())


def _pronoun(scene: Scene, mention: Mention, at: int, end: int) -> Node:
    low = scene.lows[at]
    node = Node(mention, at, end, at, Kind.PRONOUN, scene.sentence[at], (low,))
    node.plural = low in words.THEY | words.FIRST_MANY
    node.gender = "m" if low in words.HE else "f" if low in words.SHE else None
    node.being = "person" if low in words.HE | words.SHE | words.FIRST_ONE | words.SECOND else None
    return node


def _head(scene: Scene, at: int, end: int) -> int:
    """The head noun of a role: the last word before "of", "who", a comma and the like."""
    head = at
    for token in range(at, end):
        low = scene.lows[token]
        if token > at and (
            low in {"of", "in", "who", "which", "that", "for", "from", "to", "at", "with", "and", "on", "by"}
            or not (low[0].isalnum() or low == "'s")
        ):  # fmt: skip
            break
        head = token if low[0].isalnum() else head
    return head


def _last(scene: Scene, at: int, end: int) -> int:
    return max((t for t in range(at, end) if scene.lows[t][0].isalnum()), default=at)


def _role(scene: Scene, node: Node) -> None:
    lows = scene.lows
    first = lows[node.at]
    ends = [t for t in range(node.at + 1, node.head) if lows[t] in {"'s", "’s", "'", "’"}]
    start = ends[-1] + 1 if ends and scene.upper[ends[-1] - 1] else node.at
    node.definite = first in words.DEFINITE
    if first in words.POSSESSIVE or start > node.at:
        node.owner, node.definite = node.at, True
    node.words = tuple(
        w for w in lows[start : node.head + 1]
        if w[0].isalnum() and w not in words.DEFINITE | words.POSSESSIVE | words.INDEFINITE
    ) or (lows[node.head],)  # fmt: skip
    noun = node.words[-1]
    single = noun.removesuffix("s")
    node.plural = noun in PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
    node.gender = "m" if single in words.MALE else "f" if single in words.FEMALE else None
    if single in words.PLACES or noun in words.PLACES:
        node.being = "place"
    elif node.gender or single in words.KIN:
        node.being = "person"


def _name(scene: Scene, node: Node) -> None:
    lows = scene.lows
    end = next((t for t in range(node.at + 1, node.end) if lows[t] in _CUTS), node.end)
    several = node.kind in (Kind.PERSON, Kind.PLACE) and _several(scene, node.at, end)
    start = node.at if several else _proper(scene, node.at, end)
    node.head = min(node.head, end - 1)
    bare = [
        w for w in lows[start:end]
        if w[0].isalnum() and not (w in words.STYLES or (w in TITLES and node.kind is Kind.PERSON))
    ]  # fmt: skip
    while node.kind is Kind.PERSON and len(bare) > 1 and _what(bare[0]):
        bare = bare[1:]  # "Biologist Nick Bos"
    node.words = tuple(bare) or tuple(w for w in lows[start:end] if w[0].isalnum())
    node.titles = frozenset(lows[node.at : end]) - set(node.words)
    node.plural = True if several else None if node.kind is Kind.ORGANISATION else False
    if several:
        node.words = lows_of(scene, node)
    node.being = {Kind.PERSON: "person", Kind.PLACE: "place"}.get(node.kind, "body")
    node.gender = "n" if node.kind is not Kind.PERSON else _gender(scene, node)
    node.definite = True


def _what(low: str) -> bool:
    """Whether a word tells what somebody is."""
    return low in tables().roles or low in words.KIN


def _several(scene: Scene, at: int, end: int) -> bool:
    """Whether a name is of two, as "Ann and Bob" is; "activist and writer Ann Lee" is of one."""
    joints = [t for t in range(at + 1, end) if scene.lows[t] in {"and", "&"}]
    return any(
        scene.upper[t - 1] and (t + 1 == end or scene.upper[t + 1] or not _later(scene, t, end))
        for t in joints
    ) or (bool(joints) and not _later(scene, joints[-1], end))


def _later(scene: Scene, at: int, end: int) -> bool:
    return any(scene.upper[t] for t in range(at + 1, end))


def _proper(scene: Scene, at: int, end: int) -> int:
    """Where the name itself begins: "his friend Ann Lee" at "Ann"."""
    start = at
    for token in range(at, end - 1):
        low = scene.lows[token]
        if not scene.upper[token] and low[0].isalpha() and low not in _PARTICLES:
            start = token + 1
    return start if start < end and scene.upper[start] else at


_PARTICLES = PARTICLES | {"of", "the"}
# Where a name ends and what is told of it begins.
_CUTS = frozenset(
    (",", "(", ";", "who", "whom", "whose", "where", "which", "that", "in", "himself", "herself")
)


def lows_of(scene: Scene, node: Node) -> tuple[str, ...]:
    """All words of a mention as one, so that "Frank and his colleagues" is no Frank."""
    return (scene.phrase(node.at, node.end),)


def _gender(scene: Scene, node: Node) -> str | None:
    """What a title or a given name tells."""
    for low in (*scene.lows[max(0, node.at - 1) : node.at], *scene.lows[node.at : node.end]):
        if low in words.MALE:
            return "m"
        if low in words.FEMALE:
            return "f"
    return None
