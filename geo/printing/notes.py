"""Footnotes: the quotes of what is visible, word for word, with where they stand."""

import os
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

from geo.atlas import Atlas
from geo.languages import Language, direction_of
from geo.model import Quote
from geo.printing.choice import MapChoice
from geo.printing.content import Shown
from geo.printing.flow import Flow
from geo.printing.typeset import line_height, lines_of
from geo.scripts import language_of_quote
from geo.text import Voice, voice_of

_MOST_NAMES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One footnote: a quote, and the visible features of which it speaks.

    `language` is that of the translation, which is empty where the quote needs none.
    """

    number: int
    features: tuple[str, ...]
    heading: str
    quote: Quote
    spoken: str
    translation: str
    language: Language
    citation: str


def _in_order(atlas: Atlas, shown: tuple[Shown, ...]) -> dict[str, list[str]]:
    """Return the features of each quote: first quotes of all features, then second ones."""
    spoken = [one for one in shown if one.feature.facts.quotes]
    spoken.sort(key=lambda one: (not one.selected, one.rank, one.feature.is_point))
    found: dict[str, list[str]] = {}
    for turn in range(max((len(one.feature.facts.quotes) for one in spoken), default=0)):
        for one in spoken:
            for quote in one.feature.facts.quotes[turn : turn + 1]:
                found.setdefault(quote, []).append(one.feature.id)
    return found


def notes_of(atlas: Atlas, choice: MapChoice, shown: tuple[Shown, ...]) -> tuple[Note, ...]:
    """Return a note for each quote on what is visible, the selected first."""
    numbers = count(1)
    quotes = _in_order(atlas, shown).items()
    return tuple(_note(atlas, choice, next(numbers), quote, ids) for quote, ids in quotes)


def _note(atlas: Atlas, choice: MapChoice, number: int, name: str, features: list[str]) -> Note:
    quote, voice = atlas.quotes[name], voice_of(choice.language)
    source = atlas.source(quote.source)
    language: Language = choice.language if choice.language in quote.translations else "en"
    names = [atlas.features[one].facts.names.in_language(choice.language) for one in features]
    citation = voice(
        "{document}, characters {start}–{end}",
        document=source.label.in_language(choice.language),
        start=voice.digits(str(quote.start)),
        end=voice.digits(str(quote.end)),
    )
    spoken = language_of_quote(quote, source)
    return Note(
        number=number,
        features=tuple(features),
        heading=_heading(names),
        quote=quote,
        spoken=spoken,
        translation="" if spoken == choice.language else quote.translations.get(language, ""),
        language=language,
        citation=citation,
    )


def _heading(names: list[str]) -> str:
    each = list(dict.fromkeys(names))
    return " · ".join(each[:_MOST_NAMES]) + (" …" if len(each) > _MOST_NAMES else "")


def numbers_of(notes: tuple[Note, ...], voice: Voice) -> dict[str, str]:
    """Return the numbers of each feature's notes, as they stand beside its name."""
    found: dict[str, list[str]] = {}
    for note in notes:
        for feature in note.features:
            found.setdefault(feature, []).append(voice.number(note.number))
    return {feature: voice(", ").join(numbers) for feature, numbers in found.items()}


def _lines(flow: Flow, note: Note, voice: Voice) -> list[tuple[str, dict[str, Any]]]:
    soft, small, tiny = flow.canvas.palette.soft, flow.size * 0.84, flow.size * 0.76
    heading = f"{voice.number(note.number)}  {note.heading}"
    said = direction_of(note.spoken)
    lines: list[tuple[str, dict[str, Any]]] = [
        (heading, {"bold": True, "size": small}),
        (f"«{note.quote.exact}»", {"direction": said, "size": small}),
        (note.citation, {"size": tiny, "color": soft}),
    ]
    if note.translation:
        look = {"direction": direction_of(note.language), "size": tiny, "color": soft}
        lines.insert(2, (note.translation, look))
    return lines


def note_height(flow: Flow, note: Note, voice: Voice) -> float:
    """Return how much height a note takes, in points."""
    high = flow.size * 0.5
    for words, look in _lines(flow, note, voice):
        size, bold = float(look["size"]), bool(look.get("bold"))
        high += len(lines_of(words, size, flow.box.width, bold)) * line_height(size)
    return high


def write_notes(flow: Flow, choice: MapChoice, notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Write as many notes as fit and say how many more there are; return those written."""
    voice = voice_of(choice.language)
    spare = 2.4 * line_height(flow.size * 0.76)
    if not notes or flow.remaining < note_height(flow, notes[0], voice) + spare + flow.size * 4:
        return ()
    flow.need(flow.size * 8)
    if not flow.is_at_top:
        flow.rule()
    flow.paragraph(voice("What the documents say"), bold=True)
    written: list[Note] = []
    for note in notes:
        numbered = replace(note, number=len(written) + 1)
        # Each column may leave its last line empty.
        lost = line_height(flow.size) * len(flow.boxes)
        if flow.remaining < note_height(flow, numbered, voice) + lost + spare:
            continue
        flow.need(line_height(flow.size) * 4.5)
        written.append(numbered)
        for words, look in _lines(flow, numbered, voice):
            flow.paragraph(words, **look)
        flow.skip(flow.size * 0.5)
    if more := len(notes) - len(written):
        flow.paragraph(_more(more, voice), size=flow.size * 0.76, color=flow.canvas.palette.ink)
    return tuple(written)


def _more(count: int, voice: Voice) -> str:
    """Say how many quotes found no room, and where they stand."""
    number, address = voice.number(count), os.environ.get("KERUEN_ADDRESS", "")
    if not address:
        return voice("{count} more quotes stand in the atlas, with each feature.", count=number)
    return voice(
        "{count} more quotes stand in the atlas, with each feature: {address}",
        count=number,
        address=address,
    )
