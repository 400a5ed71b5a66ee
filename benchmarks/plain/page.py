"""The same layers as a tutorial would show them: the map is rebuilt on each run."""

import json
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

LAYERS = Path(__file__).resolve().parents[2] / "layers"
SHOWN = ("railway", "ktti", "ports", "missions", "pipelines")

folium.Map.default_js = [("leaflet", "../../plain/leaflet.js")]
folium.Map.default_css = [("leaflet", "../../plain/leaflet.css")]
quotes = {q["id"]: q["exact"] for q in json.loads((LAYERS / "quotes.json").read_text())}


def words_of(properties: dict) -> str:
    """Return the quotes of a feature in one text."""
    return " · ".join(quotes[name] for name in properties.get("quotes", []) if name in quotes)


st.set_page_config(layout="wide")
st.title("Corridors")
atlas_map = folium.Map(location=[40, 55], zoom_start=5, tiles=None)
for name in SHOWN:
    layer = json.loads((LAYERS / f"{name}.geojson").read_text())
    located = [f for f in layer["features"] if f["geometry"]]
    for feature in located:
        properties = feature["properties"]
        feature["properties"] = {
            "id": feature["id"],
            "name": properties["names"]["en"],
            "quote": words_of(properties),
        }
    folium.GeoJson(
        {"type": "FeatureCollection", "features": located},
        name=name,
        marker=folium.CircleMarker(radius=6, fill=True),
        tooltip=folium.GeoJsonTooltip(["name"]),
        popup=folium.GeoJsonPopup(["name", "quote"]),
    ).add_to(atlas_map)
shown = st_folium(atlas_map, width=1200, height=600)
chosen = (shown or {}).get("last_active_drawing")
if chosen:
    st.subheader(chosen["properties"]["name"])
    st.html(f"<p data-selected='{chosen['properties']['id']}'></p>")
    st.write(chosen["properties"]["quote"])
