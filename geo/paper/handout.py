"""The handout of a tour: each step with its map, its text and the quotes that back it."""

from typing import Any

from shapely.geometry import LineString

from geo.atlas import Atlas, Feature
from geo.faults import KeruenError
from geo.geometry import Extent
from geo.languages import Language, direction_of
from geo.model import Record
from geo.paper.labelling import country_labels, frame_of
from geo.paper.sketch import Accent, Frame, dots_svg, halo_svg, sketch_svg
from geo.paper.texts import page_texts
from geo.paper.typeset import PAPERS, WIDTHS, Ink, Paper, typeset
from geo.quiz.pool import Pool
from geo.quiz.wording import words_json
from geo.quoteview import quote_view
from geo.text import voice_of
from geo.tour import Tour, TourStep, numbers_of
from geo.tourdata import course_of
from geo.webdata import attributions_of

Json = dict[str, Any]
_RATIO = 2.5
_SCREEN = (1000, 640)
_NAMES = 9
_LETTER_MM = 1.7
_WIDEST_MM = 50.0


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


def _on(atlas: Atlas, step: TourStep) -> list[Feature]:
    """Return the features of the step's layers that quotes speak of, and the selected one."""
    layers = step.layers if step.layers is not None else atlas.default_layers
    chosen = [step.feature] if step.feature else []
    on = (f.id for f in atlas.features.values() if f.layer in layers and f.facts.quotes)
    return [atlas.features[name] for name in dict.fromkeys((*chosen, *on))]


def _names(frame: Frame, points: list[Feature], language: Language) -> list[Json]:
    named: list[Json] = []
    for point in points:
        x, y = frame.place(point.geometry.x, point.geometry.y)
        name = point.facts.names.in_language(language)
        half = min(len(name) * _LETTER_MM, _WIDEST_MM) / 2 + 1
        free = all(
            abs(x - other["x"]) > half + other["half"] or abs(y - other["y"]) > 9 for other in named
        )
        inside = half < x < frame.width - half and 3 < y < frame.height - 9
        if free and inside and len(named) < _NAMES:
            named.append(
                {"x": round(x, 2), "y": round(y, 2), "name": name, "id": point.id, "half": half}
            )
    return named


def _map(atlas: Atlas, step: TourStep, handout: Handout) -> Json:
    frame = frame_of(_seen(atlas, step), WIDTHS[handout.paper], _RATIO)
    features = _on(atlas, step)
    points = [f for f in features if f.is_point and frame.holds(f.geometry.x, f.geometry.y)]
    named = _names(frame, points, handout.language)
    shown = [atlas.features[name["id"]] for name in named]
    chosen = atlas.features[step.feature] if step.feature else None
    spoken = list(chosen.parts) if chosen and chosen.is_line else []
    if step.way is not None:
        spoken.append(LineString(course_of(atlas, step.way)))
    pool = Pool(atlas=atlas, topics=(), language=handout.language, level="easy")
    dots = [(point.geometry.x, point.geometry.y) for point in shown]
    labels = country_labels(pool, frame, [name["name"] for name in named])
    accent = Accent(
        under=halo_svg(frame, spoken, handout.ink), over=dots_svg(frame, dots, handout.ink)
    )
    lines = [f for f in features if f.is_line]
    return {
        "svg": sketch_svg(atlas, frame, lines, handout.ink, accent),
        "width": frame.width,
        "height": frame.height,
        "marks": [],
        "labels": [label for label in labels if _clear(label, named)],
        "names_on": named,
    }


def _clear(label: Json, named: list[Json]) -> bool:
    return all(
        abs(label["x"] - n["x"]) > 14 + n["half"] or abs(label["y"] - n["y"] - 3) > 8 for n in named
    )


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
