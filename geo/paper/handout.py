"""The handout of a tour: each step with its map, its text and the quotes that back it."""

from typing import Any

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.geometry import Extent
from geo.languages import Language, direction_of
from geo.model import Record
from geo.paper.labelling import figure_json, pane_of
from geo.paper.texts import page_texts
from geo.paper.typeset import PAPERS, WIDTHS, Ink, Paper, typeset
from geo.quiz.wording import words_json
from geo.quoteview import quote_view
from geo.text import voice_of
from geo.tour import Tour, TourStep, numbers_of
from geo.webdata import attributions_of

Json = dict[str, Any]
# A map stands beside its step's text and takes this part of the page's width.
_PART, _RATIO, _LETTERS = 0.47, 1.5, 7.0
_SCREEN = (1000, 640)


class UnknownTourError(KeruenError):
    """An id that no tour has, with the ids of the tours."""

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        there = ", ".join(known) or "none"
        super().__init__(f"no tour has the id {wanted!r}; there are: {there}")


class Handout(Record):
    """A handout is wholly determined by this and the atlas."""

    tour: str
    language: Language = "en"
    paper: Paper = "a4"
    ink: Ink = "colour"


def _seen(atlas: Atlas, step: TourStep) -> Extent:
    """Return what a screen shows at a step: west, south, east, north in degrees."""
    if step.extent is not None:
        return step.extent
    if step.view is None:
        return atlas.info.extent
    lat, lon, zoom = numbers_of(step.view)
    wide = _SCREEN[0] * 360 / (256 * 2**zoom)
    tall = wide * _SCREEN[1] / _SCREEN[0] * 0.75
    return lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2


def _pointed(atlas: Atlas, step: TourStep) -> tuple[str | None, tuple[float, float] | None]:
    """Return the feature that a step marks as chosen, and the place it points at besides."""
    pointer = step.pointer
    if pointer is None or pointer.feature is None:
        return step.feature, pointer.lonlat if pointer else None
    target = atlas.features[pointer.feature]
    if step.feature in (None, target.id):
        return target.id, None
    spot = target.geometry.representative_point()
    return step.feature, (float(spot.x), float(spot.y))


def _map(atlas: Atlas, step: TourStep, handout: Handout) -> Json:
    """Return what the screen shows at the step: layers, year, selection or way, and pointer."""
    feature, pointed = _pointed(atlas, step)
    way = step.way
    ends = {"from": way.start, "to": way.end, "via": ",".join(way.via)} if way else {}
    pane = pane_of(
        atlas, _seen(atlas, step), round(WIDTHS[handout.paper] * _PART, 1),
        handout.ink, _RATIO, _LETTERS,
        language=handout.language, layers=step.layers, year=step.year, feature=feature,
        asking=tuple((key, value) for key, value in ends.items() if value),
    )  # fmt: skip
    return figure_json(pane, pane.svg(pointed), [])


def _step(atlas: Atlas, tour: Tour, number: int, handout: Handout) -> Json:
    step, language = tour.steps[number - 1], tour.language_for(handout.language)
    voice = voice_of(handout.language)
    views = [quote_view(atlas, atlas.quotes[name], handout.language) for name in step.quotes]
    context = step.context
    return {
        "number": voice.number(number),
        "title": words_json(step.title[language], language),
        "text": words_json(step.text[language], language),
        "context": words_json(context.text[language], language) if context else None,
        "map": _map(atlas, step, handout),
        "quotes": [
            {
                "exact": words_json(view.exact, view.language, view.id),
                "translation": words_json(view.translation, view.translation_language),
                "document": view.document,
                "place": view.place,
                "colour": view.colour,
            }
            for view in views
        ],
    }


def tour_named(atlas: Atlas, name: str) -> Tour:
    """Return the tour with that id, or raise UnknownTourError with those that there are."""
    found = next((tour for tour in atlas.tours if tour.id == name), None)
    if found is None:
        raise UnknownTourError(name, tuple(tour.id for tour in atlas.tours))
    return found


def handout_data(atlas: Atlas, handout: Handout) -> Json:
    """Return everything the handout says, for the template."""
    tour, language = tour_named(atlas, handout.tour), handout.language
    voice, written = voice_of(language), tour.language_for(language)
    outside = voice("Context, from no document of the atlas")
    head = {"title": tour.title[written], "context": outside}
    return {
        "lang": language,
        "dir": direction_of(language),
        "paper": PAPERS[handout.paper],
        "mono": handout.ink == "mono",
        "texts": page_texts(voice, atlas) | head,
        "summary": words_json(tour.summary[written], written),
        "attribution": " · ".join(item["text"] for item in attributions_of(atlas, language)),
        "steps": [_step(atlas, tour, n, handout) for n in range(1, len(tour.steps) + 1)],
    }


def handout_pdf(atlas: Atlas, handout: Handout) -> bytes:
    """Return the handout as PDF; the same handout gives the same bytes."""
    return typeset("handout", handout_data(atlas, handout))
