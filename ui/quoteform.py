"""The form of one quote: words, their place, the feature, translations, and what they say."""

import streamlit as st

from geo.atlas import Atlas
from geo.languages import AUTONYMS, LANGUAGES
from geo.ownlayers.table import clean_text
from geo.ownquotes.paper import OwnQuote, Paper
from geo.ownquotes.places import QuotePlace, cuts_word, places_of
from geo.ownquotes.records import needed_translations
from geo.scripts import UNKNOWN, false_translations, is_written_so, language_of_words
from geo.text import Voice
from ui.bibliography import OTHER_LANGUAGES
from ui.claimform import ask_claims
from ui.documentpage import add_quote
from ui.plain import as_plain
from ui.quotedfeature import choose_feature, feature_fault


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
    if cuts_word(chosen):
        st.warning(voice("The words begin or end inside a word. Select whole words."))
    return chosen


def _choose_language(voice: Voice, paper: Paper, place: QuotePlace) -> str:
    """Return the language of the words: the document's, or another in their letters."""
    exact = place.exact
    guess = language_of_words(exact, paper.about.language, place.prefix + place.suffix)
    known = dict.fromkeys((paper.about.language, *LANGUAGES, *OTHER_LANGUAGES))
    options = [code for code in known if is_written_so(exact, code)] or [UNKNOWN]
    return str(
        st.selectbox(
            voice("Language of the words"),
            options,
            options.index(guess) if guess in options else 0,
            format_func=lambda code: AUTONYMS.get(code, voice.language_name(code)),
            key=f"own-spoken-{guess}-{_round()}",
        )
    )


def _translations(voice: Voice, exact: str, spoken: str) -> tuple[dict[str, str], list[str]]:
    """Ask for translations; return them, and a sentence for what is absent or no translation."""
    needed = needed_translations(spoken)
    others = (code for code in LANGUAGES if code not in needed and code != spoken)

    def ask(code: str) -> str:
        label = voice("Translation: {language}", language=AUTONYMS[code])
        return clean_text(st.text_input(label, key=f"own-tr-{code}-{_round()}").strip())

    asked = {code: ask(code) for code in (*needed, *others)}
    given = {code: text for code, text in asked.items() if text}
    absent = [AUTONYMS[code] for code in needed if code not in given]
    said = [
        voice("The translation into {language} is the words themselves. Translate them.",
              language=AUTONYMS[code])
        for code in false_translations(exact, given)
    ]  # fmt: skip
    for sentence in said:
        st.error(as_plain(sentence))
    if absent:
        languages = " · ".join(absent)
        said.append(voice("A translation is still asked for: {languages}.", languages=languages))
        st.caption(as_plain(said[-1]))
    return given, said


def show_quote_form(voice: Voice, atlas: Atlas, paper: Paper) -> None:
    """Show the form; add the quote once it holds all that a record needs, else say what lacks."""
    place = _choose_place(voice, paper)
    if place is None:
        return
    spoken = _choose_language(voice, paper, place)
    feature, kind = choose_feature(voice, atlas)
    given, unsaid = _translations(voice, place.exact, spoken)
    claims, faults = ask_claims(voice, atlas, _round())
    if not st.button(voice("Add this quote"), type="primary"):
        return
    absent = feature_fault(voice, feature, kind)
    for sentence in (*absent, *unsaid, *faults):
        st.error(as_plain(sentence))
    if feature and not (absent or unsaid or faults):
        add_quote(OwnQuote(place=place, feature=feature, kind=kind, language=spoken,
                           translations=tuple(given.items()), claims=claims))  # fmt: skip
        st.session_state["own_quote_round"] = _round() + 1
        st.session_state["own_claims"] = 1
        st.rerun()
