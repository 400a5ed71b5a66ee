"""The page around the content: title, style, and the bar with name, search, menu, language."""

import streamlit as st

from geo.atlas import Atlas
from geo.languages import AUTONYMS, LANGUAGES, Language, direction_of
from geo.text import voice_of
from ui.address import Address
from ui.holding import is_empty
from ui.routes.assets import build_id
from ui.templating import templates


def show_style(language: Language, *, present: str | None = None) -> None:
    """Put the page's own style in, turned to the language's direction, or the presenter's."""
    home = f"keruen/{build_id()}"
    wanted = ("page.css", *(("present.css",) if present is not None else ()))
    # Fetched once and kept, where the line to the page would carry them at every first run.
    fetched = "".join(f"@import url('{home}/{name}');" for name in wanted)
    st.html(f"<style>{fetched}</style>")
    face = (
        "@font-face{font-family:'Noto Sans Arabic';font-weight:400 700;font-display:swap;"
        f"src:url('{home}/noto-arabic.woff2') format('woff2');"
        "unicode-range:U+0600-06FF,U+200C-200F}"
    )
    turned = f"html{{direction:{direction_of(language)}}}"
    st.html(f"<style>{face}{turned}</style>")


def _speak() -> None:
    st.query_params["lang"] = st.session_state["language"]


def page_title(atlas: Atlas, language: Language, name: str) -> str:
    """Return the title of the page called `name`, for the browser's tab."""
    info, labels = atlas.info, {**dict(_menu(language)), **_unlisted(language)}
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
        "open": voice("Open the whole atlas"),
        "nothing": voice("Nothing found. Try another spelling or a part of the name."),
        "lost": voice("The server cannot be reached. It is tried again; your choices are kept."),
        "reload": voice("Reload the page"),
    }
    html = templates().get_template("script.html").render(page=page, build=build_id())
    st.html(html, unsafe_allow_javascript=True)


def _file(name: str) -> str:
    return f"screens/{name}.py"


def _menu(language: Language) -> tuple[tuple[str, str], ...]:
    voice = voice_of(language)
    return (
        (_file("map"), voice("Map")),
        (_file("routes"), voice("Routes")),
        (_file("classroom"), voice("Classroom")),
        (_file("disagreements"), voice("Disagreements")),
        (_file("figures"), voice("Trade figures")),
        (_file("sources"), voice("Sources")),
        (_file("export"), voice("Export")),
        (_file("data"), voice("Data")),
    )


def _unlisted(language: Language) -> dict[str, str]:
    """Return the titles of the pages that other pages lead to, by file."""
    voice = voice_of(language)
    return {_file("quiz"): voice("Quiz"), _file("document"): voice("Your own document")}


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
                if is_empty(atlas, page):
                    continue
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
