"""What small signs beside a name tell of its bearer: a title before it, an age behind it."""

from __future__ import annotations

from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.words import TITLE_SECTORS
from chancery.resolve.who.intro import PLACES


def title(scene: Scene, start: int, at: int) -> str | None:
    """The sector of the title among the tokens before a name."""
    lows = reversed(scene.lows[start:at])
    return next((TITLE_SECTORS[low] for low in lows if low in TITLE_SECTORS), None)


def hinted(scene: Scene, full: tuple[int, int]) -> str | None:
    """A title before the name at any of its places, or an age beside it."""
    words = scene.lows[full[0] : full[1]]
    for run in scene.by_word.get(words[-1], ())[:PLACES]:
        for at in range(run.at, run.end):
            if scene.lows[at] != words[-1]:
                continue
            first = at - len(words) + 1
            start = first if scene.lows[max(0, first) : at + 1] == words else at
            found = title(scene, max(0, start - 3), start)
            if found:
                return found
            if scene.lows[max(0, start - 2) : start] == ["year", "old"] or _aged(scene, at):
                return "CVL"
    return None


def _aged(scene: Scene, at: int) -> bool:
    """Whether an age follows: "Jane Doe, 34," and "Jane Doe (34)"."""
    after = scene.lows[at + 1 : at + 3]
    return len(after) == 2 and after[0] in {",", "("} and len(after[1]) == 2 and after[1].isdigit()
