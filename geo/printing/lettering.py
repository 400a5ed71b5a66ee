"""Names on a map image: placed so that none covers another, a symbol or a key point."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.languages import Direction
from geo.printing.canvas import Canvas
from geo.printing.projecting import Box
from geo.printing.typeset import SPACING

Rect = tuple[float, float, float, float]
Spot = tuple[float, float]
NOTE_SIZE: Final = 0.76
# What each later place around a point costs, beside what a point of a covered line does.
_LATER: Final = 0.5
# A place of this cost is too bad for a name that may be left out.
_WORST: Final = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name to be placed around one of its spots; the least `rank` comes first.

    `reach` is how far from the spot it begins; 0 sets it on the spot itself. `note` are the
    numbers of its footnotes. A name that is `needed` stands on the map in any case, if not
    `whole` by its numbers alone.
    """

    words: str
    spots: tuple[Spot, ...]
    rank: float
    reach: float = 0.0
    size: float = 7.0
    bold: bool = False
    italic: bool = False
    spaced: bool = False
    colour: str | None = None
    note: str = ""
    dot: bool = False
    needed: bool = False
    whole: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A name, the spot and the rectangle that it was given: left, bottom, right, top in points."""

    name: Name
    spot: Spot
    rect: Rect


@dataclass(slots=True, kw_only=True)
class Ground:
    """What names must keep off (`taken`), and points that they had better not cover."""

    within: Box
    taken: list[Rect]
    lines: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 3)))

    def cost(self, rect: Rect) -> float:
        """Return the weight of the line points under a rectangle."""
        x, y, weight = self.lines.T
        inside = (x > rect[0] - 1) & (x < rect[2] + 1) & (y > rect[1] - 1) & (y < rect[3] + 1)
        return float(weight[inside].sum())

    def is_free(self, rect: Rect) -> bool:
        """Whether a rectangle lies within the map and touches nothing that is taken."""
        edge = self.within.inset(2.0)
        inside = edge.left <= rect[0] and rect[2] <= edge.right
        inside = inside and edge.bottom <= rect[1] and rect[3] <= edge.top
        return inside and not any(overlap(rect, other) for other in self.taken)


def overlap(a: Rect, b: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def around(spot: Spot, reach: float, width: float, height: float) -> Iterator[Rect]:
    """Yield the rectangles that a name may take around a spot, the best first."""
    (x, y), gap, near = spot, reach, reach * 0.72
    if not gap:
        for right, up in ((0, 0), (0, 0.9), (0, -0.9), (0.3, 0), (-0.3, 0), (0, 1.8), (0, -1.8)):
            left, low = x - width / 2 + right * width, y - height / 2 + up * height
            yield left, low, left + width, low + height
        return
    for left, low in (
        (x + gap, y - height / 2), (x - gap - width, y - height / 2),
        (x + near, y + near), (x + near, y - near - height),
        (x - near - width, y + near), (x - near - width, y - near - height),
        (x - width / 2, y + gap), (x - width / 2, y - gap - height),
    ):  # fmt: skip
        yield left, low, left + width, low + height


def width_of_name(canvas: Canvas, name: Name) -> float:
    """Return how wide a name comes out with its notes, in points."""
    width = canvas.width_of(name.words, name.size, name.bold) if name.words else 0.0
    if name.spaced:
        width += SPACING * name.size * max(len(name.words) - 1, 0)
    note = canvas.width_of(name.note, name.size * NOTE_SIZE) if name.note else 0.0
    return width + note + (name.size * 0.18 if name.note and name.words else 0.0)


def _candidates(canvas: Canvas, name: Name) -> Iterator[tuple[int, Placed]]:
    width, height = width_of_name(canvas, name) + 1.5, name.size * 1.18
    for spot in name.spots:
        for later, rect in enumerate(around(spot, name.reach, width, height)):
            yield later, Placed(name=name, spot=spot, rect=rect)


def _best(canvas: Canvas, name: Name, ground: Ground) -> Placed | None:
    found = [
        (round(ground.cost(one.rect) + later * _LATER, 3), number, one)
        for number, (later, one) in enumerate(_candidates(canvas, name))
        if ground.is_free(one.rect)
    ]
    if not found:
        return None
    cost, _, placed = min(found, key=lambda one: one[:2])
    return placed if cost < _WORST or name.needed else None


def _least_bad(canvas: Canvas, name: Name, ground: Ground) -> Placed:
    """Return the place that covers least: a note's number stands on the map in any case."""
    edge = ground.within
    found = [one for _, one in _candidates(canvas, name)]
    return min(
        found,
        key=lambda one: (
            one.rect[0] < edge.left or one.rect[2] > edge.right or one.rect[3] > edge.top,
            sum(overlap(one.rect, other) for other in ground.taken),
            round(ground.cost(one.rect), 3),
        ),
    )


def _placed(canvas: Canvas, name: Name, ground: Ground) -> Placed | None:
    found = _best(canvas, name, ground)
    if found is not None or not name.needed:
        return found
    alone = replace(name, words="") if name.note and not name.whole else name
    return _best(canvas, alone, ground) or _least_bad(canvas, alone, ground)


def place_names(canvas: Canvas, names: list[Name], ground: Ground) -> list[Placed]:
    """Return the names that find room, in the order of their rank."""
    placed: list[Placed] = []
    seen: dict[str, Spot] = {}
    for name in sorted(names, key=lambda name: (name.rank, name.words, name.spots)):
        near, (x, y) = seen.get(name.words), name.spots[0]
        if name.words and near and abs(near[0] - x) + abs(near[1] - y) < 12 * name.size:
            continue
        found = _placed(canvas, name, ground)
        if found is not None:
            ground.taken.append(found.rect)
            placed.append(found)
            seen[name.words] = (x, y)
    return placed


def write_names(canvas: Canvas, placed: list[Placed], direction: Direction) -> None:
    """Write the names where they were placed; the numbers of notes follow, raised."""
    for one in placed:
        name, (left, low, right, top) = one.name, one.rect
        rtl = direction == "rtl"
        start, side = (right - 0.75, "right") if rtl else (left + 0.75, "left")
        middle = (low + top) / 2
        canvas.text(
            start, middle, name.words, name.size, bold=name.bold, italic=name.italic, halo=True,
            zorder=40, color=name.colour or canvas.palette.ink, ha=side, va="center",
            direction=direction, spacing=SPACING if name.spaced else 0.0,
        )  # fmt: skip
        if name.note:
            canvas.text(
                left + 0.75 if rtl else right - 0.75, middle + name.size * 0.26, name.note,
                name.size * NOTE_SIZE, bold=True, halo=True, zorder=40, va="center",
                ha="left" if rtl else "right", color=canvas.palette.note, direction=direction,
            )  # fmt: skip
