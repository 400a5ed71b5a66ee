"""Footnotes: the quotes of what is visible, word for word, with where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.languages import direction_of
from geo.model import Quote
from geo.printing.choice import MapChoice
from geo.printing.content import Shown
from geo.printing.side import Flow, rule
from geo.printing.typeset import line_height, lines_of
from geo.text import Voice, voice_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One footnote: the feature, and the quote it gives for it."""

    number: int
    feature: str
    name: str
    quote: Quote
    translation: str
    citation: str


def notes_of(atlas: Atlas, choice: MapChoice, shown: tuple[Shown, ...]) -> tuple[Note, ...]:
    """Return a note for each visible feature of which a document speaks, the selected first."""
    voice = voice_of(choice.language)
    spoken = [one for one in shown if one.feature.facts.quotes]
    spoken.sort(key=lambda one: (not one.selected, one.rank, one.feature.is_point))
    return tuple(_notes(atlas, voice, spoken))


def _notes(atlas: Atlas, voice: Voice, spoken: list[Shown]) -> Iterator[Note]:
    for number, one in enumerate(spoken, start=1):
        quote = atlas.quotes_of(one.feature)[0]
        source = atlas.source(quote.source)
        own = source.language == voice.language
        known = quote.translations.get(voice.language) or quote.translations.get("en", "")
        where = voice(
            "{document}, characters {start}–{end}",
            document=source.label.in_language(voice.language),
            start=voice.number(quote.start),
            end=voice.number(quote.end),
        )
        yield Note(
            number=number,
            feature=one.feature.id,
            name=one.feature.facts.names.in_language(voice.language),
            quote=quote,
            translation="" if own else known,
            citation=where,
        )


def note_height(flow: Flow, note: Note) -> float:
    """Return how much height a note takes, in points."""
    small, tiny = flow.size * 0.84, flow.size * 0.76
    width = flow.box.width
    head = len(lines_of(f"{note.number}  {note.name}", small, width, bold=True))
    words = len(lines_of(f"«{note.quote.exact}»", small, width))
    below = len(lines_of(note.translation, tiny, width)) + len(lines_of(note.citation, tiny, width))
    return (head + words) * line_height(small) + below * line_height(tiny) + flow.size * 0.45


def _write(flow: Flow, atlas: Atlas, note: Note, voice: Voice) -> None:
    small, tiny = flow.size * 0.84, flow.size * 0.76
    soft = flow.canvas.palette.soft
    number = voice.number(note.number)
    flow.paragraph(f"{number}  {note.name}", bold=True, size=small)
    spoken = direction_of(atlas.source(note.quote.source).language)
    flow.paragraph(f"«{note.quote.exact}»", direction=spoken, size=small)
    if note.translation:
        english = voice.language not in note.quote.translations
        direction = "ltr" if english else flow.direction
        flow.paragraph(note.translation, direction=direction, size=tiny, color=soft)
    flow.paragraph(note.citation, size=tiny, color=soft)
    flow.skip(flow.size * 0.45)


def write_notes(
    flow: Flow, atlas: Atlas, choice: MapChoice, notes: tuple[Note, ...]
) -> tuple[Note, ...]:
    """Write as many notes as fit and say how many more there are; return those written."""
    voice = voice_of(choice.language)
    if not notes:
        return ()
    rule(flow)
    flow.paragraph(voice("What the documents say"), bold=True)
    spare = 2.2 * line_height(flow.size * 0.76)
    written = []
    for note in notes:
        if not flow.need(note_height(flow, note) + spare):
            continue
        written.append(note)
        numbered = Note(**{**{f: getattr(note, f) for f in note.__slots__}, "number": len(written)})
        written[-1] = numbered
        _write(flow, atlas, numbered, voice)
    if more := len(notes) - len(written):
        said = voice("{count} more in the atlas", count=voice.number(more))
        flow.paragraph(said, size=flow.size * 0.76, color=flow.canvas.palette.soft)
    return tuple(written)
