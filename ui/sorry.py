"""What a visitor sees when something breaks: a plain word and a reference, never a trace."""

import logging
import secrets

import streamlit as st

from geo.languages import language_of
from geo.text import voice_of

_log = logging.getLogger("keruen")


def say_sorry(error: Exception) -> bool:
    """Log the error under a reference and show the reference; the trace stays in the log."""
    reference = secrets.token_hex(4)
    _log.error("reference %s", reference, exc_info=error)
    voice = voice_of(language_of(st.query_params.get("lang")))
    st.error(
        voice(
            "Something went wrong on our side. Nothing of yours is lost: reload the page. "
            "If it happens again, report the reference {reference}.",
            reference=reference,
        )
    )
    return True
