"""The ground of a map image: sea, land, lakes, borders and relief."""

import hashlib
import io
from functools import lru_cache
from typing import Any, Final

import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import map_coordinates, zoom
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geo.basemap import cached, read_basemap, relief_webp
from geo.geometry import Extent
from geo.printing.canvas import Canvas, Raster
from geo.printing.glyphpaths import path_of
from geo.printing.palette import USUAL_TYPE
from geo.printing.projecting import Box, Frame

_COARSE: Final = 24
_VERSION: Final = "1"
# The relief is no finer than its source: more pixels than this show nothing more.
_MOST_WIDE: Final = 1500
# Pixels of the relief a point of a vector image.
_VECTOR: Final = 2.0
_STEP: Final = 6
_AREAS: Final = frozenset({"land", "lakes", "edge"})


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    parts = [p for p in getattr(geometry, "geoms", (geometry,)) if "Polygon" in p.geom_type]
    return shapely.union_all(parts) if parts else shapely.MultiPolygon()


@lru_cache(maxsize=4)
def _shapes(checksum: str) -> dict[str, BaseGeometry]:
    """Return the base map's shapes in degrees; `checksum` is the atlas's, so that they renew."""
    data = read_basemap()
    edge = box(*data["extent"])
    polygons = {
        name: _polygons(
            shapely.make_valid(
                shapely.MultiPolygon([(rings[0], rings[1:]) for rings in data[name]])
            )
        )
        for name in ("land", "lakes")
    }
    lines = {
        name: shapely.MultiLineString([line for line in data[name] if len(line) > 1])
        for name in ("borders", "disputed")
    }
    shore = shapely.difference(polygons["land"].boundary, edge.exterior.buffer(0.02))
    return {**polygons, **lines, "shore": shore, "edge": edge.segmentize(1.0)}


@lru_cache(maxsize=24)
def ground_paths(checksum: str, frame: Frame) -> dict[str, Path | None]:
    """Return the base map in points, cut to what the frame shows."""
    west, south, east, north = frame.bounds
    margin = 1.0
    window = (west - margin, south - margin, east + margin, north + margin)
    found: dict[str, Path | None] = {}
    for name, shape in _shapes(checksum).items():
        cut = shapely.clip_by_rect(shape, *window)
        cut = shapely.orient_polygons(_polygons(cut)) if name in _AREAS else cut
        # Straight in degrees is bent on paper.
        whole = frame.project(shapely.segmentize(cut, 0.5) if name in _AREAS else cut)
        finer = shapely.simplify(whole, 0.12, preserve_topology=False)
        found[name] = path_of(finer) if not finer.is_empty else None
    return found


def _grey(extent: Extent) -> tuple[NDArray[np.float32], Extent] | None:
    packed = relief_webp(extent)
    if packed is None:
        return None
    with Image.open(io.BytesIO(packed)) as picture:
        return np.asarray(picture.convert("L"), dtype=np.float32), extent


def _mercator(lats: Any) -> Any:
    return np.log(np.tan(np.pi / 4 + np.radians(np.clip(lats, -84, 84)) / 2))


def _warp(frame: Frame, extent: Extent, size: tuple[int, int]) -> bytes:
    """Return the relief as the frame shows it, as a grey PNG; middle grey is flat."""
    source = _grey(extent)
    width, height = size
    if source is None:
        picture = np.full((height, width), 128, dtype=np.uint8)
    else:
        grey, (west, south, east, north) = source
        rows, columns = height // _COARSE + 2, width // _COARSE + 2
        xs = np.linspace(frame.box.left, frame.box.right, columns)
        ys = np.linspace(frame.box.top, frame.box.bottom, rows)
        grid = frame.lonlats(np.array(np.meshgrid(xs, ys)).reshape(2, -1).T)
        high, low = _mercator(north), _mercator(south)
        across = (grid[:, 0] - west) / (east - west) * (grey.shape[1] - 1)
        down = (high - _mercator(grid[:, 1])) / (high - low) * (grey.shape[0] - 1)
        finer = (height / rows, width / columns)
        where = [zoom(axis.reshape(rows, columns), finer, order=1, grid_mode=False)
                 for axis in (down, across)]  # fmt: skip
        warped = map_coordinates(grey, where, order=1, mode="constant", cval=128.0)
        picture = np.clip(warped, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG", compress_level=1)
    return out.getvalue()


@lru_cache(maxsize=6)
def _shading(frame: Frame, extent: Extent, size: tuple[int, int], strength: float) -> Raster:
    state = f"{_VERSION}{frame}{extent}{size}".encode()
    name = f"print-relief-{hashlib.sha256(state).hexdigest()[:16]}.png"
    packed = cached(name, lambda: _warp(frame, extent, size))
    with Image.open(io.BytesIO(packed)) as picture:
        grey = np.asarray(picture, dtype=np.float32)
    lift = (grey - 128.0) / 128.0
    opacity = np.clip(np.abs(lift) * 2.0 * strength, 0, strength) * 255
    # Few steps pack many times better than all, and cannot be told from them.
    opacity = np.round(opacity / _STEP) * _STEP
    light = np.where(lift > 0, 255, 0)
    return Raster(np.dstack((light, opacity)).astype(np.uint8))


def draw_paper(canvas: Canvas) -> None:
    """Draw the paper of the sheet, unless it shall be transparent."""
    if not canvas.transparent:
        whole = Box(left=0.0, bottom=0.0, width=canvas.sheet.width, height=canvas.sheet.height)
        canvas.rectangle(whole, facecolor=canvas.palette.paper, zorder=0)


def draw_ground(
    canvas: Canvas, frame: Frame, *, checksum: str, extent: Extent, relief: bool
) -> None:
    """Draw the ground; `extent` is what the base map covers, in degrees."""
    look = canvas.palette
    canvas.group("ground")
    paths = ground_paths(checksum, frame)
    if edge := paths["edge"]:
        canvas.shape(edge, facecolor=look.sea, zorder=1)
    if land := paths["land"]:
        canvas.shape(land, facecolor=look.land, zorder=2)
    if relief and look.shade:
        canvas.picture(_shading(frame, extent, _pixels(canvas, frame), look.shade), frame.box, 3)
    _draw_lines(canvas, paths)


def _pixels(canvas: Canvas, frame: Frame) -> tuple[int, int]:
    """Return how many pixels the relief takes: no more than its source has for the frame."""
    fine = canvas.sheet.dpi / 72
    share = min(min(_VECTOR, fine) if canvas.vector else fine, _MOST_WIDE / frame.box.width)
    return max(round(frame.box.width * share), 8), max(round(frame.box.height * share), 8)


def _draw_lines(canvas: Canvas, paths: dict[str, Path | None]) -> None:
    look, fine = canvas.palette, 0.45 * canvas.sheet.type_size / USUAL_TYPE
    if lakes := paths["lakes"]:
        canvas.shape(lakes, facecolor=look.sea, edgecolor=look.shore, linewidth=fine, zorder=4)
    if shore := paths["shore"]:
        canvas.line(shore, look.shore, fine * 1.3, zorder=4)
    if borders := paths["borders"]:
        canvas.line(borders, look.border, fine * 1.6, zorder=5)
    if disputed := paths["disputed"]:
        canvas.line(disputed, look.border, fine * 2, dashes=(0.1, 2.4), capstyle="round", zorder=5)
