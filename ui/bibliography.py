"""What a document of the visitor's own shows of itself: title, authors, where and when."""

from dataclasses import replace

import streamlit as st

from geo.languages import AUTONYMS, LANGUAGES
from geo.ownlayers.table import clean_text
from geo.ownquotes.paper import Bibliography, Paper
from geo.text import Voice
from ui.documentpage import change_paper

OTHER_LANGUAGES = ("de", "fr", "tr", "tk", "uz", "az", "ky", "tg", "zh", "ja", "es", "it", "uk")
_LANGUAGE = "own-about-language"


def _labels(voice: Voice) -> dict[str, str]:
    """Return the names of the fields that are texts, by field."""
    return {
        "label": voice("Short name, for the panel"),
        "title": voice("Title"),
        "authors": voice("Authors, divided by semicolons"),
        "publication": voice("Journal, book or site"),
        "publisher": voice("Publisher"),
        "date": voice("Date"),
        "pages": voice("Pages"),
    }


def _key(field: str) -> str:
    return f"own-about-{field}"


def _said(about: Bibliography, field: str) -> str:
    return "; ".join(about.authors) if field == "authors" else str(getattr(about, field))


def _keep(voice: Voice, about: Bibliography) -> None:
    """Keep what the form holds: before the page is drawn, so that no other wish overtakes it."""
    given = {name: clean_text(st.session_state[_key(name)].strip()) for name in _labels(voice)}
    authors = tuple(one.strip() for one in given.pop("authors").split(";") if one.strip())
    given["label"] = given["label"] or about.label
    language = st.session_state[_LANGUAGE]
    changed = replace(about, language=language, authors=authors, **given)
    change_paper(lambda paper: replace(paper, about=changed))
    for name in _labels(voice):
        st.session_state[_key(name)] = _said(changed, name)


def show_bibliography(voice: Voice, paper: Paper) -> None:
    """Let the visitor say what the document shows of itself."""
    about = paper.about
    title = voice("What the document shows of itself")
    box = st.expander(title, key="own-about-box", on_change="rerun")
    with box, st.form("own-about", border=False, enter_to_submit=False):
        codes = (*LANGUAGES, *OTHER_LANGUAGES)
        st.session_state.setdefault(
            _LANGUAGE, about.language if about.language in codes else codes[0]
        )
        st.selectbox(
            voice("Language of the document"),
            codes,
            format_func=lambda code: AUTONYMS.get(code, voice.language_name(code)),
            key=_LANGUAGE,
        )
        for name, label in _labels(voice).items():
            st.session_state.setdefault(_key(name), _said(about, name))
            st.text_input(label, key=_key(name), max_chars=300)
        st.form_submit_button(voice("Keep"), on_click=_keep, args=(voice, about))
