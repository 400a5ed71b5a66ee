"""Map and evidence side by side: one fragment, the only thing a click runs again."""

from functools import cache, lru_cache
from typing import Any

import streamlit as st
from folium import Map
from streamlit_folium import st_folium

from geo.load import shared_atlas
from geo.ownlayers.layer import PREFIX
from geo.text import voice_of
from geo.tour import OWN, Tour
from geo.webmap import build_webmap
from ui.address import Address, parse_search, read_address
from ui.evidence import evidence_html
from ui.own import session_holding
from ui.ownpanel import own_html
from ui.ownstep import own_step_html
from ui.owntour import own_of_step, own_tour, put_view, take_kept
from ui.routes.assets import base_address, build_id
from ui.sorry import say_sorry
from ui.tourview import no_tour_html, notes_html, return_html, step_of, tour_called, tour_html
from ui.tourwriter import kept_html, show_writer

_HEIGHT = 640


def make_map() -> Map:
    """Return a new map of the atlas that this process serves."""
    return build_webmap(base_address(), shared_atlas().info.extent)


@cache
def _map() -> Map:
    return make_map()


def follow_map(answer: dict[str, Any] | None) -> None:
    """Make the address that the map asked for the page's address, once for each click."""
    sent = (answer or {}).get("last_active_drawing")
    if not isinstance(sent, dict) or sent.get("at") == st.session_state.get("map_followed"):
        return
    st.session_state["map_followed"] = sent.get("at")
    # First what only the session holds: setting the address may end this run for a newer one.
    take_kept(sent.get("draft"))
    if "put" in sent:
        put_view(shared_atlas(), sent.get("search"), sent["put"])
    wanted = parse_search(sent.get("search"))
    # Also when it is so already: an earlier click's address may still be on its way.
    if wanted is not None:
        st.query_params.from_dict(wanted)


@lru_cache(maxsize=512)
def _panel(address: Address, routing: bool) -> str:
    """Return the panel of an address: the same for every visitor who asks for it."""
    return _panel_of(address, None, routing)


def _panel_of(address: Address, own: Tour | None, routing: bool) -> str:
    atlas = shared_atlas()
    if address.tour is None:
        return evidence_html(atlas, address, routing=routing)
    tour = tour_called(atlas, address.tour, own)
    if tour is None:
        return no_tour_html(atlas, address)
    if address.present == "notes":
        return notes_html(atlas, tour, address)
    if address.feature is None:
        mine = own_of_step(step_of(tour, address)) if address.tour == OWN else ""
        return tour_html(atlas, tour, address, own_step_html(mine, voice_of(address.language)))
    return return_html(atlas, tour, address) + evidence_html(atlas, address)


def _show_panel(address: Address, routing: bool) -> None:
    if address.write:
        with st.container(key="writer"):
            show_writer(shared_atlas(), address)
    if (address.feature or "").startswith(PREFIX):
        st.html(own_html(session_holding(), address))
    elif address.tour == OWN:
        st.html(_panel_of(address, own_tour(shared_atlas()), routing))
    elif not address.write or address.feature:
        st.html(_panel(address, routing))
    if address.write or address.tour == OWN:
        st.html(kept_html())


@st.fragment
def show_map_and_evidence(*, routing: bool = False) -> None:
    """Show the map and, beside it, the evidence for what the address selects.

    With `routing` the panel begins with the route explorer.
    """
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
            try:
                _show_panel(read_address(st.query_params), routing)
            except Exception as error:  # noqa: BLE001 -- said where it is seen: not under the map
                say_sorry(error)
