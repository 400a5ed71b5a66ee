"""What a visitor sees when something breaks: a plain word and a reference, never a trace."""

import streamlit as st

from geo.languages import language_of
from geo.text import Voice, voice_of
from ui.logs import log_error


def sorry_text(voice: Voice, reference: str) -> str:
    """Return the words for an error of ours that stands in the log under `reference`."""
    return voice(
        "Something went wrong on our side. Nothing of yours is lost: reload the page. "
        "If it happens again, report the reference {reference}.",
        reference=reference,
    )


def say_sorry(error: Exception) -> bool:
    """Log the error under a reference and show the reference; the trace stays in the log."""
    voice = voice_of(language_of(st.query_params.get("lang")))
    st.error(sorry_text(voice, log_error(error)))
    return True
