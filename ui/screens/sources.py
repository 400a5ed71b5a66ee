"""The documents: what each shows of itself, and all its quotes in order."""

import json

import streamlit as st

from geo.formats.citations import bibtex, csl_json
from geo.formats.linkedplaces import linked_places
from geo.formats.webannotation import annotations_of
from geo.load import shared_atlas
from geo.text import voice_of
from ui.address import read_address
from ui.sourceview import Filter, doors_html, source_html, sources_head_html

atlas, address = shared_atlas(), read_address(st.query_params)
voice, language = voice_of(address.language), address.language

with st.container(key="page"):
    st.html(sources_head_html(atlas, voice))
    with st.container(horizontal=True, key="filters"):
        everything = ("", *(layer.info.id for layer in atlas.layers))
        titles = {layer.info.id: layer.info.title.in_language(language) for layer in atlas.layers}
        layer = st.selectbox(
            voice("Layer"),
            everything,
            format_func=lambda name: titles.get(name, voice("All layers")),
        )
        words = st.text_input(voice("Words in quote or translation"))
        disputed = st.toggle(voice("Only disputed quotes"))
    wanted = Filter(layer=layer or None, words=words, disputed=disputed)
    if address.source and address.source not in {source.id for source in atlas.sources}:
        unknown_source = address.source[:40]
        st.info(voice("The atlas has no document called {id}.", id=unknown_source))
    for source in atlas.sources:
        st.html(source_html(atlas, source, address, wanted))
    st.subheader(voice("Take the evidence with you"), anchor=False)
    places = linked_places(atlas, year=atlas.info.edition)
    with st.container(horizontal=True, key="downloads"):
        downloads = (
            ("BibTeX", bibtex(atlas), "keruen.bib", "application/x-bibtex"),
            ("CSL-JSON", json.dumps(csl_json(atlas), ensure_ascii=False, indent=1),
             "keruen-csl.json", "application/vnd.citationstyles.csl+json"),
            ("Web Annotation (JSON-LD)", json.dumps(annotations_of(atlas), ensure_ascii=False),
             "keruen-annotations.jsonld", "application/ld+json"),
            ("Linked Places (JSON-LD)", json.dumps(places, ensure_ascii=False),
             "keruen-places.jsonld", "application/ld+json"),
        )  # fmt: skip
        for label, content, name, kind in downloads:
            st.download_button(label, content, file_name=name, mime=kind, on_click="ignore")
    st.html(doors_html(address))
