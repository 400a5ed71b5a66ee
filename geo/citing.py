"""How a quote is cited: its document as far as it shows itself, its place, its translation."""

from geo.languages import Language
from geo.model import Quote, Source
from geo.scripts import language_of_quote
from geo.text import Voice


def document_details(source: Source, voice: Voice | None = None) -> str:
    """Return author, title, publication and date as far as the document shows them."""
    date = source.date if voice is None or source.date is None else voice.date(source.date)
    parts = (
        ", ".join(source.authors),
        source.title,
        source.publication,
        source.issue,
        source.publisher,
        date,
    )
    return " — ".join(part for part in parts if part)


def citation_of(source: Source, quote: Quote) -> str:
    """Return a citation of the quote's words, place and document for the clipboard."""
    shown = document_details(source) or source.label.en
    where = f"characters {quote.start}–{quote.end} of the whitespace-collapsed text"
    document = f"{shown}; {where} (SHA-256 {source.sha256})"
    return f"“{quote.exact}” — {document}; Keruen, quote {quote.id}."


def translation_of(quote: Quote, source: Source, language: Language) -> tuple[Language, str] | None:
    """Return the translation into the reader's language, else English; None if it is theirs."""
    if language_of_quote(quote, source) == language:
        return None
    chosen: Language = language if language in quote.translations else "en"
    return chosen, quote.translations[chosen]
