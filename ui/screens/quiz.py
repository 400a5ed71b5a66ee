"""Choose a quiz, or play the one that the address names."""

import streamlit as st

from geo.load import shared_atlas
from geo.quiz.choice import LEVELS, plain_seed, read_choice
from geo.quiz.texts import level_label
from geo.text import voice_of
from ui.own import session_layers
from ui.paperlinks import choice_params
from ui.quizlabels import COUNTS, LIMITS, topic_label
from ui.quizview import misread_html, new_seed, offered_topics, quiz_html
from ui.templating import templates

atlas = shared_atlas()
choice = read_choice(atlas, st.query_params.to_dict())
voice = voice_of(choice.language)

with st.container(key="page"):
    if note := misread_html(atlas, choice, st.query_params.to_dict()):
        st.html(note)
    if "seed" in st.query_params:
        own = bool(session_layers())
        st.html(quiz_html(atlas, choice, own=own), unsafe_allow_javascript=True)
    else:
        st.html(templates().get_template("quiz-choice.html").render(say=voice))
        topics = offered_topics()
        chosen = st.pills(
            voice("Topics (none means all)"),
            topics,
            selection_mode="multi",
            default=[topic for topic in choice.topics if topic in topics],
            format_func=lambda topic: topic_label(atlas, topic, choice.language),
        )
        count = st.segmented_control(
            voice("Number of questions"),
            sorted({*COUNTS, choice.count}),
            default=choice.count,
            required=True,
            format_func=voice.number,
        )
        level = st.segmented_control(
            voice("Difficulty"),
            LEVELS,
            default=choice.level,
            required=True,
            format_func=lambda level: level_label(voice, level),
        )
        limit = st.segmented_control(
            voice("Time in minutes"),
            sorted({*LIMITS, choice.limit or 0}),
            default=choice.limit or 0,
            required=True,
            format_func=lambda minutes: voice.number(minutes) if minutes else voice("no limit"),
        )
        seed = st.text_input(voice("Number of the quiz"), max_chars=40, width=240)
        st.html(templates().get_template("quiz-seed.html").render(say=voice))
        if st.button(voice("Start the quiz"), type="primary"):
            wanted = {"topics": tuple(chosen), "count": count, "level": level}
            wanted |= {"limit": limit or None, "seed": plain_seed(seed) or new_seed()}
            made = choice.model_copy(update=wanted)
            st.query_params.from_dict(choice_params(made))
            st.rerun()
