"""The form in which a visitor writes a tour beside the map."""

import json
import re

import streamlit as st

from geo.atlas import Atlas
from geo.faults import Fault
from geo.languages import AUTONYMS, LANGUAGES, Language
from geo.text import Voice, voice_of
from geo.tour import OWN
from geo.toursketch import Sketch, SketchStep, finished, load_sketch, sketch_document
from geo.tourwords import fault_words, lacking_words
from ui.address import Address
from ui.ownstep import own_step_html
from ui.owntour import (
    clear_sketch,
    edition_now,
    is_cleared,
    kept_json,
    keys_now,
    put_sketch,
    sketch_now,
)
from ui.templating import templates
from ui.tourquotes import quotes_field
from ui.uploader import show_uploader_words


def _words(now: dict[Language, str], language: Language, text: str) -> dict[Language, str]:
    changed = {**now, language: text}
    return {key: value for key, value in changed.items() if value.strip()}


def file_name(sketch: Sketch) -> str:
    """Return a name for the tour's file that can be its id."""
    stem = re.sub(r"[^a-z0-9]+", "-", sketch.title.get("en", "").lower()).strip("-")[:60]
    return f"{stem.strip('-') if stem and stem != OWN else 'my-tour'}.json"


def _head_fields(sketch: Sketch, voice: Voice, language: Language, stamp: str) -> Sketch:
    title = st.text_input(
        voice("Title of the tour"),
        sketch.title.get(language, ""),
        max_chars=200,
        key=f"own-title-{language}-{stamp}",
    )
    summary = st.text_area(
        voice("What it is about"),
        sketch.summary.get(language, ""),
        max_chars=3000,
        key=f"own-summary-{language}-{stamp}",
    )
    return sketch.model_copy(
        update={
            "title": _words(sketch.title, language, title),
            "summary": _words(sketch.summary, language, summary),
        }
    )


def _move(key: str, by: int) -> None:
    keys = keys_now()
    index = keys.index(key)
    sketch = sketch_now().moved(index, by)
    keys.insert(max(0, index + by), keys.pop(index))
    put_sketch(sketch, keys)


def _delete(key: str) -> None:
    keys = keys_now()
    index = keys.index(key)
    put_sketch(sketch_now().without(index), [*keys[:index], *keys[index + 1 :]])


def _step_tools(voice: Voice, key: str, index: int, count: int) -> None:
    button = templates().get_template("write-view.html").render(say=voice, key=key)
    up, down, away = voice("Move up"), voice("Move down"), voice("Delete")
    first, last = index == 0, index == count - 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(button, width="content")
        st.button(f"↑ {up}", key=f"own-up-{key}", on_click=_move, args=(key, -1), disabled=first)
        st.button(f"↓ {down}", key=f"own-down-{key}", on_click=_move, args=(key, 1), disabled=last)
        st.button(f"× {away}", key=f"own-delete-{key}", on_click=_delete, args=(key,))


def _step_fields(
    atlas: Atlas, step: SketchStep, voice: Voice, language: Language, key: str
) -> SketchStep:
    own = f"{key}-{language}"
    title = st.text_input(
        voice("Heading"), step.title.get(language, ""), max_chars=200, key=f"own-head-{own}"
    )
    text = st.text_area(
        voice("Text"), step.text.get(language, ""), max_chars=3000, key=f"own-text-{own}"
    )
    notes = st.text_area(
        voice("Notes for yourself"),
        step.notes.get(language, ""),
        max_chars=3000,
        key=f"own-notes-{own}",
        height=80,
    )
    if step.own:
        st.html(own_step_html(step.own, voice))
    return step.model_copy(
        update={
            "title": _words(step.title, language, title),
            "text": _words(step.text, language, text),
            "notes": _words(step.notes, language, notes),
            "quotes": quotes_field(atlas, step, voice, key),
        }
    )


def _steps(atlas: Atlas, sketch: Sketch, voice: Voice, language: Language) -> Sketch:
    keys = keys_now()
    for index, (step, key) in enumerate(zip(sketch.steps, keys, strict=True)):
        typed = st.session_state.get(f"own-head-{key}-{language}", step.title.get(language, ""))
        name = typed.strip() or voice("without a heading")
        label = f"{voice.number(index + 1)}. {name}"
        plain = re.sub(r"([\\`*_\[\]{}()<>#+.!|$:~-])", r"\\\1", label)
        with st.expander(plain, expanded=index == len(keys) - 1, key=f"own-step-{key}"):
            changed = _step_fields(atlas, step, voice, language, key)
            _step_tools(voice, key, index, len(keys))
        sketch = sketch.with_step(index, **dict(changed))
    return sketch


def _load(atlas: Atlas, key: str) -> None:
    """Take the file given; a bad one changes nothing but what is said about it."""
    given = st.session_state.get(key)
    sketch, faults = None, []
    if given is not None:
        sketch, faults = load_sketch(atlas, given.getvalue(), given.name[:80])
    st.session_state["own_bad"] = faults
    if sketch is not None:
        put_sketch(sketch)


def _loader(atlas: Atlas, voice: Voice) -> None:
    key = f"own-file-{edition_now()}"
    label = voice("Load a tour from its file")
    show_uploader_words(voice, 1)
    st.file_uploader(
        label, type="json", key=key, max_upload_size=1, on_change=_load, args=(atlas, key)
    )
    bad: list[Fault] = st.session_state.get("own_bad", [])
    st.html(
        templates()
        .get_template("write-bad.html")
        .render(say=voice, faults=list(dict.fromkeys(fault_words(one, voice) for one in bad)))
    )


def _end(atlas: Atlas, sketch: Sketch, address: Address, voice: Voice) -> None:
    tour, faults = finished(atlas, sketch)
    lacking = [*lacking_words(sketch, voice)] or [fault_words(one, voice) for one in faults]
    play = address.link(tour=OWN, step="1", write=None, feature=None, layers=None)
    ways = {"play": play if tour else None, "present": f"{play}&present=1"}
    template = templates().get_template("write-end.html")
    st.html(template.render(say=voice, **ways, faults=list(dict.fromkeys(lacking))))
    with st.container(horizontal=True):
        st.download_button(
            voice("Save as a file"),
            json.dumps(sketch_document(sketch), ensure_ascii=False, indent=1),
            file_name=file_name(sketch),
            mime="application/json",
            on_click="ignore",
            disabled=tour is None,
        )
        with st.popover(voice("Begin anew")):
            st.write(voice("This throws the tour away. Save it first if you want to keep it."))
            st.button(voice("Throw it away"), on_click=clear_sketch)


def show_writer(atlas: Atlas, address: Address) -> None:
    """Show the form and keep what is written."""
    voice = voice_of(address.language)
    leave = address.link(write=None)
    st.html(templates().get_template("write-head.html").render(say=voice, leave=leave))
    language = st.selectbox(
        voice("Language of the texts"),
        LANGUAGES,
        LANGUAGES.index(address.language),
        format_func=AUTONYMS.__getitem__,
        key="own-language",
    )
    sketch = _head_fields(sketch_now(), voice, language, str(edition_now()))
    sketch = _steps(atlas, sketch, voice, language)
    if sketch != sketch_now():
        put_sketch(sketch, keys_now())
    _end(atlas, sketch, address, voice)
    _loader(atlas, voice)


def kept_html() -> str:
    """Return the hidden note from which the browser keeps the tour."""
    template = templates().get_template("kept.html")
    return template.render(kept=kept_json(sketch_now()), cleared=is_cleared())
