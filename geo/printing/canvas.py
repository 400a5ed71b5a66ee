"""The sheet to draw on: a list of marks in points, in the order in which they lie."""

import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matplotlib.path import Path
from numpy.typing import NDArray
from PIL import Image

from geo.languages import Direction
from geo.printing.palette import Palette
from geo.printing.projecting import Box
from geo.printing.sheet import Sheet
from geo.printing.typeset import directed, has_arabic, known, plain, width_of

# Of the type size: from the baseline to the middle of a capital, and down to the lowest letter.
_MIDDLE = 0.365
_DEPTH = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Anything drawn: how far up it lies, what it is cut to, and to which group it belongs."""

    order: float
    clip: Box | None
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Mark):
    """A path filled, stroked or both; width and dashes in points."""

    path: Path
    fill: str | None
    edge: str | None
    width: float
    dashes: tuple[float, ...]
    cap: str
    alpha: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Mark):
    """One line of text that begins at its left end on its baseline, in the order of reading."""

    x: float
    y: float
    words: str
    size: float
    bold: bool
    italic: bool
    colour: str
    halo: str | None
    spacing: float
    width: float


class Raster:
    """Rows of grey and opacity from the top, an array of height × width × 2 of bytes."""

    def __init__(self, pixels: NDArray[Any]) -> None:
        self.pixels = pixels

    @cached_property
    def image(self) -> Image.Image:
        """The rows as a picture."""
        return Image.fromarray(self.pixels, "LA")

    @cached_property
    def png(self) -> bytes:
        """The rows as a PNG, packed once."""
        out = io.BytesIO()
        self.image.save(out, "PNG", compress_level=4)
        return out.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Mark):
    """Rows of grey and opacity stretched over a box."""

    raster: Raster
    box: Box


class Canvas:
    """A sheet in points, from the lower left; every mark of the map is made through it."""

    def __init__(self, sheet: Sheet, palette: Palette, *, vector: bool, transparent: bool) -> None:
        self.sheet, self.palette, self.vector = sheet, palette, vector
        self.transparent = transparent
        self.marks: list[Mark] = []
        self._clip: Box | None = None
        self._group = "sheet"
        self._strength = 1.0

    def clip(self, box: Box | None) -> None:
        """Keep what is drawn from now on within a box; None lifts that."""
        self._clip = box

    def group(self, name: str) -> None:
        """Gather what is drawn from now on under a name, which an SVG keeps."""
        self._group = name

    def fade(self, strength: float) -> None:
        """Draw shapes from now on with so much of their opacity."""
        self._strength = strength

    def _state(self, order: float) -> dict[str, Any]:
        return {"order": order, "clip": self._clip, "group": self._group}

    def in_order(self) -> list[Mark]:
        """Return the marks from the lowest to the uppermost."""
        return sorted(self.marks, key=lambda mark: mark.order)

    def shape(self, path: Path, **look: Any) -> None:
        """Draw a path given in points: facecolor, edgecolor, linewidth, dashes, alpha, zorder."""
        self.marks.append(
            Shape(
                path=path,
                fill=look.pop("facecolor", None),
                edge=look.pop("edgecolor", None),
                width=look.pop("linewidth", 0.0),
                dashes=tuple(look.pop("dashes", ())),
                cap=look.pop("capstyle", "butt"),
                alpha=look.pop("alpha", 1.0) * self._strength,
                **self._state(look.pop("zorder")),
                **look,
            )
        )

    def line(self, path: Path, colour: str, width: float, **look: Any) -> None:
        """Draw a path as a line so many points wide; dashes are given in points."""
        self.shape(path, edgecolor=colour, linewidth=width, **look)

    def rectangle(self, box: Box, **look: Any) -> None:
        """Draw a rectangle."""
        left, low, right, top = box.left, box.bottom, box.right, box.top
        corners = [(left, low), (right, low), (right, top), (left, top), (left, low)]
        codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
        self.shape(Path(corners, codes), **look)

    def picture(self, raster: Raster, box: Box, order: float) -> None:
        """Lay rows of grey and opacity into a box."""
        self.marks.append(Picture(raster=raster, box=box, **self._state(order)))

    def text(self, x: float, y: float, words: str, size: float, **look: Any) -> None:
        """Write one line: ha left, center or right of x; va baseline, center or bottom on y.

        `halo` lifts it off the ground, `direction` is its base direction, `spacing` parts
        its letters by that share of its size.
        """
        direction: Direction = look.pop("direction", "ltr")
        words = known(plain(words))
        if not words.strip():
            return
        arabic = has_arabic(words)
        bold, italic = look.pop("bold", False), look.pop("italic", False) and not arabic
        spacing = 0.0 if arabic else look.pop("spacing", 0.0) * size
        width = width_of(words, size, bold, italic) + spacing * max(len(words) - 1, 0)
        left = x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[look.pop("ha", "left")]
        down = {"baseline": 0.0, "center": _MIDDLE, "bottom": -_DEPTH}[look.pop("va", "baseline")]
        self.marks.append(
            Words(
                x=left,
                y=y - down * size,
                words=directed(words, direction),
                size=size,
                bold=bold,
                italic=italic,
                colour=look.pop("color", self.palette.ink),
                halo=self.palette.halo if look.pop("halo", False) else None,
                spacing=spacing,
                width=width,
                **self._state(look.pop("zorder")),
            )
        )

    def width_of(self, words: str, size: float, bold: bool = False) -> float:
        """Return how wide a line comes out, in points."""
        return width_of(known(plain(words)), size, bold)
