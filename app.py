"""Keruen: streamlit run app.py"""

import streamlit as st
from streamlit import net_util

from geo.faults import AtlasError
from geo.load import shared_atlas
from geo.routing.answering import shared_network
from ui.logs import refuse_start, start_log
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
from ui.serverlogs import announcing, join_logs
from ui.sorry import say_sorry

# What answers to addresses that nothing else knows comes last.
_DOORS = (features, layerfiles, linked, search, ways, quiz, later, own, serve, trouble)

start_log()
join_logs()
# For an origin that it does not know Streamlit would ask a machine outside for its own address.
net_util.get_external_ip = lambda: None
try:
    shared_atlas()
    shared_network()
except AtlasError as error:
    refuse_start(error)

app = st.App(
    "ui/main.py",
    lifespan=announcing,
    routes=[route for door in _DOORS for route in door.routes()],
    middleware=[*middleware(), *own.middleware()],
    on_script_error=say_sorry,
)

later.keep_for_good()
later.load_in_time()
