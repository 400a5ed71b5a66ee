"""What a page of ours may load and run: one content security policy for each kind of answer.

Scripts come from ourselves or are known by their hash; nothing is ever evaluated from text.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TILES = "https://tile.openstreetmap.org"
# What st_folium puts behind the map's own script before it hands both to the browser.
_STARTED = "window.map = map_div; window.initComponent(map_div, false);"
_COMMON = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "media-src": "'self' data: blob:",
    "manifest-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
FILE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def hash_of(script: str) -> str:
    """Return the source expression by which a policy allows one inline script."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def package_folder(package: str) -> Path:
    """Return where an installed package lies, without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed; run the README's command")
    return Path(spec.origin).parent


@cache
def _page_scripts() -> str:
    """Return the hashes of the scripts that stand inside Streamlit's page."""
    index = package_folder("streamlit") / "static" / "index.html"
    scripts = _INLINE.findall(index.read_text(encoding="utf-8"))
    return " ".join(hash_of(script) for script in scripts)


@cache
def _map_scripts() -> str:
    """Return the hash of the script that starts the map inside its frame.

    streamlit_folium must not be imported before the first visitor comes: see app.py.
    """
    from streamlit_folium import _get_map_string  # noqa: PLC0415

    from ui.mapview import make_map  # noqa: PLC0415

    drawn = make_map()
    drawn.get_root().render()
    drawn.render()
    return hash_of(_get_map_string(drawn) + _STARTED)


def _written(rules: dict[str, str], ancestors: str) -> str:
    kept = {**_COMMON, **rules, "frame-ancestors": ancestors}
    return "; ".join(f"{name} {value}" for name, value in kept.items())


def is_embedded(query: str) -> bool:
    """Whether an address asks for the view that other sites may frame."""
    return "1" in parse_qs(query).get("embed", [])


def _is_within_embedded(headers: Headers) -> bool:
    """Whether a frame is asked for by the view that other sites may frame.

    The frame's own address does not tell: the page around it is its referrer. Another site cannot
    send our origin, and straight in its own page the frame stays forbidden.
    """
    around = urlsplit(headers.get("referer", ""))
    ours = "same-origin" if around.netloc == headers.get("host") else "cross-site"
    # Browsers name the relation themselves, but not over plain HTTP in a local network.
    is_ours = headers.get("sec-fetch-site", ours) == "same-origin"
    return is_ours and is_embedded(around.query)


def page_policy(query: str) -> str:
    """Return the policy of a page at an address with this query."""
    scripts = f"'self' {_page_scripts()}"
    return _written({"script-src": scripts}, "*" if is_embedded(query) else "'self'")


def frame_policy(headers: Headers) -> str:
    """Return the policy of the map's frame; its pictures may come from the online map.

    A policy looks at every page around a frame, not only at the next: inside the view that others
    may frame, the map's frame must allow them too.
    """
    rules = {
        "script-src": f"'self' {_map_scripts()}",
        "img-src": f"'self' data: blob: {_TILES}",
        "frame-src": "'none'",
    }
    return _written(rules, "*" if _is_within_embedded(headers) else "'self'")
