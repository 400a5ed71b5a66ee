"""The choices of the export page, in groups; each lives in the address."""

import streamlit as st

from geo.atlas import Atlas
from geo.languages import AUTONYMS, LANGUAGES
from geo.ownlayers.joined import joined_id
from geo.printing.choice import LONGEST_TITLE
from geo.text import Voice
from ui.choosing import (
    choose_number,
    choose_one,
    choose_several,
    choose_side_by_side,
    choose_whether,
    choose_words,
)
from ui.exportstate import DOTS, OWN_MM, OWN_USUAL, USUAL, has_own
from ui.own import session_holding, session_layers


def _file(voice: Voice) -> None:
    formats = {"png": "PNG", "pdf": "PDF", "svg": "SVG"}
    ending = choose_side_by_side("format", voice("Format"), formats, "png")
    if ending != "png":
        return
    dots = {n: voice("{dots} dots an inch", dots=voice.number(int(n))) for n in DOTS}
    choose_one("dpi", voice("Fineness"), dots, "150")
    choose_whether("transparent", voice("Transparent ground"), usual=False)


def _size(voice: Voice) -> None:
    papers = {
        **{paper: paper.upper() for paper in ("a5", "a4", "a3", "a2")},
        "slide": voice("Slide, 16:9"),
        "square": voice("Square"),
        "own": voice("Own size"),
    }
    paper = choose_one("paper", voice("Size"), papers, "a4")
    if paper.startswith("a"):
        turns = {"0": voice("Lying"), "1": voice("Upright")}
        choose_side_by_side("upright", voice("Orientation"), turns, "0")
    if paper == "own":
        with st.container(horizontal=True):
            choose_number("width", voice("Width, mm"), *OWN_MM, OWN_USUAL[0])
            choose_number("height", voice("Height, mm"), *OWN_MM, OWN_USUAL[1])


def _extents(atlas: Atlas, voice: Voice) -> dict[str, str]:
    language, params = voice.language, st.query_params
    found = {"": voice("The whole atlas")}
    given = params.get("extent", "")
    if "," in given:
        found[given] = voice("The view of the map")
    elif params.get("view"):
        found["view"] = voice("The view of the map")
    if params.get("feature") in atlas.features:
        feature = atlas.features[params["feature"]]
        found[feature.id] = feature.facts.names.in_language(language)
    if params.get("from") and params.get("to"):
        found["way"] = voice("The way")
    for layer in atlas.layers:
        found[layer.info.id] = layer.info.title.in_language(language)
    if has_own(params, bool(session_layers())):
        mine = session_holding().feature(params.get("feature", ""))
        found |= {mine.id: mine.name} if mine else {}
        found |= {joined_id(layer): layer.name for layer in session_layers()}
    return found


def _content(atlas: Atlas, voice: Voice) -> None:
    language = voice.language
    choose_one("extent", voice("What part of the map"), _extents(atlas, voice), "")
    layers = {layer.info.id: layer.info.title.in_language(language) for layer in atlas.layers}
    choose_several("layers", voice("Layers"), layers, atlas.default_layers)
    if session_layers():
        choose_whether("own", voice("My own layers"), usual=True)
    if atlas.info.years is not None:
        choose_number("year", voice("Only what is dated to the year"), *atlas.info.years, None)
    choose_words("title", voice("Title"), LONGEST_TITLE)
    choose_words("subtitle", voice("Subtitle"), LONGEST_TITLE)


def _look(voice: Voice) -> None:
    spoken = dict.fromkeys(LANGUAGES, "")
    choose_one(
        "labels",
        voice("Language of the labels"),
        {code: AUTONYMS[code] for code in spoken},
        voice.language,
    )
    styles = {
        "colour": voice("Colour"),
        "mono": voice("Black and white"),
        "contrast": voice("High contrast"),
        "dark": voice("Dark"),
    }
    choose_one("style", voice("Style"), styles, "colour")
    projections = {
        "conic": voice("Conic, for print"),
        "equal-area": voice("Equal area"),
        "mercator": voice("As on the screen"),
    }
    choose_one("projection", voice("Projection"), projections, "conic")


def _parts(voice: Voice) -> None:
    labels = {
        "legend": voice("Legend"),
        "scale": voice("Scale bar"),
        "north": voice("North arrow"),
        "names": voice("Place names"),
        "relief": voice("Relief"),
        "graticule": voice("Lines of longitude and latitude"),
        "inset": voice("Small map of the surroundings"),
        "footnotes": voice("Quotes as footnotes"),
        "stamp": voice("Date and checksum of the data"),
    }
    for param, label in labels.items():
        choose_whether(param, label, usual=getattr(USUAL, param))


def show_form(atlas: Atlas, voice: Voice) -> None:
    """Show every choice, the usual ones open and the finer ones folded."""
    with st.container(key="choices"):
        # Each in a box of its own: what comes and goes in one leaves the others as they are.
        with st.container():
            _file(voice)
        with st.container():
            _size(voice)
        with st.container():
            _content(atlas, voice)
        with st.expander(voice("Language, style, projection")):
            _look(voice)
        with st.expander(voice("What stands around the map")):
            _parts(voice)
