"""Keruen: streamlit run app.py"""

import sys

import streamlit as st

from geo.faults import AtlasError
from geo.load import shared_atlas
from geo.webmap import build_webmap  # noqa: F401 -- likewise; streamlit_folium itself must wait
from ui import evidence, figurechart  # noqa: F401 -- heavy: imported before the first visitor comes
from ui.routes import own, search, serve
from ui.sorry import say_sorry

try:
    shared_atlas()
except AtlasError as error:
    sys.exit(f"The atlas folder has {len(error.faults)} faults; nothing is served.\n{error}")

app = st.App(
    "ui/main.py",
    routes=[*own.routes(), *search.routes(), *serve.routes()],
    middleware=[*own.middleware()],
    on_script_error=say_sorry,
)
