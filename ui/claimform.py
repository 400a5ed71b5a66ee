"""The rows of the quote form in which a visitor states what the words say."""

import streamlit as st

from geo.atlas import Atlas
from geo.claimrules import STATUS, states_of
from geo.ownlayers.table import clean_text
from geo.ownquotes.claiming import ClaimEntry, EntryFault, claim_of, read_entry
from geo.ownquotes.paper import OwnClaim
from geo.text import Voice
from ui.panelview import claim_value
from ui.plain import as_plain


def fault_text(voice: Voice, fault: EntryFault) -> str:
    """Say what is wrong with a row, and what helps."""
    return {
        "no-property": voice("Choose the property of which this row speaks, or empty the row."),
        "no-value": voice("The value is missing. Give one, or choose no property."),
        "property": voice("The atlas does not know this property. Choose another."),
        "state": voice("The atlas has no word for this state. Choose one of its list."),
        "no-unit": voice("This property is a number with a unit. Choose the unit."),
        "unit": voice("The atlas does not know this unit. Choose another."),
        "number": voice("With a unit the value is a number: 12, 3.5, >60 or 5–50."),
        "years": voice(
            "A year has four digits; of two years the earlier stands first: 2014 or 2014–2016."
        ),
    }[fault]


def claim_lines(voice: Voice, atlas: Atlas, claims: tuple[OwnClaim, ...]) -> list[tuple[str, str]]:
    """Return what was stated as pairs of words: the property, and its value with the years."""
    lines = []
    for own in claims:
        label = atlas.properties[own.property].label.in_language(voice.language)
        value = claim_value(atlas, claim_of(own), voice)
        years = "–".join(str(year) for year in dict.fromkeys(own.years or ()))
        lines.append((label, f"{value} ({voice.digits(years)})" if years else value))
    return lines


def _value(voice: Voice, atlas: Atlas, kind: str, end: str) -> str:
    if kind != STATUS:
        return clean_text(
            st.text_input(voice("Value stated"), key=f"own-value-{end}", max_chars=200)
        )
    return st.selectbox(
        voice("Value stated"),
        ("", *states_of(atlas)),
        format_func=lambda name: (
            atlas.values[name].label.in_language(voice.language) if name else "—"
        ),
        key=f"own-state-{end}",
    )


def _entry(voice: Voice, atlas: Atlas, end: str) -> ClaimEntry:
    language = voice.language
    with st.container(horizontal=True, key=f"own-claim-{end}"):
        kind = st.selectbox(
            voice("Property"),
            ("", *atlas.properties),
            format_func=lambda name: (
                atlas.properties[name].label.in_language(language) if name else "—"
            ),
            key=f"own-property-{end}",
        )
        value = _value(voice, atlas, kind, end)
        unit = st.selectbox(
            voice("Unit"),
            ("", *atlas.units),
            format_func=lambda name: atlas.units[name].label.in_language(language) if name else "—",
            key=f"own-unit-{end}",
            disabled=kind == STATUS,
        )
        years = st.text_input(voice("Year or years"), key=f"own-years-{end}", max_chars=20)
    return ClaimEntry(kind=kind, value=value, unit="" if kind == STATUS else unit, years=years)


def _widen() -> None:
    st.session_state["own_claims"] = int(st.session_state.get("own_claims", 1)) + 1


def ask_claims(voice: Voice, atlas: Atlas, turn: int) -> tuple[tuple[OwnClaim, ...], list[str]]:
    """Ask what the words say; return the claims, and a sentence for each thing wrong with them.

    `turn` counts the quotes so far, so that each gets empty rows.
    """
    claims, said = [], []
    box = st.expander(voice("What the words say of it"), key="own-claims-box", on_change="rerun")
    with box:
        rows = int(st.session_state.get("own_claims", 1))
        for row in range(rows):
            claim, faults = read_entry(atlas, _entry(voice, atlas, f"{row}-{turn}"))
            sentences = [fault_text(voice, fault) for fault in faults]
            for sentence in sentences:
                st.error(as_plain(sentence))
            said += sentences
            claims += [claim] if claim else []
        st.button(voice("One more"), on_click=_widen)
    return tuple(claims), said
