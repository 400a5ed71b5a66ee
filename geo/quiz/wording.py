"""A quiz in a reader's language, as plain JSON for whatever shows it: screen, file or paper.

Coordinates are [longitude, latitude] in WGS 84 degrees.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from geo.atlas import Atlas, Feature
from geo.languages import Language, direction_of
from geo.model import Quote
from geo.quiz.choice import Choice
from geo.quiz.explaining import reasons
from geo.quiz.hints import share_words
from geo.quiz.making import build_quiz
from geo.quiz.options import option_texts
from geo.quiz.question import POINTS, Question
from geo.quoteview import quote_view
from geo.scripts import quote_languages
from geo.text import Voice, voice_of

Json = dict[str, Any]
_SHOWN_QUOTES = 2
_FARTHEST = 5


def _name(feature: Feature, voice: Voice) -> str:
    return feature.facts.names.in_language(voice.language)


def _prompt(atlas: Atlas, question: Question, voice: Voice) -> str:
    """Return what is asked, without what is shown with it."""
    if question.kind == "find":
        feature = atlas.features[question.subject]
        kind = atlas.kinds[feature.facts.kind].label.in_language(voice.language)
        return voice("Find on the map: {name} ({kind})", name=_name(feature, voice), kind=kind)
    if question.kind == "order":
        line = _name(atlas.features[question.subject], voice)
        first = _name(atlas.features[question.start or question.subject], voice)
        return voice(
            "In which order do these places lie on the line “{line}”, coming from {first}?",
            line=line,
            first=first,
        )
    return {
        "name": voice("Which place is marked on the map?"),
        "document": voice("Which document says this?"),
        "language": voice("In which language is this written?"),
        "contradicts": voice("Which of these statements does the atlas set against this one?"),
        "figure": voice("Which amount does the document give for this?"),
    }[question.kind]


def _hint(question: Question, voice: Voice) -> str:
    if question.kind != "find":
        return ""
    return voice(
        "Within {full} km: {points} points. Farther away fewer, from {zero} km on none.",
        full=voice.number(question.full_km),
        zero=voice.number(question.zero_km),
        points=voice.number(POINTS),
    )


def words_json(text: str, language: str, quote: str | None = None) -> Json:
    """Return words with their language and direction; `quote` where they are verbatim."""
    return {"text": text, "lang": language, "dir": direction_of(language), "quote": quote}


def _read_words(atlas: Atlas, quote: Quote, language: Language) -> Json:
    """Return a quote as the reader of `language` reads it: translated where that is needed."""
    view = quote_view(atlas, quote, language)
    if not view.translation:
        return words_json(quote.exact, view.language, quote.id)
    return words_json(view.translation, view.translation_language)


def shown_json(atlas: Atlas, question: Question, language: Language) -> list[Json]:
    """Return the words that a question shows."""
    if question.kind == "figure":
        figure = next(f for f in atlas.figures if f.id == question.subject)
        source = atlas.source(atlas.quotes[figure.quote].source)
        label = figure.label.in_language(language)
        return [
            words_json(label, language),
            words_json(source.label.in_language(language), language),
        ]
    if question.kind not in ("document", "language", "contradicts"):
        return []
    quote = atlas.quotes[question.subject]
    exact = words_json(quote.exact, quote_languages(atlas)[quote.id], quote.id)
    read = _read_words(atlas, quote, language)
    if question.kind == "language":
        return [exact]
    if question.translated:
        return [read | {"quote": None}]
    return [exact] if read["quote"] else [exact, read]


def _labels(atlas: Atlas, question: Question, choice: Choice) -> list[Json]:
    """Return the names of countries and seas that the map may show without telling."""
    if question.kind not in ("find", "name") or choice.level == "hard":
        return []
    asked = [atlas.features[name] for name in (question.subject, *question.options)]
    names = [feature.facts.names.in_language(choice.language) for feature in asked]
    return [
        {"name": name, "kind": place.kind, "lonlat": [place.lon, place.lat]}
        for place in sorted(atlas.places, key=lambda place: place.min_zoom)
        if place.kind in ("country", "sea") and place.min_zoom <= _FARTHEST
        for name in [place.names.in_language(choice.language)]
        if not any(share_words(name, other) for other in names)
    ]


def _place_json(atlas: Atlas, question: Question, language: Language) -> Json | None:
    if question.kind not in ("find", "name"):
        return None
    feature = atlas.features[question.subject]
    info = atlas.layer(feature.layer).info
    return {
        "id": feature.id,
        "name": feature.facts.names.in_language(language),
        "lonlat": [feature.geometry.x, feature.geometry.y],
        "approximate": "approximate" in feature.part_classes,
        "colour": info.colour,
        "colour_dark": info.colour_dark,
        "full_km": question.full_km,
        "zero_km": question.zero_km,
    }


def question_json(atlas: Atlas, question: Question, choice: Choice) -> Json:
    """Return one question: what is asked, what can be answered, what is right and why."""
    language, voice = choice.language, voice_of(choice.language)
    quotes = [atlas.quotes[name] for name in question.quotes[:_SHOWN_QUOTES]]
    return {
        "kind": question.kind,
        "key": question.key,
        "points": POINTS,
        "prompt": _prompt(atlas, question, voice),
        "hint": _hint(question, voice),
        "shown": shown_json(atlas, question, language),
        "options": option_texts(atlas, question, language),
        "answer": question.answer,
        "place": _place_json(atlas, question, language),
        "labels": _labels(atlas, question, choice),
        "because": reasons(atlas, question, voice),
        "quotes": [asdict(quote_view(atlas, quote, language)) for quote in quotes],
    }


def topic_names(atlas: Atlas, topics: Iterable[str], language: Language) -> dict[str, str]:
    """Return what topics are called: as their layers."""
    return {name: atlas.layer(name).info.title.in_language(language) for name in topics}


def quiz_json(atlas: Atlas, choice: Choice) -> Json:
    """Return the whole quiz of a choice."""
    quiz = build_quiz(atlas, choice)
    return {
        "title": atlas.info.title.in_language(choice.language),
        "language": choice.language,
        "direction": direction_of(choice.language),
        "seed": choice.seed,
        "topics": choice.topics,
        "topic_names": topic_names(atlas, choice.topics, choice.language),
        "level": choice.level,
        "limit": choice.limit,
        "asked": choice.count,
        "view": quiz.view,
        "limits": atlas.info.basemap_extent,
        "questions": [question_json(atlas, question, choice) for question in quiz.questions],
    }
