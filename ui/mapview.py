"""Map and evidence side by side: one fragment, the only thing a click runs again."""

from functools import cache, lru_cache
from typing import Any

import streamlit as st
from folium import Map
from streamlit_folium import st_folium

from geo.load import shared_atlas
from geo.ownlayers.layer import PREFIX
from geo.webmap import build_webmap
from ui.address import Address, parse_search, read_address
from ui.evidence import evidence_html
from ui.own import session_holding
from ui.ownpanel import own_html
from ui.routes.assets import base_address, build_id

_HEIGHT = 640


@cache
def _map() -> Map:
    return build_webmap(base_address(), shared_atlas().info.extent)


def follow_map(answer: dict[str, Any] | None) -> None:
    """Make the address that the map asked for the page's address, once for each click."""
    sent = (answer or {}).get("last_active_drawing")
    if not isinstance(sent, dict) or sent.get("at") == st.session_state.get("map_followed"):
        return
    st.session_state["map_followed"] = sent.get("at")
    wanted = parse_search(sent.get("search"))
    # Also when it is so already: an earlier click's address may still be on its way.
    if wanted is not None:
        st.query_params.from_dict(wanted)


@lru_cache(maxsize=512)
def _panel(address: Address) -> str:
    """Return the panel of an address: the same for every visitor who asks for it."""
    return evidence_html(shared_atlas(), address)


def _panel_of(address: Address) -> str:
    """Return the panel of an address, for this visitor where it names something of theirs."""
    own = (address.feature or "").startswith(PREFIX)
    return own_html(session_holding(), address) if own else _panel(address)


@st.fragment
def show_map_and_evidence() -> None:
    """Show the map and, beside it, the evidence for what the address selects."""
    with st.container(key="atlas"):
        with st.container(key="map"):
            answer = st_folium(
                _map(),
                key=build_id(),
                height=_HEIGHT,
                width=None,
                returned_objects=["last_active_drawing"],
            )
        follow_map(answer)
        with st.container(key="evidence"):
            st.html(_panel_of(read_address(st.query_params)))
