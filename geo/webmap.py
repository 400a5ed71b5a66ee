"""The Folium map: built once, the same for everybody; what it shows is read in the browser."""

from typing import Any

from folium import Map
from folium.elements import JSCSSMixin
from folium.template import Template

from geo.geometry import Extent


class AtlasLayers(JSCSSMixin):
    """Hands the Leaflet map over to the atlas's own script, which reads the page's address."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "keruen.start({{ this._parent.get_name() }}, {{ this.base|tojavascript }});"
        "{% endmacro %}"
    )

    def __init__(self, base: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasLayers"
        self.base = base
        self.default_js = [("keruen", f"{base}keruen.js")]
        self.default_css = [("keruen", f"{base}keruen.css")]


class AtlasMap(Map):
    """A Folium map whose header holds addresses only: the styles stand in the atlas's own sheet.

    streamlit-folium sends the header at every run of the page.
    """

    def render(self, **kwargs: Any) -> str:
        """Render as Folium does, and take the styles out of the header again."""
        text = super().render(**kwargs)  # type: ignore[no-untyped-call]
        header = self.get_root().header  # type: ignore[attr-defined]
        for name in ("meta_http", self.get_name()):
            header._children.pop(name, None)
        return text or ""


def build_webmap(base: str, extent: Extent) -> Map:
    """Build the map whose scripts and data lie under the address `base`.

    `extent` is west, south, east, north in degrees. Leaflet itself comes from
    `base`, so that no request leaves the machine.
    """
    west, south, east, north = extent
    atlas_map = AtlasMap(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=5,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        world_copy_jump=False,
        zoom_snap=0.25,
        height="100%",
    )
    atlas_map.default_js = [("leaflet", f"{base}leaflet.js")]
    atlas_map.default_css = [("leaflet", f"{base}leaflet.css")]
    atlas_map.add_child(AtlasLayers(base))
    return atlas_map
