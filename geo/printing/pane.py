"""A map alone, to stand among the words of a printed page: no title, no key, no foot."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from matplotlib.path import Path

from geo.atlas import Atlas
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import asked_ways
from geo.printing.drawing import draw_lines, square
from geo.printing.glyphpaths import moved
from geo.printing.ground import draw_ground, draw_paper
from geo.printing.lettering import Ground, place_names, write_names
from geo.printing.naming import line_points, place_names_of
from geo.printing.palette import PALETTES
from geo.printing.projecting import Box, Frame, fit
from geo.printing.render import draw_frame, draw_furniture, scene_of
from geo.printing.saving import save
from geo.printing.scene import Scene
from geo.printing.sheet import POINTS_A_MM
from geo.routing.answering import Answer

# Of the size of ordinary type: how far the ring around a place reaches, and a mark to write beside.
_RING: Final = 1.5
_MARK: Final = 1.1


@dataclass(frozen=True, kw_only=True)
class Pane:
    """A map that fills its sheet; the choice names its own size and an extent."""

    atlas: Atlas
    choice: MapChoice

    @cached_property
    def box(self) -> Box:
        """The whole sheet in points."""
        sheet = self.choice.sheet
        return Box(left=0.0, bottom=0.0, width=sheet.width, height=sheet.height)

    @cached_property
    def frame(self) -> Frame:
        """The part of the world that it shows."""
        extent = self.choice.extent or self.atlas.info.extent
        return fit(self.box, self.choice.projection, extent)

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the millimetres of a position from the left and from the top."""
        ((x, y),) = self.frame.points([lon], [lat])
        return float(x) / POINTS_A_MM, (self.box.height - float(y)) / POINTS_A_MM

    def _scene(self, answer: Answer | None) -> Scene:
        sheet, style = self.choice.sheet, PALETTES[self.choice.style]
        canvas = Canvas(sheet, style, vector=True, transparent=False)
        draw_paper(canvas)
        return scene_of(canvas, self.atlas, self.choice, self.box, answer)

    def _answer(self) -> Answer | None:
        """Return the first of the ways that are asked for: among words, one is meant."""
        found = asked_ways(self.atlas, self.choice)
        return replace(found, ways=found.ways[:1]) if found and found.ways else None

    def svg(self, pointed: tuple[float, float] | None = None) -> str:
        """Return all that the choice shows, with a ring around a longitude and latitude.

        The type of an SVG made here is DejaVu Sans, which the page must bring.
        """
        scene = self._scene(self._answer())
        draw_frame(scene, ())
        draw_furniture(scene)
        if pointed is not None:
            _draw_ring(scene, pointed)
        return save(scene.canvas, "svg", "", faces=False).decode()

    def outline(
        self,
        lines: Iterable[str],
        marks: Iterable[tuple[float, float]],
        may_tell: Callable[[str], bool],
    ) -> str:
        """Return the ground with the lines of these ids and names that may be told.

        Around `marks`, longitudes and latitudes, room is kept for what is put there.
        """
        drawn, whole = frozenset(lines), self._scene(None)
        scene = replace(whole, shown=tuple(s for s in whole.shown if s.feature.id in drawn))
        canvas, frame = scene.canvas, scene.frame
        draw_ground(canvas, frame, checksum=self.atlas.checksum,
                    extent=self.atlas.info.basemap_extent, relief=self.choice.relief)  # fmt: skip
        draw_lines(canvas, self.atlas, scene.shown, behind=False)
        _write_places(scene, list(marks), may_tell)
        draw_furniture(scene)
        return save(canvas, "svg", "", faces=False).decode()


def _draw_ring(scene: Scene, pointed: tuple[float, float]) -> None:
    canvas, look = scene.canvas, scene.canvas.palette
    ((x, y),) = scene.frame.points([pointed[0]], [pointed[1]])
    size = canvas.sheet.type_size
    ring = moved(Path.unit_circle(), float(x), float(y), size * _RING)
    canvas.line(ring, look.halo, size * 0.5, alpha=0.85, zorder=38)
    canvas.line(ring, look.note, size * 0.26, zorder=38)


def _write_places(
    scene: Scene, marks: list[tuple[float, float]], may_tell: Callable[[str], bool]
) -> None:
    """Write the names of countries, seas and regions that may be told, away from the marks."""
    canvas, frame = scene.canvas, scene.frame
    reach = canvas.sheet.type_size * _MARK
    taken = [square((float(x), float(y)), reach) for x, y in
             (frame.points([lon], [lat])[0] for lon, lat in marks)]  # fmt: skip
    courses = line_points(scene.shown, [], frame.box, canvas.sheet.type_size * 0.5)
    names = place_names_of(canvas, scene.atlas, scene.choice, frame, scene.zoom)
    told = [name for name in names if not name.dot and may_tell(name.words)]
    ground = Ground(within=frame.box, taken=taken, lines=courses)
    write_names(canvas, place_names(canvas, told, ground), scene.direction)
