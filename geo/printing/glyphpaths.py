"""The atlas's own symbols and other shapes as paths for matplotlib."""

from functools import cache
from typing import Any

import numpy as np
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.glyphs import GLYPHS

_BOX = 16.0


@cache
def glyph(kind: str) -> Path:
    """Return a symbol around 0, 0, one unit wide and high, upright."""
    pen = RecordingPen()
    parse_path(GLYPHS[kind], pen)
    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for command, arguments in pen.value:
        if command in {"closePath", "endPath"}:
            points.append(points[-1])
            codes.append(Path.CLOSEPOLY)
            continue
        code = {"moveTo": Path.MOVETO, "lineTo": Path.LINETO, "curveTo": Path.CURVE4}.get(
            command, Path.CURVE3
        )
        points += [(float(x), float(y)) for x, y in arguments]
        codes += [code] * len(arguments)
    flipped = (np.array(points) / _BOX - 0.5) * (1, -1)
    return Path(flipped, codes)


def moved(path: Path, x: float, y: float, size: float) -> Path:
    """Return a path scaled and laid around a point."""
    return Path(np.asarray(path.vertices) * size + (x, y), path.codes)


def path_of(geometry: BaseGeometry) -> Path | None:
    """Return lines or polygons in points as one path, None for nothing."""
    vertices: list[Any] = []
    codes: list[Any] = []
    for part in getattr(geometry, "geoms", (geometry,)):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        for ring in rings:
            pairs = np.asarray(ring.coords)[:, :2]
            if len(pairs) < 2:
                continue
            vertices.append(pairs)
            codes += [Path.MOVETO, *[Path.LINETO] * (len(pairs) - 1)]
    return Path(np.concatenate(vertices), codes) if vertices else None


def rounded(x: float, y: float, size: float, radius: float) -> Path:
    """Return a square with round corners around a point."""
    half, k = size / 2, radius * 0.45
    left, right, low, high = x - half, x + half, y - half, y + half
    r = radius
    vertices = [
        (left + r, low), (right - r, low), (right - k, low), (right, low + k), (right, low + r),
        (right, high - r), (right, high - k), (right - k, high), (right - r, high),
        (left + r, high), (left + k, high), (left, high - k), (left, high - r),
        (left, low + r), (left, low + k), (left + k, low), (left + r, low), (left + r, low),
    ]  # fmt: skip
    corner = [Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    return Path(vertices, [Path.MOVETO, *corner * 4, Path.CLOSEPOLY])


_CORNERS = {
    "square": ((-0.44, -0.44), (0.44, -0.44), (0.44, 0.44), (-0.44, 0.44), (-0.44, -0.44)),
    "diamond": ((0.0, -0.58), (0.58, 0.0), (0.0, 0.58), (-0.58, 0.0), (0.0, -0.58)),
    "triangle": ((-0.56, -0.4), (0.56, -0.4), (0.0, 0.6), (-0.56, -0.4)),
}


def dot_shape(kind: str, x: float, y: float, size: float) -> Path:
    """Return a small circle, square, diamond or triangle around a point."""
    if kind not in _CORNERS:
        return moved(Path.unit_circle(), x, y, size / 2)
    corners = _CORNERS[kind]
    codes = [Path.MOVETO, *[Path.LINETO] * (len(corners) - 2), Path.CLOSEPOLY]
    return moved(Path(corners, codes), x, y, size)
