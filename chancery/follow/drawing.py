"""A picture as a list of strokes and words, and its two forms: SVG and PNG."""

from __future__ import annotations

import html
import io
import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
SCALE = 2  # pixels of a PNG for one unit: 192 to the inch, sharp in print
_WIDE = 0.56  # of a letter's height, on average
# Pillow's own font has the plain Latin letters alone; these, where there are any, have more.
_FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf", "arial.ttf",
          "Arial.ttf", "Arial Unicode.ttf")  # fmt: skip
_PLAINER = {"–": "-", "—": "-", "→": ">", "×": "x", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
            "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str = "#000000"
    width: float = 1.0
    dash: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float = 12.0
    anchor: str = "start"
    bold: bool = False
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, in order, on white."""

    width: float
    height: float
    parts: tuple[Box | Stroke | Words, ...]
    title: str = ""

    def svg(self) -> str:
        """The picture as an SVG document."""
        size = f'width="{self.width:.0f}" height="{self.height:.0f}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
            f'viewBox="0 0 {self.width:.0f} {self.height:.0f}" font-family="{FONT}" role="img">'
        )
        white = '<rect width="100%" height="100%" fill="#ffffff"/>'
        name = f"<title>{html.escape(self.title)}</title>"
        return "\n".join([head, name, white, *map(_svg, self.parts), "</svg>"])

    def png(self) -> bytes:
        """The picture as a PNG file of twice the size in pixels."""
        from PIL import Image, ImageDraw

        size = (round(self.width * SCALE), round(self.height * SCALE))
        image = Image.new("RGB", size, "#ffffff")
        pen = ImageDraw.Draw(image)
        for part in self.parts:
            _paint(pen, part)
        held = io.BytesIO()
        image.save(held, "PNG", dpi=(96 * SCALE, 96 * SCALE), optimize=True)
        return held.getvalue()


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Text in lines that fit a width, broken between words."""
    letters = max(int(width / (size * _WIDE)), 8)
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > letters:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line else lines


def _svg(part: Box | Stroke | Words) -> str:
    if isinstance(part, Box):
        return (
            f'<rect x="{part.x:.1f}" y="{part.y:.1f}" width="{part.width:.1f}" '
            f'height="{part.height:.1f}" fill="{part.fill}"/>'
        )
    if isinstance(part, Stroke):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in part.points)
        dash = f' stroke-dasharray="{part.dash}"' if part.dash else ""
        return (
            f'<polyline points="{points}" fill="none" stroke="{part.colour}" '
            f'stroke-width="{part.width:g}"{dash}/>'
        )
    weight = ' font-weight="bold"' if part.bold else ""
    return (
        f'<text x="{part.x:.1f}" y="{part.y:.1f}" font-size="{part.size:g}" fill="{part.colour}" '
        f'text-anchor="{part.anchor}"{weight}>{html.escape(part.text)}</text>'
    )


def _paint(pen: Any, part: Box | Stroke | Words) -> None:
    if isinstance(part, Box):
        left, top = part.x * SCALE, part.y * SCALE
        right, bottom = left + part.width * SCALE - 1, top + part.height * SCALE - 1
        pen.rectangle((left, top, max(right, left), max(bottom, top)), fill=part.fill)
    elif isinstance(part, Stroke):
        width = max(round(part.width * SCALE), 1)
        points = [(x * SCALE, y * SCALE) for x, y in part.points]
        for one in _dashes(points, part.dash * SCALE) if part.dash else [points]:
            pen.line(one, fill=part.colour, width=width)
    else:
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[part.anchor]
        font, shown = _lettered(part.text, part.size * SCALE)
        pen.text((part.x * SCALE, part.y * SCALE), shown, fill=part.colour, font=font,
                 anchor=anchor, stroke_width=int(part.bold), stroke_fill=part.colour)  # fmt: skip


def _lettered(text: str, size: float) -> tuple[Any, str]:
    """A font that has the letters of a text; where none has, plainer letters for those it lacks."""
    for font in _fonts(size):
        if all(_has(font, letter) for letter in set(text)):
            return font, text
    font = _fonts(size)[0]
    return font, "".join(
        letter if _has(font, letter) else _plainer(letter, font) for letter in text
    )


@cache
def _fonts(size: float) -> tuple[Any, ...]:
    """Pillow's own font, which is everywhere, then the first that this machine has."""
    from PIL import ImageFont

    found: list[Any] = [ImageFont.load_default(size)]
    for name in _FONTS:
        try:
            found.append(ImageFont.truetype(name, size))
        except OSError:
            continue
        break
    return tuple(found)


@cache
def _has(font: Any, letter: str) -> bool:
    """Whether a font has a letter, or would show a box instead."""
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffe"))


def _plainer(letter: str, font: Any) -> str:
    """A letter without its marks, or what stands for it."""
    bare = unicodedata.normalize("NFKD", letter)
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    shown = _PLAINER.get(bare, bare)
    return shown if all(_has(font, one) for one in shown) else "?"


def _dashes(points: Sequence[tuple[float, float]], length: int) -> list[list[tuple[float, float]]]:
    """A line in pieces of a length with gaps as long."""
    found = []
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        whole = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-9)
        at = 0.0
        while at < whole:
            end = min(at + length, whole)
            found.append([
                (x0 + (x1 - x0) * share / whole, y0 + (y1 - y0) * share / whole)
                for share in (at, end)
            ])  # fmt: skip
            at += 2 * length
    return found
