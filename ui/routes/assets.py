"""The files that the browser fetches once and keeps: scripts, styles, base map, layers."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from geo.atlas import Atlas
from geo.basemap import read_basemap, relief_webp
from geo.languages import LANGUAGES
from geo.load import shared_atlas
from geo.tourdata import tours_json
from geo.webdata import layer_json, map_json
from ui.browserfiles import (
    ASSETS,
    dump_json,
    leaflet_file,
    map_script,
    map_style,
    page_script,
    page_style,
)
from ui.published.frame import style_text
from ui.routes.fonts import arabic_woff2, latin_woff2

_TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "png": "image/png",
}
_PACKED = frozenset({"js", "css", "json"})


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it lies, and whether packing it for the way pays."""

    body: bytes
    packs: bool
    media_type: str


def _quiz_script() -> bytes:
    """Return the quiz with the two parts of the map's script that it shares."""
    parts = sorted((ASSETS / "quizjs").glob("*.js"))
    shared = [ASSETS / "mapjs" / name for name in ("15-load.js", "20-basemap.js")]
    return b"\n".join(part.read_bytes() for part in (parts[0], *shared, *parts[1:]))


def _localised(atlas: Atlas) -> dict[str, Callable[[], bytes]]:
    builders: dict[str, Callable[[], bytes]] = {}
    for language in LANGUAGES:
        builders[f"map.{language}.json"] = lambda lang=language: dump_json(map_json(atlas, lang))
        for layer in atlas.layers:
            builders[f"layer-{layer.info.id}.{language}.json"] = lambda lang=language, one=layer: (
                dump_json(layer_json(atlas, one, lang))
            )
    return builders


@cache
def builders() -> dict[str, Callable[[], bytes]]:
    """Return what makes each file, by name."""
    atlas = shared_atlas()
    return {
        "leaflet.js": lambda: leaflet_file("leaflet.js"),
        "leaflet.css": lambda: leaflet_file("leaflet.css"),
        "keruen.js": map_script,
        "page.js": page_script,
        "page.css": lambda: page_style().encode(),
        "present.css": (ASSETS / "present.css").read_bytes,
        "keruen.css": map_style,
        "doors.css": lambda: style_text().encode() + (ASSETS / "doors.css").read_bytes(),
        "basemap.json": lambda: dump_json(read_basemap()),
        "quiz.js": _quiz_script,
        "quiz.css": (ASSETS / "quiz.css").read_bytes,
        "tours.json": lambda: dump_json(tours_json(atlas)),
        "relief.webp": lambda: relief_webp(atlas.info.basemap_extent) or b"",
        "noto-arabic.woff2": arabic_woff2,
        "source-sans.woff2": latin_woff2,
        **_localised(atlas),
    }


@cache
def asset(name: str) -> Asset | None:
    """Return the file called `name`, made once; None where there is none."""
    build = builders().get(name)
    body = build() if build else b""
    if not body:
        return None
    ending = name.rsplit(".", 1)[-1]
    return Asset(body, ending in _PACKED, _TYPES[ending])


@cache
def build_id() -> str:
    """Return the digits under which all files of this state of code and facts are served."""
    digest = hashlib.sha256(shared_atlas().checksum.encode())
    root = Path(__file__).parents[2]
    for path in sorted([*root.glob("geo/**/*.*"), *ASSETS.glob("**/*.*")]):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    for package in ("XStatic-Leaflet", "folium", "streamlit-folium"):
        digest.update(version(package).encode())
    return str(int(digest.hexdigest()[:14], 16))


def base_address() -> str:
    """Return the files' address as the component's frame sees it."""
    return f"../../keruen/{build_id()}/"
