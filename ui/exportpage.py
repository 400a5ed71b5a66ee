"""The export page: choices beside a preview, the image to take, and the data below."""

import streamlit as st

from geo.atlas import Atlas
from geo.load import shared_atlas
from geo.text import Voice, voice_of
from ui.exportform import show_form
from ui.exportstate import ExportState, read_export
from ui.exportview import data_html, preview_html
from ui.own import session_holding, session_layers
from ui.templating import templates


def _state() -> ExportState:
    return read_export(st.query_params, held=bool(session_layers()))


def _choose_data(state: ExportState, voice: Voice) -> str:
    whats = {"map": voice("What is on the map"), "all": voice("Everything in the atlas")}
    feature = state.params.get("feature", "")
    if feature in shared_atlas().features or session_holding().feature(feature):
        whats = {"feature": voice("The selected feature"), **whats}
    chosen = st.segmented_control(
        voice("Which data"),
        list(whats),
        format_func=whats.__getitem__,
        default=next(iter(whats)),
        required=True,
    )
    return chosen if chosen in whats else "map"


def _show_image(atlas: Atlas, voice: Voice) -> None:
    with st.container(key="export"):
        with st.container(key="export-choices"):
            show_form(atlas, voice)
        with st.container(key="export-result"):
            st.html(preview_html(_state(), voice, st.context.url or ""))


@st.fragment
def show_export() -> None:
    """Show the page; a choice runs this again, nothing else."""
    atlas = shared_atlas()
    voice = voice_of(_state().page_language)
    st.html(templates().get_template("export-head.html").render(say=voice))
    _show_image(atlas, voice)
    with st.container(key="export-data"):
        st.html(templates().get_template("export-data-head.html").render(say=voice))
        state = _state()
        what = _choose_data(state, voice)
        st.html(data_html(atlas, state, what, voice))
