"""The page around the content: title, style, and the bar with name, search and language."""

from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import escape

from geo.atlas import Atlas, Feature
from geo.languages import AUTONYMS, LANGUAGES, Language, direction_of
from geo.text import voice_of
from ui.address import Address

ASSETS = Path(__file__).parent / "assets"


@cache
def _style() -> str:
    return (ASSETS / "page.css").read_text(encoding="utf-8")


def show_style(language: Language, font: str) -> None:
    """Put the page's own style in, turned to the language's direction."""
    face = (
        "@font-face{font-family:'Noto Sans Arabic';font-weight:400 700;font-display:swap;"
        f"src:url('{font}') format('woff2');unicode-range:U+0600-06FF,U+200C-200F}}"
    )
    turned = f"html{{direction:{direction_of(language)}}}"
    st.html(f"<style>{face}{turned}{_style()}</style>")


def option_label(atlas: Atlas, feature: Feature, language: Language) -> str:
    """Return a feature's line in the finder: its name, its kind, its other names."""
    facts = feature.facts
    own = facts.names.in_language(language)
    others = dict.fromkeys((facts.names.local, facts.names.en, facts.names.ru))
    kind = atlas.kinds[facts.kind].label.in_language(language)
    more = " · ".join(name for name in others if name != own)
    return f"{own} — {kind}" + (f" · {more}" if more else "")


def _find() -> None:
    chosen = st.session_state.get("finder")
    if chosen:
        st.query_params["feature"] = chosen
    st.session_state["finder"] = None


def _speak() -> None:
    st.query_params["lang"] = st.session_state["language"]


def show_bar(atlas: Atlas, address: Address) -> None:
    """Show the bar: the atlas's name, the finder, the language."""
    voice, language = voice_of(address.language), address.language
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        title = escape(atlas.info.title.in_language(language))
        subtitle = escape(atlas.info.subtitle.in_language(language))
        st.html(f'<h1 class="kr-brand">{title} <span>{subtitle}</span></h1>', width="content")
        order = sorted(atlas.features.values(), key=lambda f: f.facts.context)
        labels = {feature.id: option_label(atlas, feature, language) for feature in order}
        st.selectbox(
            voice("Find a place, line or document name"),
            list(labels),
            index=None,
            key="finder",
            format_func=labels.__getitem__,
            placeholder=voice("Find a place or line"),
            label_visibility="collapsed",
            on_change=_find,
            width=340,
        )
        st.session_state["language"] = language
        st.selectbox(
            voice("Language"),
            LANGUAGES,
            key="language",
            format_func=AUTONYMS.__getitem__,
            label_visibility="collapsed",
            on_change=_speak,
            width=130,
        )
