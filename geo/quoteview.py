"""A quote as it is shown to a reader: words, translation, document and place, as plain values."""

from dataclasses import dataclass

from geo.atlas import Atlas
from geo.citing import citation_of, document_details, translation_of
from geo.evidence import is_verified
from geo.languages import Direction, Language, direction_of
from geo.model import Quote
from geo.scripts import language_of_quote
from geo.text import voice_of


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One quote as it is shown."""

    id: str
    exact: str
    language: str
    direction: Direction
    reading: str | None
    translation: str
    translation_language: Language
    translation_direction: Direction
    translation_name: str
    note: str | None
    document: str
    document_details: str
    document_direction: Direction
    place: str
    colour: str
    verified: bool
    citation: str


def quote_view(atlas: Atlas, quote: Quote, language: Language) -> QuoteView:
    """Return a quote as the panel shows it to a reader of `language`."""
    voice, source = voice_of(language), atlas.source(quote.source)
    chosen, spoken = translation_of(quote, source, language), language_of_quote(quote, source)
    shown_language, shown = chosen or (language, "")
    details = document_details(source, voice)
    share = voice.number(100 * quote.start / source.characters)
    return QuoteView(
        id=quote.id,
        exact=quote.exact,
        language=spoken,
        direction=direction_of(spoken),
        reading=quote.reading,
        translation=shown,
        translation_language=shown_language,
        translation_direction=direction_of(shown_language),
        translation_name=voice.language_name(shown_language) if shown_language != language else "",
        note=quote.note.in_language(language) if quote.note else None,
        document=source.label.in_language(language),
        document_details=details,
        document_direction=direction_of(source.language if source.title else "en"),
        place=voice(
            "characters {start}–{end}, {share} per cent into the document",
            start=voice.number(quote.start),
            end=voice.number(quote.end),
            share=share,
        ),
        colour=source.colour,
        verified=is_verified(atlas, quote),
        citation=citation_of(source, quote),
    )
