"""Keruen: streamlit run app.py"""

import sys

import streamlit as st

from geo.faults import AtlasError
from geo.load import shared_atlas
from ui import evidence  # noqa: F401 -- imported here, not in the script: the first visitor need not wait
from ui.routes import search, serve

try:
    shared_atlas()
except AtlasError as error:
    sys.exit(f"The atlas folder has {len(error.faults)} faults; nothing is served.\n{error}")

app = st.App("ui/main.py", routes=[*search.routes(), *serve.routes()])
