"""The page around the content: title, style, and the bar with name, search, menu, language."""

from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.atlas import Atlas
from geo.languages import AUTONYMS, LANGUAGES, Language, direction_of
from geo.text import voice_of
from ui.address import Address
from ui.routes.assets import build_id

ASSETS = Path(__file__).parent / "assets"
TEMPLATES = Path(__file__).parent / "templates"


@cache
def templates() -> Environment:
    """Return the environment of all templates; every value in them is escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (ASSETS / "page.css").read_text(encoding="utf-8")


def show_style(language: Language) -> None:
    """Put the page's own style in, turned to the language's direction."""
    font = f"keruen/{build_id()}/noto-arabic.woff2"
    face = (
        "@font-face{font-family:'Noto Sans Arabic';font-weight:400 700;font-display:swap;"
        f"src:url('{font}') format('woff2');unicode-range:U+0600-06FF,U+200C-200F}}"
    )
    turned = f"html{{direction:{direction_of(language)}}}"
    st.html(f"<style>{face}{turned}{_style()}</style>")


def _speak() -> None:
    st.query_params["lang"] = st.session_state["language"]


def page_title(atlas: Atlas, language: Language, name: str) -> str:
    """Return the title of the page called `name`, for the browser's tab."""
    info, labels = atlas.info, dict(_menu(language))
    labels[_file("document")] = voice_of(language)("Your own document")
    own = info.subtitle.in_language(language) if name == "map" else labels[_file(name)]
    title = info.title.in_language(language)
    return f"{title} · {own}" if name == "map" else f"{own} · {title}"


def show_script(language: Language, title: str) -> None:
    """Tell the page's script the language, direction and title of this page."""
    voice = voice_of(language)
    page = {
        "lang": language,
        "dir": direction_of(language),
        "title": title,
        "copied": voice("Copied"),
        "nothing": voice("Nothing found. Try another spelling or a part of the name."),
    }
    html = templates().get_template("script.html").render(page=page, build=build_id())
    st.html(html, unsafe_allow_javascript=True)


def _file(name: str) -> str:
    return f"screens/{name}.py"


def _menu(language: Language) -> tuple[tuple[str, str], ...]:
    voice = voice_of(language)
    return (
        (_file("map"), voice("Map")),
        (_file("disagreements"), voice("Disagreements")),
        (_file("figures"), voice("Trade figures")),
        (_file("sources"), voice("Sources")),
        (_file("data"), voice("Data")),
    )


def show_bar(atlas: Atlas, address: Address) -> None:
    """Show the bar: the atlas's name, the search box, the menu, the language."""
    language = address.language
    voice = voice_of(language)
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        bar = (
            templates()
            .get_template("bar.html")
            .render(
                title=atlas.info.title.in_language(language),
                subtitle=atlas.info.subtitle.in_language(language),
                label=voice("Search places, lines, names and quotes"),
                placeholder=voice("Search in any script"),
            )
        )
        st.html(bar)
        with st.container(key="menu", horizontal=True, width="content"):
            for page, label in _menu(language):
                spoken = {"lang": language} if language != "en" else None
                st.page_link(page, label=label, query_params=spoken)
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
