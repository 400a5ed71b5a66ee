"""The ways on a map image: lines in their colours, numbers, ends, and their part of the key."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.measure import Lonlat
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import way_course
from geo.printing.flow import Flow
from geo.printing.glyphpaths import moved
from geo.printing.lettering import Spot
from geo.printing.linework import Stroke, draw_stroke, pixel_of
from geo.printing.palette import Ink, Palette
from geo.printing.projecting import Frame
from geo.routing.answering import Answer
from geo.routing.network import Network, Segment
from geo.routing.way import Way
from geo.routing.waydata import way_title
from geo.symbology import Style, way_style
from geo.text import voice_of

_ASIDE = 4.5
DISC = 17
_MONO = ("#000000", "#3d3d3d", "#6a6a6a", "#8c8c8c", "#a8a8a8")


def _ink(palette: Palette, style: Style, number: int) -> Ink:
    if palette.is_mono:
        return Ink(colour=_MONO[number % len(_MONO)], cored=number % 2 == 1)
    return Ink(colour=style.colour_dark if palette.is_dark else style.colour, cored=False)


def _stretches(way: Way) -> Iterator[tuple[Segment, tuple[Lonlat, ...]]]:
    """Yield the steps of a way, those that are drawn alike as one line."""
    for _, steps in groupby(way.steps, lambda step: _look(step.segment)):
        alike = list(steps)
        yield alike[0].segment, tuple(dict.fromkeys(p for step in alike for p in step.lonlats))


def _look(segment: Segment) -> tuple[str, str]:
    return segment.status, segment.geometry_class


def _strokes(canvas: Canvas, frame: Frame, way: Way, number: int, chosen: bool) -> list[Stroke]:
    strokes = []
    for segment, lonlats in _stretches(way):
        style = way_style(number, segment.status, segment.geometry_class)
        style = replace(style, width=style.width + (1.6 if chosen else -0.6))
        ink = _ink(canvas.palette, style, number)
        strokes.append(Stroke(course=way_course(frame, lonlats), style=style, ink=ink))
    return strokes


def draw_ways(
    canvas: Canvas, frame: Frame, answer: Answer, choice: MapChoice
) -> tuple[list[BaseGeometry], list[Spot]]:
    """Draw all ways, the chosen one on top, each with its number where a key or another needs it.

    Return the lines that names had better not cover, and the middles of the discs.
    """
    lines: list[BaseGeometry] = []
    ways, chosen = answer.ways, min(choice.way, len(answer.ways)) - 1
    order = [n for n in range(len(ways)) if n != chosen] + [chosen]
    for level, number in enumerate(order):
        aside = (number - (len(ways) - 1) / 2) * _ASIDE
        strokes = _strokes(canvas, frame, ways[number], number, number == chosen)
        for stroke in strokes:
            draw_stroke(canvas, replace(stroke, aside=aside), 10 + level * 0.5)
            lines.append(stroke.course)
    numbered = order if choice.legend or len(ways) > 1 else []
    discs = [_number(canvas, frame, answer, number) for number in numbered]
    return lines, [*discs, *_ends(canvas, frame, answer)]


def _spot(frame: Frame, ways: tuple[Way, ...], number: int) -> tuple[float, float]:
    """Return the point of a way that is farthest from all the others."""
    lines = [
        shapely.multilinestrings([way_course(frame, step.lonlats) for step in way.steps])
        for way in ways
    ]
    others = shapely.union_all([line for n, line in enumerate(lines) if n != number])
    parts = [np.asarray(part.coords) for part in lines[number].geoms]
    course = shapely.LineString(np.concatenate(parts))
    spots = [course.interpolate((n + 1) / 32, normalized=True) for n in range(31)]
    b = frame.box.inset(8.0)
    inside = [s for s in spots if b.left < s.x < b.right and b.bottom < s.y < b.top] or spots
    middle = inside[len(inside) // 2]
    if others.is_empty:
        return float(middle.x), float(middle.y)
    best = max(inside, key=lambda spot: round(float(spot.distance(others)), 1))
    return float(best.x), float(best.y)


def _disc(canvas: Canvas, x: float, y: float, words: str, colour: str) -> None:
    look, size = canvas.palette, DISC * pixel_of(canvas)
    disc = moved(Path.unit_circle(), x, y, size / 2)
    canvas.shape(disc, facecolor=colour, edgecolor=look.halo, linewidth=1.0, zorder=33)
    canvas.text(x, y, words, size * 0.62, bold=True, color=look.halo, ha="center",
                va="center", zorder=34)  # fmt: skip


def _number(canvas: Canvas, frame: Frame, answer: Answer, number: int) -> Spot:
    voice = voice_of("en")
    x, y = _spot(frame, answer.ways, number)
    style = way_style(number, "operating", "traced")
    _disc(canvas, x, y, voice.number(number + 1), _ink(canvas.palette, style, number).colour)
    return x, y


def _ends(canvas: Canvas, frame: Frame, answer: Answer) -> list[Spot]:
    places, spots = answer.ways[0].places, []
    for place, letter in ((places[0], "A"), (places[-1], "B")):
        ((x, y),) = frame.points([place.lonlat[0]], [place.lonlat[1]])
        _disc(canvas, x, y, letter, canvas.palette.ink)
        spots.append((float(x), float(y)))
    return spots


def write_ways(flow: Flow, network: Network, answer: Answer, choice: MapChoice) -> None:
    """Write the ways into the key: number, by which places, kilometres and days."""
    voice = voice_of(choice.language)
    first, last = answer.ways[0].places[0], answer.ways[0].places[-1]
    ends = [place.names.in_language(choice.language) for place in (first, last)]
    comma = voice(", ")
    flow.paragraph(f"A {ends[0]}{comma}B {ends[1]}", bold=True)
    pixel = pixel_of(flow.canvas)
    for number, way in enumerate(answer.ways):
        if not flow.need(flow.size * 2.8):
            return
        style = way_style(number, "operating", "traced")
        colour = _ink(flow.canvas.palette, style, number).colour
        size = flow.size * 0.94
        _disc(flow.canvas, flow.x(9 * pixel), flow.y - size * 0.72, str(number + 1), colour)
        flow.paragraph(way_title(network, answer.ways, number, voice), 24 * pixel, size=size)
        figures = voice(
            "{km} km, about {days} days",
            km=voice.number(way.km),
            days=voice.number(way.total("days"), 1),
        )
        flow.paragraph(figures, 24 * pixel, size=size * 0.9, color=flow.canvas.palette.soft)
    flow.skip(flow.size * 0.4)
