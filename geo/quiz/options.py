"""What can be answered, in the reader's language."""

from collections.abc import Callable
from typing import Any

from geo.atlas import Atlas
from geo.citing import translation_of
from geo.figuretext import amount_text
from geo.languages import Language, direction_of
from geo.quiz.question import Kind, Question
from geo.scripts import quote_languages
from geo.text import voice_of

Json = dict[str, Any]


def _place(atlas: Atlas, name: str, language: Language) -> str:
    return atlas.features[name].facts.names.in_language(language)


def _document(atlas: Atlas, name: str, language: Language) -> str:
    return atlas.source(name).label.in_language(language)


def _language(_: Atlas, name: str, language: Language) -> str:
    return voice_of(language).language_name(name)


def _amount(atlas: Atlas, name: str, language: Language) -> str:
    figure = next(figure for figure in atlas.figures if figure.id == name)
    return amount_text(atlas, figure, voice_of(language))


_TEXTS: dict[Kind, Callable[[Atlas, str, Language], str]] = {
    "name": _place,
    "order": _place,
    "document": _document,
    "language": _language,
    "figure": _amount,
}


def _statement(atlas: Atlas, name: str, language: Language) -> Json:
    """Return a quote's words in the reader's language; `quote` only where they are verbatim."""
    quote = atlas.quotes[name]
    source = atlas.source(quote.source)
    own = quote_languages(atlas)[name]
    shown, text = translation_of(quote, source, language) or (own, quote.exact)
    verbatim = name if shown == own else None
    return {"text": text, "lang": shown, "dir": direction_of(shown), "quote": verbatim}


def option_texts(atlas: Atlas, question: Question, language: Language) -> list[Json]:
    """Return the options of a question as words with language and direction."""
    if question.kind == "contradicts":
        return [_statement(atlas, name, language) for name in question.options]
    if question.kind == "find":
        return []
    say = _TEXTS[question.kind]
    direction = direction_of(language)
    return [
        {"text": say(atlas, name, language), "lang": language, "dir": direction, "quote": None}
        for name in question.options
    ]
