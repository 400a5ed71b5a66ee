"""Symbols of a map image: badges with a glyph, rings and dots, moved apart where they crowd."""

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray
from shapely import MultiLineString, Polygon

from geo.printing.canvas import Canvas
from geo.printing.glyphpaths import dot_shape, glyph, moved, path_of, rounded
from geo.printing.linework import pixel_of
from geo.printing.palette import Ink
from geo.symbology import Style

_ROUNDED = {"flag": 6, "star": 6, "book": 6, "gate": 3, "terminal": 3, "venue": 3}
_BADGE = 20.0
_DOT = 8.0
# How many pixels the round under a selected symbol reaches beyond it.
HALO = 5.5
UNEQUAL = 11.0
_ROUNDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One symbol: its true place in points, where it is drawn, and how."""

    id: str
    x: float
    y: float
    home: tuple[float, float]
    style: Style
    ink: Ink
    approximate: bool = False
    disputed: bool = False
    selected: bool = False
    fixed: bool = False
    strength: float = 1.0
    layer: str = ""

    def reach(self, pixel: float) -> float:
        """Return the radius in points that the symbol takes."""
        small = (self.style.glyph or "dot") == "dot"
        return (_DOT if small else _BADGE * (0.82 if self.style.hollow else 1.0)) * pixel / 2


def _push(spots: NDArray[np.float64], reach: NDArray[np.float64], fixed: NDArray[np.bool_]) -> bool:
    """Push crowded spots apart once, all at the same time; False where none is crowded."""
    away = spots[None, :, :] - spots[:, None, :]
    distance = np.hypot(away[..., 0], away[..., 1])
    gap = (reach[:, None] + reach[None, :]) * 1.06
    crowded = (distance < gap - 0.05) & ~(fixed[:, None] & fixed[None, :])
    np.fill_diagonal(crowded, False)
    if not crowded.any():
        return False
    index = np.arange(len(spots))
    # Spots on one point leave it in directions of their own, opposite in each pair.
    angle = (index[:, None] + index[None, :]) * 2.399963 + (index[:, None] > index) * np.pi
    same = distance < 0.3
    unit = np.stack(
        (
            np.where(same, np.cos(angle), away[..., 0] / np.maximum(distance, 0.3)),
            np.where(same, np.sin(angle), away[..., 1] / np.maximum(distance, 0.3)),
        ),
        axis=-1,
    )
    share = np.where(fixed[None, :], 1.0, 0.5) * ~fixed[:, None]
    push = np.where(crowded, (gap - distance) * share, 0.0)
    spots -= (unit * push[..., None]).sum(axis=1) * 0.7
    return True


def spread(symbols: list[Symbol], pixel: float) -> list[Symbol]:
    """Return symbols moved apart until none covers another, or as far as that can be."""
    if not symbols:
        return []
    spots = np.array([(symbol.x, symbol.y) for symbol in symbols])
    reach = np.array([symbol.reach(pixel) for symbol in symbols])
    fixed = np.array([symbol.fixed for symbol in symbols])
    for _ in range(_ROUNDS):
        if not _push(spots, reach, fixed):
            break
    pairs = zip(symbols, spots.round(3), strict=True)
    return [replace(symbol, x=float(spot[0]), y=float(spot[1])) for symbol, spot in pairs]


def _stripes(outline: Path, x: float, y: float, size: float, gap: float) -> Path | None:
    """Return slanting stripes across an outline, so many points apart."""
    inside = Polygon(outline.to_polygons()[0])
    steps = np.arange(-size, size + gap, gap)
    lines = MultiLineString(
        [[(x + step - size, y - size), (x + step + size, y + size)] for step in steps]
    )
    return path_of(lines.intersection(inside))


def _outline(kind: str, x: float, y: float, size: float) -> Path:
    if kind in _ROUNDED:
        return rounded(x, y, size, size * _ROUNDED[kind] / 24)
    return moved(Path.unit_circle(), x, y, size / 2)


def draw_symbol(canvas: Canvas, symbol: Symbol, order: float = 20.0, size: float = 1.0) -> None:
    """Draw one symbol; `size` scales it, as the key does."""
    pixel, look = pixel_of(canvas) * size, canvas.palette
    dot = (symbol.style.glyph or "dot") == "dot"
    if symbol.selected:
        reach = symbol.reach(pixel) + HALO * pixel
        halo = moved(Path.unit_circle(), symbol.x, symbol.y, reach)
        canvas.shape(
            halo, facecolor=look.selection, edgecolor=look.ink, linewidth=0.6, zorder=order
        )
    draw = _draw_dot if dot else _draw_badge
    draw(canvas, symbol, order, pixel)
    if symbol.disputed:
        draw_unequal(canvas, *unequal_spot(symbol, pixel), order, pixel)


def _draw_badge(canvas: Canvas, symbol: Symbol, order: float, pixel: float) -> None:
    look, ink, kind = canvas.palette, symbol.ink.colour, symbol.style.glyph or "dot"
    whole, x, y = 2 * symbol.reach(pixel), symbol.x, symbol.y
    outline, hollow = _outline(kind, x, y, whole), symbol.style.hollow
    fill, mark = (look.halo, ink) if hollow else (ink, look.halo)
    edge = ink if hollow else look.halo
    canvas.shape(outline, facecolor=fill, edgecolor=edge, linewidth=1.1 * pixel, zorder=order)
    if symbol.style.past and (lines := _stripes(outline, x, y, whole, 3.2 * pixel)):
        canvas.line(lines, mark, 1.1 * pixel, alpha=0.55, zorder=order)
    canvas.shape(moved(glyph(kind), x, y, whole * 0.7), facecolor=mark, zorder=order)
    if symbol.approximate:
        ring = _outline(kind, x, y, whole * 1.24)
        dashes = (2.2 * pixel, 1.6 * pixel)
        canvas.line(ring, ink, 0.9 * pixel, dashes=dashes, zorder=order)


def _draw_dot(canvas: Canvas, symbol: Symbol, order: float, pixel: float) -> None:
    look = canvas.palette
    hollow = symbol.style.hollow or symbol.style.past
    outline = dot_shape(symbol.ink.dot, symbol.x, symbol.y, _DOT * pixel)
    canvas.shape(
        outline,
        facecolor=look.halo if hollow else symbol.ink.colour,
        edgecolor=symbol.ink.colour if hollow else look.halo,
        linewidth=(1.5 if hollow else 1.0) * pixel,
        zorder=order,
    )
    if symbol.approximate:
        ring = moved(Path.unit_circle(), symbol.x, symbol.y, _DOT * 0.8 * pixel)
        canvas.line(ring, symbol.ink.colour, 0.9 * pixel, dashes=(1.6 * pixel, 1.2 * pixel),
                    zorder=order)  # fmt: skip
    if symbol.style.past:
        lines = _stripes(outline, symbol.x, symbol.y, _DOT * pixel, 2.0 * pixel)
        if lines:
            canvas.line(lines, symbol.ink.colour, 0.8 * pixel, zorder=order)


def unequal_spot(symbol: Symbol, pixel: float) -> tuple[float, float]:
    """Return where a disputed symbol bears its mark: at its upper right."""
    reach = symbol.reach(pixel) * 0.8
    return symbol.x + reach, symbol.y + reach


def draw_unequal(canvas: Canvas, x: float, y: float, order: float, pixel: float) -> None:
    """Draw the mark of a disagreement: two bars struck through, on a red round."""
    look, size = canvas.palette, UNEQUAL * pixel
    red = "#000000" if look.is_mono else "#8c2f1b"
    disc = moved(Path.unit_circle(), x, y, size / 2)
    canvas.shape(disc, facecolor=red, edgecolor="#ffffff", linewidth=0.7 * pixel, zorder=order)
    for bar in (0.12, -0.12):
        ends = Path([(x - 0.25 * size, y + bar * size), (x + 0.25 * size, y + bar * size)])
        canvas.line(ends, "#ffffff", 1.2 * pixel, zorder=order)
    strike = Path([(x - 0.16 * size, y - 0.28 * size), (x + 0.16 * size, y + 0.28 * size)])
    canvas.line(strike, "#ffffff", 1.1 * pixel, zorder=order)


def draw_leader(canvas: Canvas, symbol: Symbol) -> None:
    """Draw the thin line from a symbol that was moved to its true place."""
    home, pixel = symbol.home, pixel_of(canvas)
    if abs(symbol.x - home[0]) + abs(symbol.y - home[1]) > 4 * pixel:
        canvas.line(Path([home, (symbol.x, symbol.y)]), canvas.palette.soft, 0.7 * pixel, zorder=19)
