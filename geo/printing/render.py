"""A map image from an atlas and a choice: the sheet put together, and written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.column import key_room, write_columns
from geo.printing.content import asked_ways, check_content, shown_features, web_zoom
from geo.printing.drawing import (
    disputed_spots,
    draw_disputed,
    draw_lines,
    draw_symbols,
    square,
    symbols_of,
    taken_by,
)
from geo.printing.furniture import (
    draw_graticule,
    draw_inset,
    draw_north,
    draw_scale,
    inset_box,
    needs_inset,
)
from geo.printing.glyphpaths import moved
from geo.printing.ground import draw_ground, draw_paper
from geo.printing.heading import foot_lines, title_of, write_foot, write_head
from geo.printing.layout import Layout, layout_of
from geo.printing.lettering import Ground, Name, Placed, Spot, place_names, write_names
from geo.printing.linework import pixel_of
from geo.printing.naming import corners, feature_names, is_named, line_points, place_names_of
from geo.printing.notes import Note, numbers_of
from geo.printing.palette import PALETTES
from geo.printing.pointwork import UNEQUAL, Symbol
from geo.printing.projecting import Box, fit
from geo.printing.saving import save
from geo.printing.scene import Scene
from geo.printing.sheet import check_memory
from geo.printing.wayprint import DISC, draw_ways
from geo.routing.answering import Answer
from geo.routing.wish import WishError


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A finished sheet and what stands on it, for who wants to know."""

    scene: Scene
    layout: Layout
    layers: tuple[str, ...]
    notes: tuple[Note, ...]
    names: tuple[Placed, ...]
    scale: tuple[float, float] | None

    @property
    def canvas(self) -> Canvas:
        """The sheet."""
        return self.scene.canvas


def draw_map(atlas: Atlas, choice: MapChoice) -> Drawn:
    """Draw a choice; raises KeruenError for what cannot be drawn, before it begins."""
    if choice.format == "png":
        check_memory(choice.sheet)
    answer = asked_ways(atlas, choice)
    if answer is not None and not answer.ways:
        raise WishError(answer.fault)
    canvas = Canvas(choice.sheet, PALETTES[choice.style], vector=choice.format != "png",
                    transparent=choice.transparent)  # fmt: skip
    lines = len(foot_lines(canvas, atlas, choice))
    usual = layout_of(choice.model_copy(update={"footnotes": False}), choice.sheet, lines)
    first = scene_of(canvas, atlas, choice, usual.frame, answer)
    check_content(atlas, choice, first.shown)
    layout = layout_of(choice, choice.sheet, lines, key_room(first, usual))
    scene = scene_of(canvas, atlas, choice, layout.frame, answer)
    draw_paper(canvas)
    layers, notes = write_columns(scene, layout)
    names = draw_frame(scene, notes)
    scale = draw_furniture(scene)
    write_head(canvas, atlas, choice, layout.head)
    write_foot(canvas, atlas, choice, layout.foot)
    return Drawn(scene=scene, layout=layout, layers=layers, notes=notes, names=names, scale=scale)


def scene_of(
    canvas: Canvas, atlas: Atlas, choice: MapChoice, box: Box, answer: Answer | None
) -> Scene:
    """Return what a choice shows in a box of the sheet."""
    frame = fit(box, choice.projection, choice.extent or atlas.info.extent)
    zoom = web_zoom(frame, canvas.sheet.type_size)
    shown = shown_features(atlas, choice, frame, zoom)
    return Scene(canvas=canvas, atlas=atlas, choice=choice, frame=frame, zoom=zoom, shown=shown,
                 answer=answer)  # fmt: skip


def draw_frame(scene: Scene, notes: tuple[Note, ...]) -> tuple[Placed, ...]:
    """Draw what lies within the frame; return the names that found room."""
    canvas, atlas, choice, frame = scene.canvas, scene.atlas, scene.choice, scene.frame
    canvas.clip(frame.box)
    draw_ground(canvas, frame, checksum=atlas.checksum, extent=atlas.info.basemap_extent,
                relief=choice.relief)  # fmt: skip
    symbols = symbols_of(canvas, atlas, scene.shown)
    inset = inset_box(canvas, frame) if _has_inset(scene) else None
    kept = [*taken_by(canvas, symbols, []), *corners(canvas, choice, frame, inset)]
    degrees = draw_graticule(canvas, frame, choice, kept) if choice.graticule else []
    draw_lines(canvas, atlas, scene.shown, behind=scene.answer is not None)
    ways, discs = _draw_ways(scene)
    spots = disputed_spots(scene.shown, symbols, frame.box.inset(6.0))
    draw_disputed(canvas, spots)
    draw_symbols(canvas, symbols)
    canvas.group("names")
    taken = [*degrees, *kept, *(square(spot, UNEQUAL * pixel_of(canvas) / 2) for spot in spots)]
    taken += [square(spot, DISC * pixel_of(canvas) / 2) for spot in discs]
    lines = line_points(scene.shown, ways, frame.box, canvas.sheet.type_size * 0.5)
    ground = Ground(within=frame.box, taken=taken, lines=lines)
    placed = place_names(canvas, _names(scene, symbols, notes), ground)
    write_names(canvas, placed, scene.direction)
    _draw_dots(canvas, placed)
    canvas.clip(None)
    return tuple(placed)


def _draw_ways(scene: Scene) -> tuple[list[BaseGeometry], list[Spot]]:
    if scene.answer is None:
        return [], []
    scene.canvas.group("ways")
    return draw_ways(scene.canvas, scene.frame, scene.answer, scene.choice)


def _has_inset(scene: Scene) -> bool:
    return scene.choice.inset and needs_inset(scene.frame, scene.atlas.info.basemap_extent)


def _names(scene: Scene, symbols: list[Symbol], notes: tuple[Note, ...]) -> list[Name]:
    return list(_named(scene, symbols, numbers_of(notes, scene.voice)))


def _named(scene: Scene, symbols: list[Symbol], numbers: dict[str, str]) -> Iterator[Name]:
    """Yield the names that shall stand on the map; the numbers of notes stand in any case."""
    box = scene.frame.box.inset(6.0)
    by_id = {one.feature.id: one for one in scene.shown}
    for name in feature_names(scene.canvas, scene.atlas, scene.choice, scene.shown, symbols, box):
        note = numbers.get(name.owner, "")
        if not (scene.choice.names and is_named(by_id[name.owner], scene.zoom)):
            name = replace(name, words="", rank=name.rank + 5.0)  # noqa: PLW2901
        if name.words or note:
            rank = name.rank - 10.0 if note else name.rank
            yield replace(name, note=note, needed=bool(note) or name.whole, rank=rank)
    if scene.choice.names:
        yield from place_names_of(scene.canvas, scene.atlas, scene.choice, scene.frame, scene.zoom)


def _draw_dots(canvas: Canvas, placed: list[Placed]) -> None:
    size = canvas.sheet.type_size
    for one in placed:
        if one.name.dot:
            spot = moved(Path.unit_circle(), *one.spot, size * 0.11)
            canvas.shape(spot, facecolor=canvas.palette.ink, zorder=30)


def draw_furniture(scene: Scene) -> tuple[float, float] | None:
    """Draw scale, arrow, inset and the edge; return what the scale bar shows."""
    canvas, choice, frame = scene.canvas, scene.choice, scene.frame
    canvas.group("frame")
    scale = draw_scale(canvas, frame, choice) if choice.scale else None
    if choice.north:
        draw_north(canvas, frame, choice)
    if _has_inset(scene):
        draw_inset(canvas, frame, scene.atlas.checksum, scene.atlas.info.basemap_extent)
    canvas.rectangle(frame.box, edgecolor=canvas.palette.ink, linewidth=0.7, zorder=55)
    return scale


def render_map(atlas: Atlas, choice: MapChoice) -> bytes:
    """Return a map image as PNG, SVG or PDF: the same choice always gives the same bytes."""
    drawn = draw_map(atlas, choice)
    return save(drawn.canvas, choice.format, title_of(atlas, choice))
