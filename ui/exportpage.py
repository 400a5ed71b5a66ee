"""The export page: choices beside a preview, the image to take, and the data below."""

import streamlit as st

from geo.atlas import Atlas
from geo.load import shared_atlas
from geo.text import Voice, voice_of
from ui.exportform import show_form
from ui.exportstate import read_export
from ui.exportview import data_html, preview_html
from ui.templating import templates


def _choose_data(voice: Voice) -> str:
    whats = {"map": voice("What is on the map"), "all": voice("Everything in the atlas")}
    if st.query_params.get("feature") in shared_atlas().features:
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
            st.html(preview_html(read_export(st.query_params), voice, st.context.url or ""))


@st.fragment
def show_export() -> None:
    """Show the page; a choice runs this again, nothing else."""
    atlas = shared_atlas()
    voice = voice_of(read_export(st.query_params).page_language)
    st.html(templates().get_template("export-head.html").render(say=voice))
    _show_image(atlas, voice)
    with st.container(key="export-data"):
        st.html(templates().get_template("export-data-head.html").render(say=voice))
        what = _choose_data(voice)
        st.html(data_html(atlas, read_export(st.query_params), what, voice))
