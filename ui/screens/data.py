"""A visitor's own layers: files in, looks and columns settled, GeoJSON out."""

import streamlit as st

from geo.ownlayers.encoding import CHOICES
from geo.ownlayers.limits import FEATURES, FILE_MEGABYTES, LAYERS
from geo.text import voice_of
from ui.address import read_address
from ui.own import session_layers
from ui.ownpage import head_html, show_layer, take_files
from ui.plain import as_plain
from ui.uploader import show_uploader_words

address = read_address(st.query_params)
voice = voice_of(address.language)

with st.container(key="page"):
    head = st.empty()
    limits = voice(
        "GeoJSON, KML, KMZ, GPX, CSV with coordinates, GeoPackage, or a shapefile in a zip; up to "
        "{megabytes} MB and {features} features a file, {layers} layers.",
        megabytes=voice.number(FILE_MEGABYTES),
        features=voice.number(FEATURES),
        layers=voice.number(LAYERS),
    )
    with st.expander(voice("If letters or places come out wrong")):
        encoding = st.selectbox(
            voice("Encoding of the text"),
            ("", *CHOICES),
            format_func=lambda name: name or voice("recognise it"),
        )
        projection = st.text_input(
            voice("Projection, as an EPSG code"), placeholder=voice("recognise it")
        )
    show_uploader_words(voice, FILE_MEGABYTES)
    files = st.file_uploader(
        limits,
        accept_multiple_files=True,
        max_upload_size=FILE_MEGABYTES,
        key=f"own-files-{st.session_state.get('own_round', 0)}",
    )
    if files:
        with st.spinner(voice("Reading…")):
            chosen = {"encoding": encoding or None, "projection": projection.strip() or None}
            take_files(voice, files, chosen)
        st.rerun()
    for name, fault in st.session_state.get("own_refused", ()):
        st.error(as_plain(f"{name}: {fault}"))
    head.html(head_html(voice, address))
    for layer in session_layers():
        show_layer(voice, layer, address)
