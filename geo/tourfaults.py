"""Prove that a tour points only to what the atlas has, and speaks every language it names."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping

from geo.atlas import Atlas
from geo.faults import Fault
from geo.languages import Language
from geo.tour import OWN, Tour, TourStep, numbers_of
from geo.tourfile import FOLDER, THE_TOUR, step_name

_Found = Iterator[tuple[str, str]]


def _unknown(what: str, wanted: str | None, known: Collection[str]) -> _Found:
    if wanted is None or wanted in known:
        return
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)
    remedy = f"did you mean {near[0]!r}?" if near else "correct it or leave it out"
    yield f"the atlas has no {what} {wanted!r}", remedy


def _language_faults(tour: Tour, name: str, texts: Mapping[Language, str] | None) -> _Found:
    if texts is None:
        return
    for language in tour.languages:
        if language not in texts:
            yield (
                f"{name}: no text in {language!r}",
                f"write it, or take {language!r} out of the tour's languages",
            )


def _place_faults(atlas: Atlas, step: TourStep) -> _Found:
    west, south, east, north = atlas.info.basemap_extent
    points = [step.pointer.lonlat] if step.pointer and step.pointer.lonlat else []
    if step.view:
        lat, lon, _ = numbers_of(step.view)
        points.append((lon, lat))
    if step.extent:
        points += [step.extent[:2], step.extent[2:]]
    for lon, lat in points:
        if not (west <= lon <= east and south <= lat <= north):
            yield f"{lat}, {lon} lies off the base map", "give a place on the map"
    years = atlas.info.years
    if step.year is not None and years and not years[0] <= step.year <= years[1]:
        yield f"the year {step.year} is out of range", f"give one from {years[0]} to {years[1]}"
    target = atlas.features.get(step.pointer.feature or "") if step.pointer else None
    if target is not None and not target.is_located:
        yield f"{target.id!r} has no place to point at", "point at a lonlat"


def _record_faults(atlas: Atlas, step: TourStep) -> _Found:
    yield from _unknown("feature", step.feature, atlas.features)
    if step.pointer:
        yield from _unknown("feature", step.pointer.feature, atlas.features)
    layers = [layer.info.id for layer in atlas.layers]
    for layer in step.layers or ():
        yield from _unknown("layer", layer, layers)
    for quote in step.quotes:
        yield from _unknown("quote", quote, atlas.quotes)
    for origin in step.context.origins if step.context else ():
        yield from _unknown("dataset", origin, atlas.datasets)
    if step.way:
        nodes = [node.id for node in atlas.nodes]
        for place in (step.way.start, step.way.end, *step.way.via):
            yield from _unknown("place of the network", place, nodes)


def _step_faults(atlas: Atlas, tour: Tour, step: TourStep) -> _Found:
    yield from _record_faults(atlas, step)
    yield from _place_faults(atlas, step)
    yield from _language_faults(tour, "title", step.title)
    yield from _language_faults(tour, "text", step.text)
    yield from _language_faults(tour, "notes", step.notes)
    yield from _language_faults(tour, "context", step.context.text if step.context else None)


def tour_faults(atlas: Atlas, tour: Tour, file: str) -> Iterator[Fault]:
    """Yield every fault of one tour, by step."""
    head = [
        *_language_faults(tour, "title", tour.title),
        *_language_faults(tour, "summary", tour.summary),
    ]
    for fault, remedy in head:
        yield Fault(file=file, record=THE_TOUR, fault=fault, remedy=remedy)
    for index, step in enumerate(tour.steps):
        for fault, remedy in _step_faults(atlas, tour, step):
            yield Fault(file=file, record=step_name(index), fault=fault, remedy=remedy)


def all_tour_faults(atlas: Atlas, tours: Iterable[Tour]) -> Iterator[Fault]:
    """Yield every fault of the tours of an atlas folder."""
    for tour in tours:
        if tour.id == OWN:
            fault, remedy = f"the name {OWN!r} is kept for a visitor's tour", "rename the file"
            yield Fault(file=f"{FOLDER}/{OWN}.json", record=THE_TOUR, fault=fault, remedy=remedy)
        yield from tour_faults(atlas, tour, f"{FOLDER}/{tour.id}.json")
