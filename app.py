"""Keruen: streamlit run app.py"""

import gc
import sys

import streamlit as st

from geo.faults import AtlasError
from geo.load import shared_atlas
from geo.routing.answering import shared_network
from geo.webmap import build_webmap  # noqa: F401 -- likewise; streamlit_folium itself must wait
from ui import evidence  # noqa: F401 -- heavy: imported before the first visitor comes
from ui.logs import start_log
from ui.routes import (
    features,
    later,
    layerfiles,
    linked,
    own,
    quiz,
    search,
    serve,
    trouble,
    ways,
)
from ui.routes.door import middleware
from ui.sorry import say_sorry

# What answers to addresses that nothing else knows comes last.
_DOORS = (features, layerfiles, linked, search, ways, quiz, later, own, serve, trouble)

start_log()
try:
    shared_atlas()
    shared_network()
except AtlasError as error:
    sys.exit(f"The atlas folder has {len(error.faults)} faults; nothing is served.\n{error}")

app = st.App(
    "ui/main.py",
    routes=[route for door in _DOORS for route in door.routes()],
    middleware=[*middleware(), *own.middleware()],
    on_script_error=say_sorry,
)

# What stays for good is not looked through at every collection of what does not.
gc.collect()
gc.freeze()
later.load_when_quiet()
