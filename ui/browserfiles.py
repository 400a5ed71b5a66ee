"""What every page gives the browser, whatever the atlas: scripts, styles, Leaflet."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
_PAGE_STYLES = ("page.css", "modes.css", "routes.css", "export.css", "tour.css")
_MAP_STYLES = ("map.css", "modes.css", "ways.css")


def leaflet_file(name: str) -> bytes:
    """Return a file of the installed Leaflet."""
    spec = find_spec("xstatic.pkg.leaflet")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("XStatic-Leaflet is not installed; run the README's command")
    return (Path(spec.origin).parent / "data" / name).read_bytes()


def map_script(own: str = "") -> bytes:
    """Return the map's script: its parts in order of their names.

    Parts of the folder `own` stand beside those of the app's map, or in their stead.
    """
    folders = [ASSETS / "mapjs", *([ASSETS / own] if own else [])]
    parts = {part.name: part for folder in folders for part in folder.glob("*.js")}
    return b"\n".join(parts[name].read_bytes() for name in sorted(parts))


def quiz_script() -> bytes:
    """Return the quiz alone, to be started by whatever page has it."""
    parts = sorted((ASSETS / "quizjs").glob("*.js"))
    return b"\n".join(part.read_bytes() for part in parts if part.name != "90-page.js")


@cache
def page_style() -> str:
    """Return the style of the page around the map."""
    return "".join((ASSETS / name).read_text(encoding="utf-8") for name in _PAGE_STYLES)


def map_style() -> bytes:
    """Return the style of the map and what stands on it."""
    return b"".join((ASSETS / name).read_bytes() for name in _MAP_STYLES)


def page_script() -> bytes:
    """Return the script of the page around the map."""
    parts = [ASSETS / "page.js", ASSETS / "lost.js", *sorted((ASSETS / "pagejs").glob("*.js"))]
    return b"\n".join(part.read_bytes() for part in parts)


def dump_json(data: object) -> bytes:
    """Write JSON as the browser reads it, without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
