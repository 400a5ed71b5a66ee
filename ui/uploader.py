"""Streamlit's upload box in the reader's language: its own words are only English."""

import json

import streamlit as st

from geo.text import Voice


def show_uploader_words(voice: Voice) -> None:
    """Put the box's button into the language of the page and take its English words away."""
    label = json.dumps(voice("Choose files or drop them here"), ensure_ascii=False)
    box = '[data-testid="stFileUploaderDropzone"]'
    # Beside the file given there is no room: what is there are signs, with names of their own.
    choose = f'{box} button[data-testid="stBaseButton-secondary"]'
    st.html(
        f"<style>{box} button p, {box} button > span:not([data-testid]) "
        "{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
        f"{choose} {{max-width:100%;height:auto;white-space:normal}}"
        f"{choose}::after {{content:{label.replace('<', '')}}}"
        '[data-testid="stFileUploaderDropzoneInstructions"] {display:none}</style>'
    )
