"""The files that the browser fetches once and keeps: scripts, styles, base map, layers."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from geo.atlas import Atlas
from geo.basemap import read_basemap, relief_webp
from geo.languages import LANGUAGES
from geo.load import shared_atlas
from geo.webdata import layer_json, map_json
from ui.routes.fonts import arabic_woff2, latin_woff2
from ui.routes.policy import package_folder

ASSETS = Path(__file__).parent.parent / "assets"
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


def _leaflet(name: str) -> bytes:
    return (package_folder("xstatic.pkg.leaflet") / "data" / name).read_bytes()


def _joined(parts: Iterable[Path]) -> bytes:
    return b"\n".join(part.read_bytes() for part in parts)


def _map_script() -> bytes:
    return _joined(sorted((ASSETS / "mapjs").glob("*.js")))


def _page_script() -> bytes:
    return _joined((ASSETS / "page.js", ASSETS / "lost.js"))


def _dump(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _localised(atlas: Atlas) -> dict[str, Callable[[], bytes]]:
    builders: dict[str, Callable[[], bytes]] = {}
    for language in LANGUAGES:
        builders[f"map.{language}.json"] = lambda lang=language: _dump(map_json(atlas, lang))
        for layer in atlas.layers:
            builders[f"layer-{layer.info.id}.{language}.json"] = lambda lang=language, one=layer: (
                _dump(layer_json(atlas, one, lang))
            )
    return builders


@cache
def builders() -> dict[str, Callable[[], bytes]]:
    """Return what makes each file, by name."""
    atlas = shared_atlas()
    return {
        "leaflet.js": lambda: _leaflet("leaflet.js"),
        "leaflet.css": lambda: _leaflet("leaflet.css"),
        "keruen.js": _map_script,
        "page.js": _page_script,
        "keruen.css": (ASSETS / "map.css").read_bytes,
        "basemap.json": lambda: _dump(read_basemap()),
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
