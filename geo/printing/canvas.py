"""The sheet to draw on: one set of axes whose units are points."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from geo.languages import Direction
from geo.printing.palette import Palette
from geo.printing.projecting import Box
from geo.printing.sheet import Sheet
from geo.printing.typeset import directed, font, has_arabic, plain, width_of


class Canvas:
    """A sheet in points, from the lower left; every mark of the map is made through it."""

    def __init__(self, sheet: Sheet, palette: Palette, *, vector: bool, transparent: bool) -> None:
        self.sheet, self.palette, self.vector = sheet, palette, vector
        self.figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=sheet.dpi)
        if transparent:
            self.figure.patch.set_alpha(0.0)
        else:
            self.figure.patch.set_facecolor(palette.paper)
        self.axes: Axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, sheet.width)
        self.axes.set_ylim(0, sheet.height)
        self.axes.set_autoscale_on(False)
        self._clip: Rectangle | None = None

    def clip(self, box: Box | None) -> None:
        """Keep what is drawn from now on within a box; None lifts that."""
        if box is None:
            self._clip = None
            return
        self._clip = Rectangle((box.left, box.bottom), box.width, box.height)
        self._clip.set_transform(self.axes.transData)

    def _add(self, artist: Any) -> None:
        self.axes.add_artist(artist)
        artist.set_clip_path(self._clip)
        if self._clip is None:
            artist.set_clip_on(False)

    def shape(self, path: Path, **look: Any) -> None:
        """Draw a path given in points."""
        look = {"facecolor": "none", "edgecolor": "none", "linewidth": 0.0, **look}
        self._add(PathPatch(path, **look))

    def line(self, path: Path, colour: str, width: float, **look: Any) -> None:
        """Draw a path as a line so many points wide; dashes are given in points."""
        dashes = look.pop("dashes", ())
        if dashes:
            look["linestyle"] = (0, tuple(dashes))
        look.setdefault("capstyle", "butt")
        patch = PathPatch(path, facecolor="none", edgecolor=colour, linewidth=width, **look)
        patch.set_joinstyle("round")
        self._add(patch)

    def rectangle(self, box: Box, **look: Any) -> None:
        """Draw a rectangle."""
        look = {"facecolor": "none", "edgecolor": "none", "linewidth": 0.0, **look}
        self._add(Rectangle((box.left, box.bottom), box.width, box.height, **look))

    def picture(self, pixels: Any, box: Box, order: float) -> None:
        """Lay a picture of rows of red, green, blue and opacity into a box."""
        image = self.axes.imshow(
            pixels,
            extent=(box.left, box.right, box.bottom, box.top),
            interpolation="bilinear",
            aspect="auto",
            zorder=order,
        )
        self.axes.set_xlim(0, self.sheet.width)
        self.axes.set_ylim(0, self.sheet.height)
        image.set_clip_path(self._clip)

    def text(self, x: float, y: float, words: str, size: float, **look: Any) -> None:
        """Write one line; `halo` lifts it off the ground, `direction` is its base direction."""
        direction: Direction = look.pop("direction", "ltr")
        bold, italic = look.pop("bold", False), look.pop("italic", False)
        halo = look.pop("halo", False)
        words = plain(words)
        italic = italic and not has_arabic(words)
        look.setdefault("color", self.palette.ink)
        shown = self.axes.text(
            x, y, directed(words, direction), fontproperties=font(size, bold, italic),
            parse_math=False, **look,
        )  # fmt: skip
        shown.set_clip_path(self._clip)
        shown.set_clip_on(self._clip is not None)
        if halo and self.vector:
            pad = {"facecolor": self.palette.halo, "alpha": 0.6, "edgecolor": "none", "pad": 0.6}
            shown.set_bbox({**pad, "boxstyle": "square,pad=0.06"})
        elif halo:
            effect = withStroke(linewidth=size * 0.28, foreground=self.palette.halo, alpha=0.85)
            shown.set_path_effects([effect])

    def width_of(self, words: str, size: float, bold: bool = False) -> float:
        """Return how wide a line comes out, in points."""
        return width_of(plain(words), size, bold)
