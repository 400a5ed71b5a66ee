"""Names on a map image: placed so that none covers another, a symbol or a key point."""

from dataclasses import dataclass

from geo.printing.canvas import Canvas
from geo.printing.projecting import Box

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name to be placed around a point; the least `rank` comes first.

    `reach` is how far from the point it begins; 0 sets it on the point itself.
    """

    words: str
    x: float
    y: float
    rank: float
    reach: float = 0.0
    size: float = 7.0
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A name and the rectangle that it was given: left, bottom, right, top in points."""

    name: Name
    rect: Rect


def _overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def around(name: Name, width: float, height: float) -> list[Rect]:
    """Return the rectangles that a name may take, the best first."""
    x, y, gap = name.x, name.y, name.reach
    if not gap:
        return [(x - width / 2, y - height / 2, x + width / 2, y + height / 2)]
    spots = [
        (x + gap, y - height / 2), (x - gap - width, y - height / 2),
        (x - width / 2, y + gap), (x - width / 2, y - gap - height),
        (x + gap * 0.7, y + gap * 0.7), (x - gap * 0.7 - width, y + gap * 0.7),
        (x + gap * 0.7, y - gap * 0.7 - height), (x - gap * 0.7 - width, y - gap * 0.7 - height),
    ]  # fmt: skip
    return [(left, low, left + width, low + height) for left, low in spots]


def place_names(canvas: Canvas, names: list[Name], taken: list[Rect], within: Box) -> list[Placed]:
    """Return the names that find room, in the order of their rank."""
    placed: list[Placed] = []
    full = list(taken)
    edge = within.inset(2.0)
    seen: dict[str, tuple[float, float]] = {}
    for name in sorted(names, key=lambda name: (name.rank, name.words, name.x)):
        width = canvas.width_of(f"{name.words}{name.note}", name.size, name.bold) + 1.5
        height = name.size * 1.18
        near = seen.get(name.words)
        if near and abs(near[0] - name.x) + abs(near[1] - name.y) < 12 * name.size:
            continue
        for rect in around(name, width, height):
            inside = edge.left <= rect[0] and rect[2] <= edge.right
            inside = inside and edge.bottom <= rect[1] and rect[3] <= edge.top
            if inside and not any(_overlap(rect, other) for other in full):
                full.append(rect)
                placed.append(Placed(name=name, rect=rect))
                seen[name.words] = (name.x, name.y)
                break
    return placed


def write_names(canvas: Canvas, placed: list[Placed]) -> None:
    """Write the names where they were placed; a note follows as a raised number."""
    for one in placed:
        name, (left, low, right, top) = one.name, one.rect
        canvas.text(
            (left + right) / 2, (low + top) / 2, f"{name.words}{name.note}", name.size,
            bold=name.bold, italic=name.italic, halo=True, zorder=40,
            color=name.colour or canvas.palette.ink, ha="center", va="center",
        )  # fmt: skip
