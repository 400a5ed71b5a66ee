"""A tour that is still being written: the same records, with words that may yet be missing."""

from typing import Any, Final

from pydantic import Field

from geo.atlas import Atlas
from geo.faults import Fault
from geo.languages import LANGUAGES, Language
from geo.model import Record
from geo.tour import LONGEST_TOUR, OWN, Tour
from geo.tourdata import SCENE
from geo.tourfaults import tour_faults
from geo.tourfile import decode_tour, parse_tour, tour_document

FILE: Final = "the tour"
Words = dict[Language, str]


class SketchStep(Record):
    """A step whose scene is settled and whose words may be missing; `rest` is kept as it came.

    `own` is the id of a visitor's own feature to which it points: only the browser keeps it, as
    the tour's file can show no more than the place.
    """

    scene: dict[str, Any]
    title: Words = Field(default_factory=dict)
    text: Words = Field(default_factory=dict)
    notes: Words = Field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    rest: dict[str, Any] = Field(default_factory=dict)
    own: str = Field("", max_length=40)


class Sketch(Record):
    """A tour in the making."""

    title: Words = Field(default_factory=dict)
    summary: Words = Field(default_factory=dict)
    steps: tuple[SketchStep, ...] = Field(default=(), max_length=LONGEST_TOUR)

    def with_step(self, index: int, **changes: Any) -> "Sketch":
        """Return the sketch with the step at `index` changed."""
        changed = self.steps[index].model_copy(update=changes)
        return self.model_copy(
            update={"steps": (*self.steps[:index], changed, *self.steps[index + 1 :])}
        )

    def moved(self, index: int, by: int) -> "Sketch":
        """Return the sketch with the step at `index` moved, as far as the ends allow."""
        steps = list(self.steps)
        steps.insert(max(0, index + by), steps.pop(index))
        return self.model_copy(update={"steps": tuple(steps)})

    def without(self, index: int) -> "Sketch":
        """Return the sketch without the step at `index`."""
        return self.model_copy(update={"steps": (*self.steps[:index], *self.steps[index + 1 :])})


def _written(words: Words) -> Words:
    return {language: text for language, text in words.items() if text.strip()}


def languages_of(sketch: Sketch) -> tuple[Language, ...]:
    """Return the languages in which anything is written, in the atlas's order."""
    texts = [sketch.title, sketch.summary]
    texts += [words for step in sketch.steps for words in (step.title, step.text, step.notes)]
    used = {language for words in texts for language in _written(words)}
    return tuple(language for language in LANGUAGES if language in used)


def sketch_document(sketch: Sketch) -> dict[str, Any]:
    """Return the tour's file as far as it is written."""
    steps = []
    for step in sketch.steps:
        notes = {"notes": _written(step.notes)} if _written(step.notes) else {}
        quotes = {"quotes": list(step.quotes)} if step.quotes else {}
        words = {"title": _written(step.title), "text": _written(step.text)}
        steps.append({**words, **step.scene, **step.rest, **quotes, **notes})
    return {
        "languages": list(languages_of(sketch)),
        "title": _written(sketch.title),
        "summary": _written(sketch.summary),
        "steps": steps,
    }


def sketch_of(tour: Tour) -> Sketch:
    """Return the sketch of a whole tour."""
    steps = []
    for raw, step in zip(tour_document(tour)["steps"], tour.steps, strict=True):
        told = {"title", "text", "notes", "quotes"}
        steps.append(
            SketchStep(
                scene={key: value for key, value in raw.items() if key in SCENE},
                title=dict(step.title),
                text=dict(step.text),
                notes=dict(step.notes or {}),
                quotes=step.quotes,
                rest={k: v for k, v in raw.items() if k not in SCENE and k not in told},
            )
        )
    return Sketch(title=dict(tour.title), summary=dict(tour.summary), steps=tuple(steps))


def finished(atlas: Atlas, sketch: Sketch) -> tuple[Tour | None, list[Fault]]:
    """Return the tour of a sketch, or None and what it still lacks."""
    faults: list[Fault] = []
    tour = parse_tour(sketch_document(sketch), stem=OWN, file=FILE, faults=faults)
    if tour is not None:
        faults.extend(tour_faults(atlas, tour, FILE))
    return (None if faults else tour), faults


def load_sketch(atlas: Atlas, content: bytes, file: str) -> tuple[Sketch | None, list[Fault]]:
    """Return the sketch of a tour's file, or None and every fault of the file."""
    faults: list[Fault] = []
    tour = decode_tour(content, stem=OWN, file=file, faults=faults)
    if tour is None:
        return None, faults
    faults.extend(tour_faults(atlas, tour, file))
    return (None if faults else sketch_of(tour)), faults
