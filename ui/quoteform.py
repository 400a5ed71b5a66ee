"""The form of one quote: words, their place, the feature, translations, and what they say."""

import re

import streamlit as st

from geo.atlas import Atlas
from geo.languages import AUTONYMS, LANGUAGES
from geo.ownlayers.layer import OwnFeature
from geo.ownlayers.table import clean_text
from geo.ownquotes.newfeatures import kinds_for
from geo.ownquotes.paper import OwnClaim, OwnQuote, Paper
from geo.ownquotes.places import QuotePlace, places_of
from geo.text import Voice
from ui.documentpage import add_quote, own_features
from ui.plain import as_plain

_YEARS = re.compile(r"^\s*(\d{3,4})(?:\s*[-–/]\s*(\d{3,4}))?\s*$")


def _round() -> int:
    return int(st.session_state.get("own_quote_round", 0))


def _in_context(place: QuotePlace) -> str:
    return as_plain(f"…{place.prefix}[{place.exact[:60]}]{place.suffix}…")


def _choose_place(voice: Voice, paper: Paper) -> QuotePlace | None:
    """Return the place of the words that were typed or selected, once it is sure."""
    words = st.text_area(
        voice("Words of the document, letter by letter"), key=f"own-words-{_round()}", height=90
    )
    if not words.strip():
        return None
    places = places_of(paper.collapsed, words)
    if not places:
        st.error(voice("These words do not stand in the document. Select them in its text."))
        return None
    chosen = places[0]
    if len(places) > 1:
        chosen = st.radio(
            voice("The words stand in several places. Which is meant?"),
            places,
            format_func=_in_context,
        )
    start, end = voice.number(chosen.start), voice.number(chosen.end)
    st.caption(voice("Found: characters {start}–{end}.", start=start, end=end))
    return chosen


def _choose_feature(voice: Voice, atlas: Atlas) -> tuple[str, str | None]:
    """Return the feature of which the words speak, and the kind of one that is new."""
    own = own_features()
    language, mark = voice.language, voice("yours, not verified")

    def label(name: str) -> str:
        if name in own:
            return f"{own[name].name} ({mark})"
        facts = atlas.features[name].facts
        return f"{facts.names.in_language(language)} ({name})"

    names = [*own, *sorted(atlas.features, key=lambda name: label(name).casefold())]
    feature = st.selectbox(voice("Of what the words speak"), names, format_func=label)
    return feature, _choose_kind(voice, atlas, own[feature]) if feature in own else None


def _choose_kind(voice: Voice, atlas: Atlas, feature: OwnFeature) -> str:
    return str(
        st.selectbox(
            voice("What it is"),
            kinds_for(atlas, feature.geometry),
            format_func=lambda kind: atlas.kinds[kind].label.in_language(voice.language),
        )
    )


def _translations(voice: Voice, paper: Paper) -> dict[str, str]:
    needed = [code for code in ("en", "ru") if code != paper.about.language]
    others = [code for code in LANGUAGES if code not in (*needed, "en", "ru", paper.about.language)]

    def ask(code: str) -> str:
        label = voice("Translation: {language}", language=AUTONYMS[code])
        return clean_text(st.text_input(label, key=f"own-tr-{code}-{_round()}").strip())

    given = {code: ask(code) for code in needed}
    with st.expander(voice("Further translations")):
        given |= {code: ask(code) for code in others}
    return {code: text for code, text in given.items() if text}


def _number(text: str) -> str | int | float:
    plain = text.strip()
    if re.fullmatch(r"-?\d{1,12}", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"-?\d{1,12}\.\d{1,9}", plain) else plain


def _claim(voice: Voice, atlas: Atlas, row: int) -> OwnClaim | None:
    language, end = voice.language, f"{row}-{_round()}"
    with st.container(horizontal=True, key=f"own-claim-{end}"):
        kind = st.selectbox(
            voice("Property"),
            ("", *atlas.properties),
            format_func=lambda name: (
                atlas.properties[name].label.in_language(language) if name else "—"
            ),
            key=f"own-property-{end}",
        )
        value = st.text_input(voice("Value"), key=f"own-value-{end}", max_chars=200)
        unit = st.selectbox(
            voice("Unit"),
            ("", *atlas.units),
            format_func=lambda name: atlas.units[name].label.in_language(language) if name else "—",
            key=f"own-unit-{end}",
        )
        years = _YEARS.match(st.text_input(voice("Year or years"), key=f"own-years-{end}"))
    if not kind or not value.strip():
        return None
    span = (int(years[1]), int(years[2] or years[1])) if years else None
    ordered = (min(span), max(span)) if span else None
    return OwnClaim(
        property=kind, value=_number(clean_text(value)), unit=unit or None, years=ordered
    )


def _claims(voice: Voice, atlas: Atlas) -> tuple[OwnClaim, ...]:
    with st.expander(voice("What the words say of it")):
        rows = range(int(st.session_state.get("own_claims", 1)))
        found = [_claim(voice, atlas, row) for row in rows]
        if st.button(voice("One more")):
            st.session_state["own_claims"] = len(found) + 1
            st.rerun()
    return tuple(claim for claim in found if claim is not None)


def show_quote_form(voice: Voice, atlas: Atlas, paper: Paper) -> None:
    """Show the form and, once it holds all that a record needs, add the quote."""
    place = _choose_place(voice, paper)
    if place is None:
        return
    feature, kind = _choose_feature(voice, atlas)
    given = _translations(voice, paper)
    claims = _claims(voice, atlas)
    absent = [c for c in ("en", "ru") if c not in given and c != paper.about.language]
    if absent:
        st.caption(voice("The atlas asks for an English and a Russian translation."))
    if st.button(voice("Add this quote"), type="primary", disabled=bool(absent)):
        quote = OwnQuote(
            place=place,
            feature=feature,
            kind=kind,
            translations=tuple(given.items()),
            claims=claims,
        )
        add_quote(quote)
        st.session_state["own_quote_round"] = _round() + 1
        st.session_state["own_claims"] = 1
        st.rerun()
