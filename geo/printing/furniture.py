"""What a map is read by: scale bar, north arrow, graticule, inset, frame."""

import math

import numpy as np
from matplotlib.path import Path

from geo.geometry import Extent
from geo.languages import direction_of
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.ground import ground_paths
from geo.printing.lettering import Rect, overlap
from geo.printing.projecting import Box, Frame, fit
from geo.printing.typeset import has_arabic
from geo.text import Voice, voice_of

_MOST_OF = 0.7
# What parts two numbers of a scale bar at least, in sizes of their type.
_GAP = 0.5
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def bar_km(frame: Frame) -> float:
    """Return the round number of kilometres that a scale bar shows."""
    most = frame.box.width * 0.24 / frame.kilometre
    return max((step for step in _STEPS if step <= most), default=_STEPS[0])


def draw_scale(canvas: Canvas, frame: Frame, choice: MapChoice) -> tuple[float, float]:
    """Draw the scale bar, true in the middle of the map; return its kilometres and points."""
    voice, look = voice_of(choice.language), canvas.palette
    km, size = bar_km(frame), canvas.sheet.type_size * 0.82
    long, high = km * frame.kilometre, size * 0.42
    numbers = bar_numbers(canvas, voice, km, long, size)
    after = max(middle + canvas.width_of(words, size) / 2 for middle, words in numbers) - long
    left, low = frame.box.left + size * 1.8, frame.box.bottom + size * 1.1
    where = _true_at(frame, voice) if choice.projection == "mercator" else ""
    wide = max(long + after + size * 2.8, canvas.width_of(where, size) + size * 2.8)
    high_enough = size * (4.5 if where else 3.3)
    ground = Box(left=frame.box.left, bottom=frame.box.bottom, width=wide, height=high_enough)
    canvas.rectangle(ground, facecolor=look.halo, alpha=0.78, zorder=44)
    for part in range(4):
        box = Box(left=left + part * long / 4, bottom=low, width=long / 4, height=high)
        fill = look.ink if part % 2 == 0 else look.halo
        canvas.rectangle(box, facecolor=fill, edgecolor=look.ink, linewidth=0.5, zorder=45)
    for middle, words in numbers:
        canvas.text(left + middle, low + high + size * 0.45, words, size, ha="center",
                    direction=direction_of(choice.language), zorder=46)  # fmt: skip
    if where:
        canvas.text(left, low + high + size * 1.7, where, size, zorder=46,
                    direction=direction_of(choice.language))  # fmt: skip
    return km, long


def bar_numbers(
    canvas: Canvas, voice: Voice, km: float, long: float, size: float
) -> list[tuple[float, str]]:
    """Return where on a bar `long` points its numbers have their middles, and the numbers.

    None touches another: the last makes way to the right, the middle one is left out.
    """
    none, half, whole = _km(voice, 0), _km(voice, km / 2), f"{_km(voice, km)} {voice('km')}"
    wide = {words: canvas.width_of(words, size) for words in (none, half, whole)}

    def apart(one: str, other: str) -> float:
        return (wide[one] + wide[other]) / 2 + size * _GAP

    last = max(long, apart(none, whole))
    if long / 2 < apart(none, half) or last - long / 2 < apart(half, whole):
        return [(0.0, none), (last, whole)]
    return [(0.0, none), (long / 2, half), (last, whole)]


def _true_at(frame: Frame, voice: Voice) -> str:
    """Say at which latitude a bar holds where the scale grows towards the poles."""
    middle = np.array(
        [[frame.box.left + frame.box.width / 2, frame.box.bottom + frame.box.height / 2]]
    )
    latitude = round(float(frame.lonlats(middle)[0][1]))
    return voice("at {latitude}", latitude=_said(voice, latitude, "N", "S"))


def _km(voice: Voice, km: float) -> str:
    return voice.number(km, 0 if float(km).is_integer() else 1)


def draw_north(canvas: Canvas, frame: Frame, choice: MapChoice) -> None:
    """Draw an arrow that points true north where it stands, in the lower right corner."""
    size, look = canvas.sheet.type_size * 2.6, canvas.palette
    x, y = frame.box.right - size * 0.85, frame.box.bottom + size * 1.05
    ((lon, lat),) = frame.lonlats(np.array([[x, y]]))
    (ax, ay), (bx, by) = frame.points([lon, lon], [lat, lat + 0.05])
    angle = math.atan2(by - ay, bx - ax) - math.pi / 2
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    shape = np.array([(0, 0.62), (0.26, -0.34), (0, -0.16), (-0.26, -0.34), (0, 0.62)])
    canvas.shape(
        Path(shape * size @ turn + (x, y)), facecolor=look.ink, edgecolor=look.halo,
        linewidth=0.8, zorder=46,
    )  # fmt: skip
    voice = voice_of(choice.language)
    letter = voice("N")
    tip = np.array([(0.0, 0.82)]) * size @ turn + (x, y)
    canvas.text(tip[0, 0], tip[0, 1], letter, size * 0.36, bold=True, ha="center", va="center",
                halo=True, zorder=46)  # fmt: skip


def _step(span: float) -> float:
    return next((step for step in (0.5, 1, 2, 5, 10, 20) if span / step <= 7), 30.0)


def draw_graticule(
    canvas: Canvas, frame: Frame, choice: MapChoice, keep_off: list[Rect]
) -> list[Rect]:
    """Draw lines of longitude and latitude with degrees at the edge; return where these stand.

    Degrees that would fall upon one of the rectangles to `keep_off` are left out.
    """
    taken: list[Rect] = []
    west, south, east, north = frame.bounds
    step, look = _step(max(east - west, north - south)), canvas.palette
    voice = voice_of(choice.language)
    for lon in np.arange(math.ceil(west / step) * step, east, step):
        lats = np.linspace(south - 1, north + 1, 60)
        pairs = frame.points(np.full(60, lon), lats)
        canvas.line(Path(pairs), look.soft, 0.35, alpha=0.55, zorder=7)
        taken += _degrees(
            canvas, frame, pairs, (1, frame.box.bottom), _said(voice, lon, "E", "W"), keep_off
        )
    for lat in np.arange(math.ceil(south / step) * step, north, step):
        lons = np.linspace(west - 1, east + 1, 60)
        pairs = frame.points(lons, np.full(60, lat))
        canvas.line(Path(pairs), look.soft, 0.35, alpha=0.55, zorder=7)
        taken += _degrees(
            canvas, frame, pairs, (0, frame.box.left), _said(voice, lat, "N", "S"), keep_off
        )
    return taken


def _said(voice: Voice, value: float, plus: str, minus: str) -> str:
    degrees = voice.number(abs(value), 0 if float(value).is_integer() else 1)
    return {
        "N": voice("{degrees}° N", degrees=degrees),
        "S": voice("{degrees}° S", degrees=degrees),
        "E": voice("{degrees}° E", degrees=degrees),
        "W": voice("{degrees}° W", degrees=degrees),
    }[plus if value >= 0 else minus]


def _degrees(
    canvas: Canvas,
    frame: Frame,
    pairs: np.ndarray,
    edge: tuple[int, float],
    words: str,
    keep_off: list[Rect],
) -> list[Rect]:
    (axis, level), size = edge, canvas.sheet.type_size * 0.76
    order = np.argsort(pairs[:, axis])
    across = float(np.interp(level, pairs[order, axis], pairs[order, 1 - axis]))
    low, high = (frame.box.left, frame.box.right) if axis else (frame.box.bottom, frame.box.top)
    if not low + 6 * size < across < high - 3 * size:
        return []
    wide = canvas.width_of(words, size)
    x, y = (across - wide / 2, level + size * 0.4) if axis else (level + 2, across - size * 0.36)
    rect = (x, y - size * 0.2, x + wide, y + size)
    if any(overlap(rect, other) for other in keep_off):
        return []
    canvas.text(x, y, words, size, color=canvas.palette.soft, halo=True, zorder=43,
                direction="rtl" if has_arabic(words) else "ltr")  # fmt: skip
    return [rect]


def needs_inset(frame: Frame, extent: Extent) -> bool:
    """Whether a small map of the surroundings shows more than the map itself."""
    west, south, east, north = frame.bounds
    return (east - west) * (north - south) < _MOST_OF * (extent[2] - extent[0]) * (
        extent[3] - extent[1]
    )


def inset_box(canvas: Canvas, frame: Frame) -> Box:
    """Return where the small map of the surroundings stands: the upper left corner."""
    wide = max(min(frame.box.width * 0.22, canvas.sheet.type_size * 17), 30.0)
    high = wide * 0.72
    return Box(left=frame.box.left, bottom=frame.box.top - high, width=wide, height=high)


def draw_inset(canvas: Canvas, frame: Frame, checksum: str, extent: Extent) -> None:
    """Draw the small map of the surroundings with the map's own frame in it."""
    look, box = canvas.palette, inset_box(canvas, frame)
    small = fit(box, "mercator", extent)
    canvas.rectangle(box, facecolor=look.sea, zorder=47)
    canvas.clip(box)
    paths = ground_paths(checksum, small)
    if land := paths["land"]:
        canvas.shape(land, facecolor=look.land, edgecolor=look.shore, linewidth=0.3, zorder=48)
    if borders := paths["borders"]:
        canvas.line(borders, look.border, 0.3, zorder=48)
    b = frame.box
    corners = [(b.left, b.bottom), (b.right, b.bottom), (b.right, b.top), (b.left, b.top)]
    edge = np.concatenate(
        [np.linspace(a, c, 12) for a, c in zip(corners, corners[1:] + corners[:1], strict=True)]
    )
    lonlats = frame.lonlats(edge)
    outline = Path(small.points(lonlats[:, 0], lonlats[:, 1]))
    canvas.line(outline, look.halo, 2.6, alpha=0.8, zorder=49)
    canvas.line(outline, look.note, 1.2, zorder=49)
    canvas.clip(None)
    canvas.rectangle(box, edgecolor=look.ink, linewidth=0.6, zorder=49)
