"""The features of a map image: lines, marks of disagreement and symbols, as they lie."""

import numpy as np

from geo.atlas import Atlas
from geo.printing.canvas import Canvas
from geo.printing.content import Shown
from geo.printing.glyphpaths import path_of
from geo.printing.lettering import Rect, Spot
from geo.printing.linework import Stroke, draw_selection, draw_stroke, pixel_of
from geo.printing.naming import spots_along
from geo.printing.palette import ink_of
from geo.printing.pointwork import (
    UNEQUAL,
    Symbol,
    draw_leader,
    draw_symbol,
    draw_unequal,
    spread,
    unequal_spot,
)
from geo.printing.projecting import Box
from geo.symbology import is_unbuilt, kind_number, style_of

# Under the ways that somebody asked for, everything else steps back.
_UNDER_WAYS = 0.5
# How strongly an area is filled, and one that does not stand yet.
_FILLED, _HOLLOW = 0.28, 0.1


def draw_lines(canvas: Canvas, atlas: Atlas, shown: tuple[Shown, ...], *, behind: bool) -> None:
    """Draw the lines: those of the first layer last, quoted ones over context."""
    lines = [one for one in shown if not one.feature.is_point]
    lines.sort(key=lambda one: (one.selected, not one.feature.facts.context, -one.rank))
    for level, one in enumerate(lines):
        canvas.group(f"layer-{one.feature.layer}")
        kind = kind_number(atlas, one.feature) if canvas.palette.is_mono else 0
        canvas.fade(one.strength * (_UNDER_WAYS if behind and not one.selected else 1.0))
        if one.area is not None and (inside := path_of(one.area)):
            ink = ink_of(canvas.palette, style_of(atlas, one.feature), one.rank, kind)
            share = _HOLLOW if is_unbuilt(one.feature.facts.status.value) else _FILLED
            canvas.shape(inside, facecolor=ink.colour, alpha=share, zorder=8.5)
        for index, part in enumerate(getattr(one.geometry, "geoms", (one.geometry,))):
            style = style_of(atlas, one.feature, index)
            stroke = Stroke(
                course=part,
                style=style,
                ink=ink_of(canvas.palette, style, one.rank, kind),
                aside=float(one.feature.part_offsets[index]),
            )
            if one.selected:
                draw_selection(canvas, stroke)
            draw_stroke(canvas, stroke, 9.2 + level / 1000)
    canvas.fade(1.0)


def disputed_spots(shown: tuple[Shown, ...], symbols: list[Symbol], box: Box) -> list[Spot]:
    """Return where each disputed line bears its mark: within the map, away from symbols."""
    taken = np.array([(symbol.x, symbol.y) for symbol in symbols] or [(-1e6, -1e6)])
    found = []
    for one in shown:
        if one.feature.is_point or not one.disputed:
            continue
        # One of the first few, so that the mark stays near the middle.
        spots = spots_along(one, box)[:5]
        found.append(max(spots, key=lambda spot: float(np.hypot(*(taken - spot).T).min())))
    return found


def draw_disputed(canvas: Canvas, spots: list[Spot]) -> None:
    """Draw the marks of the disputed lines."""
    canvas.group("disputed")
    for x, y in spots:
        draw_unequal(canvas, x, y, 18, pixel_of(canvas))


def symbols_of(canvas: Canvas, atlas: Atlas, shown: tuple[Shown, ...]) -> list[Symbol]:
    """Return the symbols of the points, moved apart."""
    points = [one for one in shown if one.feature.is_point]
    points.sort(key=lambda one: (one.selected, not one.feature.facts.context, -one.rank))
    symbols: list[Symbol] = []
    own: list[Symbol] = []
    for one in points:
        style = style_of(atlas, one.feature)
        x, y = float(one.geometry.x), float(one.geometry.y)
        dot = (style.glyph or "dot") == "dot"
        # A visitor's points are many, stay in their places and push none of the atlas's away.
        (own if one.feature.own else symbols).append(
            Symbol(
                id=one.feature.id, x=x, y=y, home=(x, y), style=style, layer=one.feature.layer,
                ink=ink_of(canvas.palette, style, one.rank), strength=one.strength,
                approximate="approximate" in one.feature.part_classes,
                disputed=one.disputed, selected=one.selected,
                fixed=dot and one.feature.facts.along is not None,
            )
        )  # fmt: skip
    return [*spread(symbols, pixel_of(canvas)), *own]


def draw_symbols(canvas: Canvas, symbols: list[Symbol]) -> None:
    """Draw the symbols with the threads that tie moved ones to their places."""
    for level, symbol in enumerate(symbols):
        canvas.group(f"layer-{symbol.layer}")
        canvas.fade(symbol.strength)
        draw_leader(canvas, symbol)
        draw_symbol(canvas, symbol, (22 if symbol.selected else 20) + level / 1000)
    canvas.fade(1.0)


def square(spot: Spot, reach: float) -> Rect:
    """Return the square around a spot."""
    return spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach


def taken_by(canvas: Canvas, symbols: list[Symbol], disputed: list[Spot]) -> list[Rect]:
    """Return the rectangles that symbols and marks of disagreement take."""
    pixel = pixel_of(canvas)
    found = [square(spot, UNEQUAL * pixel / 2) for spot in disputed]
    for symbol in symbols:
        reach = symbol.reach(pixel) * (1.6 if symbol.selected else 1.05)
        found.append(square((symbol.x, symbol.y), reach))
        if symbol.disputed:
            found.append(square(unequal_spot(symbol, pixel), UNEQUAL * pixel / 2))
    return found
