"""Streamlit's upload box in the reader's language: its own words are only English."""

import json

import streamlit as st

from geo.text import Voice

_REFUSED = '[data-testid="stFileUploader"]:has([data-testid="stFileChip"][aria-invalid="true"])'


def _quoted(words: str) -> str:
    """Return words as a text of a style sheet, in which no mark-up can begin."""
    return json.dumps(words, ensure_ascii=False).replace("<", "")


def show_uploader_words(voice: Voice, megabytes: int) -> None:
    """Put the box's words into the language of the page and take its English ones away.

    What the browser itself refuses is larger than `megabytes`, or was lost on the way: the box
    takes every kind of file, and the kind is judged here.
    """
    label = _quoted(voice("Choose files or drop them here"))
    refused = _quoted(
        voice(
            "Not taken: the file is larger than {limit} MB, or the connection broke. Divide the "
            "file, or try again.",
            limit=voice.number(megabytes),
        )
    )
    box = '[data-testid="stFileUploaderDropzone"]'
    # Beside the file given there is no room: what is there are signs, with names of their own.
    choose = f'{box} button[data-testid="stBaseButton-secondary"]'
    st.html(
        f"<style>{box} button p, {box} button > span:not([data-testid]) "
        "{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
        f"{choose} {{max-width:100%;height:auto;white-space:normal;gap:8px}}"
        # Its own word is hidden, but keeps its room.
        f"{choose} > div {{flex:none;width:1.4em;justify-content:center}}"
        f"{choose}::after {{content:{label};text-align:start}}"
        f"{_REFUSED}::after {{content:{refused};display:block;margin-block-start:8px;"
        "padding:10px 14px;border-radius:8px;background:#b3261e1f;border-inline-start:4px solid "
        "#c9372c;text-align:start}"
        '[data-testid="stFileUploaderDropzoneInstructions"] {display:none}</style>'
    )
