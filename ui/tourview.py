"""A tour on screen: the step's words and quotes, the presenter's notes, the list of tours."""

from dataclasses import replace
from typing import Any

from geo.atlas import Atlas
from geo.languages import direction_of
from geo.quoteview import quote_view
from geo.text import voice_of
from geo.tour import OWN, Tour, TourStep
from ui.address import Address
from ui.panelmodel import Link
from ui.templating import templates


def tour_called(atlas: Atlas, name: str | None, own: Tour | None) -> Tour | None:
    """Return the tour with that id, the visitor's own one under its kept name, or None."""
    if name == OWN:
        return own
    return next((tour for tour in atlas.tours if tour.id == name), None)


def step_of(tour: Tour, address: Address) -> int:
    """Return the number of the address's step, from 1, kept within the tour."""
    return min(max(address.step, 1), len(tour.steps))


def _frame(atlas: Atlas, tour: Tour, address: Address) -> dict[str, Any]:
    """Return what every template of a tour needs; its links are those of a step that there is."""
    language = tour.language_for(address.language)
    voice = voice_of(address.language)
    number = step_of(tour, address)
    address = replace(address, step=number)
    return {
        "tour": tour,
        "lang": language,
        "dir": direction_of(language),
        "title": tour.title[language],
        "number": number,
        "count": len(tour.steps),
        "titles": [step.title[language] for step in tour.steps],
        "step": tour.steps[number - 1],
        "present": address.present,
        "say": voice,
        "link": lambda n: address.link(step=str(n), feature=None, layers=None),
        "leave": address.link(tour=None, step=None, present=None, feature=None, layers=None),
        "notes_link": address.link(present="notes", feature=None, layers=None),
        "open_link": lambda feature: address.link(feature=feature),
    }


def _selected(atlas: Atlas, step: TourStep, address: Address) -> Link | None:
    """Return the feature that a step speaks of, to be opened with all its evidence."""
    feature = atlas.features.get(step.feature or "")
    if feature is None:
        return None
    name = feature.facts.names.in_language(address.language)
    return Link(id=feature.id, name=name, kind="")


def _context(atlas: Atlas, step: TourStep, language: Any) -> dict[str, str] | None:
    if step.context is None:
        return None
    names = [atlas.datasets[origin].name for origin in step.context.origins]
    return {"text": step.context.text[language], "origins": " · ".join(names)}


def tour_html(atlas: Atlas, tour: Tour, address: Address, own: str = "") -> str:
    """Return the panel of a step; `own` is what it says of a visitor's own feature, as HTML."""
    frame = _frame(atlas, tour, address)
    step, language = frame["step"], frame["lang"]
    return (
        templates()
        .get_template("tour.html")
        .render(
            **frame,
            text=step.text[language],
            own=own,
            context=_context(atlas, step, language),
            quotes=[quote_view(atlas, atlas.quotes[q], address.language) for q in step.quotes],
            selected=_selected(atlas, step, address),
        )
    )


def notes_html(atlas: Atlas, tour: Tour, address: Address) -> str:
    """Return what the second window shows: the notes of this step and what comes next."""
    frame = _frame(atlas, tour, address)
    number, language = frame["number"], frame["lang"]
    following = tour.steps[number] if number < len(tour.steps) else None
    return (
        templates()
        .get_template("notes.html")
        .render(
            **frame,
            text=frame["step"].text[language],
            notes=(frame["step"].notes or {}).get(language),
            quotes=[
                quote_view(atlas, atlas.quotes[q], address.language) for q in frame["step"].quotes
            ],
            following=following,
        )
    )


def return_html(atlas: Atlas, tour: Tour, address: Address) -> str:
    """Return the way back to the step, for somebody who has left it to explore."""
    return templates().get_template("return.html").render(**_frame(atlas, tour, address))


def no_tour_html(atlas: Atlas, address: Address) -> str:
    """Return a word on a tour that the atlas does not have, and the tours that it has."""
    template = templates().get_template("no-tour.html")
    return template.render(
        address=address,
        own=OWN,
        leave=address.link(tour=None, step=None, present=None),
        tours=[
            (address.link(tour=tour.id, step="1"), tour.title[tour.language_for(address.language)])
            for tour in atlas.tours
        ],
        say=voice_of(address.language),
    )


def classroom_html(atlas: Atlas, address: Address, *, offline: bool = False) -> str:
    """Return the list of tours with their ways in; `offline` leaves out what needs a server."""
    language, voice = address.language, voice_of(address.language)
    tours = [
        {
            "tour": tour,
            "lang": tour.language_for(language),
            "steps": voice("Steps: {count}", count=voice.number(len(tour.steps))),
            "start": address.link(tour=tour.id, step="1"),
            "present": address.link(tour=tour.id, step="1", present="1"),
        }
        for tour in atlas.tours
    ]
    write = address.link(write="1")
    template = templates().get_template("classroom.html")
    return template.render(
        tours=tours, write=write, offline=offline, direction_of=direction_of, say=voice
    )
