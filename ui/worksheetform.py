"""The worksheets of the classroom: topic, language, paper and number, and the two files."""

from typing import Final

import streamlit as st

from geo.atlas import Atlas
from geo.languages import AUTONYMS, LANGUAGES, Language
from geo.quiz.choice import PRINTED_COUNT, Choice, plain_seed
from geo.text import voice_of
from ui.own import session_layers
from ui.paperlinks import paper_link, papers_of
from ui.quizlabels import topic_label
from ui.quizview import new_seed, offered_topics
from ui.templating import templates

_NUMBER: Final = "worksheet-number"


def _number() -> str:
    """Return a number for who gives none: the same during one visit."""
    return str(st.session_state.setdefault(_NUMBER, new_seed()))


def show_worksheets(atlas: Atlas, language: Language) -> None:
    """Show the choices, then the links to the pupils' sheet and to its answers."""
    voice, own = voice_of(language), bool(session_layers())
    printed = papers_of(voice)
    page = templates().get_template("worksheets.html")
    with st.container(key="worksheets"):
        st.html(page.render(say=voice, link=None, own=own))
        with st.container(horizontal=True):
            topic = st.selectbox(
                voice("Topic"),
                ("", *offered_topics()),
                format_func=lambda name: (
                    topic_label(atlas, name, language) if name else voice("All topics")
                ),
                width=280,
            )
            spoken = st.selectbox(
                voice("Language"),
                LANGUAGES,
                LANGUAGES.index(language),
                format_func=AUTONYMS.__getitem__,
                width=160,
            )
            paper = st.selectbox(
                voice("Paper"), list(printed), format_func=printed.__getitem__, width=220
            )
            given = st.text_input(voice("Number"), _number(), max_chars=40, width=140)
        choice = Choice(
            topics=(topic,) if topic else (),
            count=PRINTED_COUNT,
            language=spoken,
            seed=plain_seed(given) or _number(),
        )
        link = paper_link(choice, paper, printed[paper], own=own)
        st.html(page.render(say=voice, link=link, own=own))
