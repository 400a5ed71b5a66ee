"""Lines of a map image: casing, stroke, core, dash, arrow and selection, as on the web."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geo.printing.canvas import Canvas
from geo.printing.glyphpaths import dot_shape, path_of
from geo.printing.palette import USUAL_TYPE, Ink
from geo.symbology import Style

# A CSS pixel of the symbology in points, on a sheet of ordinary type.
PIXEL = 0.62
# Pixels between the beads of a line, and the size of one.
_BEADS, _BEAD = 90.0, 7.5
# Where between two beads bars cross a line, how far apart and how long they are, in pixels.
_BARS_AT, _BAR_GAP, _BAR = 0.2, 3.6, 9.0
# A piece shorter than this, in pixels, bears none, and what no document speaks of half as many.
_BARRED = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One part of a line to be drawn: its course in points, and how."""

    course: BaseGeometry
    style: Style
    ink: Ink
    aside: float = 0.0


def pixel_of(canvas: Canvas) -> float:
    """Return how many points a pixel of the symbology takes on this sheet."""
    return PIXEL * canvas.sheet.type_size / USUAL_TYPE * canvas.palette.bolder


def beside(course: BaseGeometry, distance: float) -> BaseGeometry:
    """Return a course so many points to its side; curves too tight for that are cut."""
    if not distance or course.is_empty:
        return course
    calm = shapely.simplify(course, abs(distance) / 3)
    moved = shapely.offset_curve(calm, -distance, join_style="mitre", mitre_limit=2)
    return moved if not moved.is_empty else course


def stroke_path(canvas: Canvas, stroke: Stroke) -> Path | None:
    """Return the path of a stroke on the sheet."""
    return path_of(beside(stroke.course, stroke.aside * pixel_of(canvas)))


def _arrow(course: BaseGeometry, size: float) -> Path | None:
    parts = [p for p in getattr(course, "geoms", (course,)) if isinstance(p, LineString)]
    if not parts or len(parts[-1].coords) < 2:
        return None
    (x, y), before = parts[-1].coords[-1], parts[-1].interpolate(-size)
    angle = math.atan2(y - before.y, x - before.x)
    corners = [(0, 0), (-1.5, 0.62), (-1.5, -0.62), (0, 0)]
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    return Path(np.array(corners) * size @ turn + (x, y))


def draw_stroke(canvas: Canvas, stroke: Stroke, order: float) -> None:
    """Draw one part of a line; `order` is how far up it lies."""
    path = stroke_path(canvas, stroke)
    if path is None:
        return
    pixel, style, look = pixel_of(canvas), stroke.style, canvas.palette
    width = style.width * pixel
    alpha = look.context if style.hollow else 1.0
    if not style.hollow:
        canvas.line(
            path, look.halo, width + 2.2 * pixel, alpha=0.5 if style.dash else 0.85, zorder=order
        )
    dashes = tuple(part * pixel for part in style.dash)
    round_dots = bool(dashes) and style.dash[0] < 1
    full = width + (0.8 * pixel if style.hollow else 0.0)
    cap = "round" if round_dots else "butt"
    canvas.line(
        path, stroke.ink.colour, full, dashes=dashes, capstyle=cap, alpha=alpha, zorder=order
    )
    if style.hollow or stroke.ink.cored:
        core = (style.width - 1) * pixel if style.hollow else width * 0.42
        canvas.line(path, look.halo, core, dashes=dashes, alpha=max(alpha, 0.7), zorder=order)
    if stroke.ink.beads and not style.hollow:
        _draw_beads(canvas, stroke, order)
    if stroke.ink.bars:
        _draw_bars(canvas, stroke, order, alpha)
    if style.arrow and (head := _arrow(stroke.course, 5.2 * pixel)):
        canvas.shape(head, facecolor=stroke.ink.colour, alpha=alpha, zorder=order)


def _draw_beads(canvas: Canvas, stroke: Stroke, order: float) -> None:
    """Draw the shape by which a layer's lines are told without colour."""
    pixel, ink = pixel_of(canvas), stroke.ink
    fill = ink.colour if ink.filled else canvas.palette.halo
    course = beside(stroke.course, stroke.aside * pixel)
    count = max(round(course.length / (_BEADS * pixel)), 1)
    for number in range(count):
        spot = course.interpolate((number + 0.5) / count, normalized=True)
        bead = dot_shape(stroke.ink.beads or "", float(spot.x), float(spot.y), _BEAD * pixel)
        canvas.shape(bead, facecolor=fill, edgecolor=stroke.ink.colour,
                     linewidth=1.1 * pixel, zorder=order)  # fmt: skip


def _draw_bars(canvas: Canvas, stroke: Stroke, order: float, alpha: float) -> None:
    """Draw the bars across a line by which its kind is told without colour."""
    pixel = pixel_of(canvas)
    course = beside(stroke.course, stroke.aside * pixel)
    if course.length < _BARRED * pixel:
        return
    apart = _BEADS * pixel * (2 if stroke.style.hollow else 1)
    count = max(round(course.length / apart), 1)
    half = np.array([0.0, _BAR * pixel / 2])
    for number in range(count * stroke.ink.bars):
        bead, bar = divmod(number, stroke.ink.bars)
        at = (bead + _BARS_AT) / count * course.length + bar * _BAR_GAP * pixel
        x, y, turn = _heading(course, at, pixel)
        ends = np.array([half, -half]) @ turn + (x, y)
        canvas.line(Path(ends), stroke.ink.colour, 1.3 * pixel, alpha=alpha, zorder=order)


def _heading(
    course: BaseGeometry, at: float, step: float
) -> tuple[float, float, NDArray[np.float64]]:
    """Return the point of a course at a length, and the matrix that turns rows along it there."""
    spot, before = course.interpolate(at), course.interpolate(max(at - step, 0.0))
    angle = math.atan2(spot.y - before.y, spot.x - before.x)
    turn = [[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]]
    return float(spot.x), float(spot.y), np.array(turn)


def draw_selection(canvas: Canvas, stroke: Stroke) -> None:
    """Draw the wide yellow ground under a selected line."""
    if path := stroke_path(canvas, stroke):
        width = (stroke.style.width + 9) * pixel_of(canvas)
        canvas.line(path, canvas.palette.selection, width, capstyle="round", alpha=0.95, zorder=9)
