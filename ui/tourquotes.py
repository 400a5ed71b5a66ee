"""The quotes that a visitor may put into a step of their tour: all, those at hand first."""

from functools import lru_cache

import streamlit as st

from geo.atlas import Atlas
from geo.languages import Language
from geo.quoteview import quote_view
from geo.text import Voice
from geo.toursketch import SketchStep
from ui.templating import templates

_SHORT = 70


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"


def quote_label(atlas: Atlas, quote: str, language: Language) -> str:
    """Return what a quote means, its words, its document, the names of what it is about."""
    found = atlas.quotes[quote]
    document = atlas.source(found.source).label.in_language(language)
    meaning = found.translations.get(language) or found.translations.get("en")
    names = ", ".join(_names_by_quote(atlas, language).get(quote, ()))
    # A row of the list shows only its beginning: that by which quotes differ.
    parts = (_shortened(meaning or ""), _shortened(found.exact), document, names)
    return " · ".join(part for part in parts if part)


@lru_cache(maxsize=16)
def _names_by_quote(atlas: Atlas, language: Language) -> dict[str, list[str]]:
    """Return the names of the features that each quote is about, in alphabetical order."""
    found: dict[str, list[str]] = {}
    for feature in atlas.features.values():
        for quote in feature.facts.quotes:
            found.setdefault(quote, []).append(feature.facts.names.in_language(language))
    return {quote: sorted(names) for quote, names in found.items()}


@lru_cache(maxsize=16)
def _all_labels(atlas: Atlas, language: Language) -> dict[str, str]:
    """Return every quote's label, in alphabetical order."""
    labels = {quote: quote_label(atlas, quote, language) for quote in atlas.quotes}
    return dict(sorted(labels.items(), key=lambda item: item[1]))


def offered_quotes(atlas: Atlas, step: SketchStep, language: Language) -> dict[str, str]:
    """Return the labels of all quotes, those of the step's feature first."""
    labels = _all_labels(atlas, language)
    feature = atlas.features.get(step.scene.get("feature", ""))
    near = {quote: labels[quote] for quote in (feature.facts.quotes if feature else ())}
    return near | labels


def quotes_field(atlas: Atlas, step: SketchStep, voice: Voice, key: str) -> tuple[str, ...]:
    """Show the field in which quotes are looked for, and those chosen in full; return these."""
    labels = offered_quotes(atlas, step, voice.language)
    chosen = tuple(
        st.multiselect(
            voice("Quotes"),
            list(labels),
            [quote for quote in step.quotes if quote in labels],
            format_func=labels.__getitem__,
            key=f"own-quotes-{key}",
            placeholder=voice("Search by names and words"),
            filter_mode="contains",
            select_all=False,
            wrap=True,
        )
    )
    if chosen:
        views = [quote_view(atlas, atlas.quotes[quote], voice.language) for quote in chosen]
        st.html(templates().get_template("write-quotes.html").render(say=voice, quotes=views))
    return chosen
