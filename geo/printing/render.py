"""A map image from an atlas and a choice: the sheet put together, and written."""

from dataclasses import dataclass

from matplotlib.path import Path

from geo.atlas import Atlas
from geo.geometry import Extent
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import Shown, asked_ways, network_of, shown_features, web_zoom
from geo.printing.drawing import (
    draw_lines,
    draw_symbols,
    feature_names,
    place_names_of,
    symbols_of,
    taken_by,
)
from geo.printing.furniture import draw_graticule, draw_inset, draw_north, draw_scale, inset_box
from geo.printing.glyphpaths import moved
from geo.printing.ground import draw_ground, draw_paper
from geo.printing.heading import foot_lines, write_foot, write_head
from geo.printing.layout import Layout, layout_of
from geo.printing.lettering import Placed, Rect, place_names, write_names
from geo.printing.notes import Note, notes_of, write_notes
from geo.printing.palette import PALETTES
from geo.printing.projecting import Box, Frame, fit
from geo.printing.saving import save
from geo.printing.sheet import check_memory
from geo.printing.side import flow_of, write_key
from geo.printing.typeset import plain
from geo.printing.wayprint import draw_ways, write_ways
from geo.routing.answering import Answer
from geo.routing.wish import WishError


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A finished sheet and what stands on it, for who wants to know."""

    canvas: Canvas
    frame: Frame
    layout: Layout
    shown: tuple[Shown, ...]
    layers: tuple[str, ...]
    notes: tuple[Note, ...]
    names: tuple[Placed, ...]
    scale: tuple[float, float] | None


def draw_map(atlas: Atlas, choice: MapChoice) -> Drawn:
    """Draw a choice; raises KeruenError for what cannot be drawn, before it begins."""
    if choice.format == "png":
        check_memory(choice.sheet)
    answer = asked_ways(atlas, choice)
    if answer is not None and not answer.ways:
        raise WishError(answer.fault)
    canvas = Canvas(choice.sheet, PALETTES[choice.style], vector=choice.format != "png",
                    transparent=choice.transparent)  # fmt: skip
    draw_paper(canvas)
    layout = layout_of(choice, choice.sheet, len(foot_lines(canvas, atlas, choice)))
    frame = fit(layout.frame, choice.projection, choice.extent or atlas.info.extent)
    zoom = web_zoom(frame, choice.sheet.type_size)
    shown = shown_features(atlas, choice, frame, zoom)
    layers, notes = _column(canvas, atlas, choice, layout, shown, answer)
    _ground(canvas, atlas, choice, frame)
    names = _content(canvas, atlas, choice, frame, shown, answer, notes, zoom)
    scale = _furniture(canvas, atlas, choice, frame)
    write_head(canvas, atlas, choice, layout.head)
    write_foot(canvas, atlas, choice, layout.foot)
    return Drawn(canvas=canvas, frame=frame, layout=layout, shown=shown, layers=layers,
                 notes=notes, names=names, scale=scale)  # fmt: skip


def _column(
    canvas: Canvas, atlas: Atlas, choice: MapChoice, layout: Layout, shown: tuple[Shown, ...],
    answer: Answer | None,
) -> tuple[tuple[str, ...], tuple[Note, ...]]:  # fmt: skip
    if not layout.columns:
        return (), ()
    flow = flow_of(canvas, layout.columns, choice)
    layers: list[str] = []
    if choice.legend:
        if answer is not None:
            write_ways(flow, network_of(atlas), answer, choice)
        layers = write_key(flow, atlas, choice, shown)
    notes = notes_of(atlas, choice, shown) if choice.footnotes else ()
    return tuple(layers), write_notes(flow, atlas, choice, notes)


def _ground(canvas: Canvas, atlas: Atlas, choice: MapChoice, frame: Frame) -> None:
    canvas.clip(frame.box)
    draw_ground(canvas, frame, checksum=atlas.checksum, extent=_covered(atlas),
                relief=choice.relief)  # fmt: skip
    if choice.graticule:
        draw_graticule(canvas, frame, choice)


def _covered(atlas: Atlas) -> Extent:
    west, south, east, north = atlas.info.basemap_extent
    return west, south, east, north


def _content(
    canvas: Canvas, atlas: Atlas, choice: MapChoice, frame: Frame, shown: tuple[Shown, ...],
    answer: Answer | None, notes: tuple[Note, ...], zoom: float,
) -> tuple[Placed, ...]:  # fmt: skip
    draw_lines(canvas, atlas, shown, faint=answer is not None)
    if answer is not None:
        draw_ways(canvas, frame, answer, choice)
    symbols = symbols_of(canvas, atlas, shown)
    draw_symbols(canvas, symbols)
    placed: list[Placed] = []
    if choice.names:
        numbers = {note.feature: note.number for note in notes}
        names = feature_names(canvas, choice, shown, symbols, numbers, zoom)
        names += place_names_of(canvas, atlas, choice, frame, zoom)
        taken = [*taken_by(canvas, symbols), *_corners(canvas, choice, frame)]
        placed = place_names(canvas, names, taken, frame.box)
        write_names(canvas, placed)
        _dots(canvas, placed)
    canvas.clip(None)
    return tuple(placed)


def _dots(canvas: Canvas, placed: list[Placed]) -> None:
    size = canvas.sheet.type_size
    for one in placed:
        if one.name.rank >= 60 and one.name.reach and not one.name.bold:
            spot = moved(Path.unit_circle(), one.name.x, one.name.y, size * 0.11)
            canvas.shape(spot, facecolor=canvas.palette.ink, zorder=30)


def _rect(box: Box) -> Rect:
    return box.left, box.bottom, box.right, box.top


def _corners(canvas: Canvas, choice: MapChoice, frame: Frame) -> list[Rect]:
    """Return what scale bar, arrow and inset keep free of names."""
    size, b = canvas.sheet.type_size, frame.box
    found = []
    if choice.scale:
        found.append((b.left, b.bottom, b.left + b.width * 0.24 + size * 6, b.bottom + size * 3.6))
    if choice.north:
        found.append((b.right - size * 4.4, b.bottom, b.right, b.bottom + size * 5.4))
    if choice.inset:
        found.append(_rect(inset_box(canvas, frame)))
    return found


def _furniture(
    canvas: Canvas, atlas: Atlas, choice: MapChoice, frame: Frame
) -> tuple[float, float] | None:
    scale = draw_scale(canvas, frame, choice) if choice.scale else None
    if choice.north:
        draw_north(canvas, frame, choice)
    if choice.inset:
        draw_inset(canvas, frame, atlas.checksum, _covered(atlas))
    canvas.rectangle(frame.box, edgecolor=canvas.palette.ink, linewidth=0.7, zorder=55)
    return scale


def render_map(atlas: Atlas, choice: MapChoice) -> bytes:
    """Return a map image as PNG, SVG or PDF: the same choice always gives the same bytes."""
    drawn = draw_map(atlas, choice)
    title = choice.title or atlas.info.title.in_language(choice.language)
    return save(drawn.canvas, choice.format, plain(title))
