"""Quotes from a document of the visitor's own, and the records that they make."""

import streamlit as st

from geo.load import shared_atlas
from geo.ownquotes.extract import DOCUMENT_MEGABYTES
from geo.text import voice_of
from ui.address import read_address
from ui.bibliography import show_bibliography
from ui.documentpage import (
    chosen_encoding,
    show_close,
    show_encoding,
    show_quotes,
    show_text,
    take_text,
)
from ui.own import session_holding
from ui.plain import as_plain
from ui.quoteform import show_quote_form
from ui.shell import templates
from ui.uploader import show_uploader_words

atlas, address = shared_atlas(), read_address(st.query_params)
voice = voice_of(address.language)
paper = session_holding().paper

with st.container(key="page"):
    head = templates().get_template("own-document-head.html")
    st.html(head.render(say=voice, held=int(not session_holding().is_empty), link=address.link()))
    if paper is None:
        show_uploader_words(voice, DOCUMENT_MEGABYTES)
        megabytes = voice.number(DOCUMENT_MEGABYTES)
        file = st.file_uploader(
            voice("Plain text, PDF or DOCX, up to {megabytes} MB", megabytes=megabytes),
            max_upload_size=DOCUMENT_MEGABYTES,
        )
        pasted = st.text_area(voice("Or paste a text here"), height=220, key="own-pasted")
        asked = st.button(voice("Take this text"), type="primary")
        if file is not None or (asked and pasted.strip()):
            name = file.name if file is not None else ""
            taken = file.getvalue() if file is not None else pasted
            fault = take_text(voice, atlas, name, taken, chosen_encoding())
            if fault:
                st.error(as_plain(f"{name}: {fault}" if name else fault))
            else:
                st.rerun()
        show_encoding(voice)
    else:
        show_bibliography(voice, paper)
        show_text(voice, paper)
        show_quote_form(voice, atlas, paper)
        show_quotes(voice, atlas, paper)
        show_close(voice)
