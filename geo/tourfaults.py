"""Prove that a tour points only to what the atlas has, and speaks every language it names."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from geo.atlas import Atlas
from geo.faults import Fault
from geo.languages import Language
from geo.tour import OWN, Tour, TourStep, numbers_of
from geo.tourfile import FOLDER, THE_TOUR, step_name


class _Found(NamedTuple):
    """What is wrong, the remedy, what sort of fault it is, and of what."""

    fault: str
    remedy: str
    kind: str
    about: str

    def at(self, file: str, record: str) -> Fault:
        return Fault(file=file, record=record, **self._asdict())


_All = Iterator[_Found]


def _unknown(what: str, wanted: str | None, known: Collection[str]) -> _All:
    if wanted is None or wanted in known:
        return
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)
    remedy = f"did you mean {near[0]!r}?" if near else "correct it or leave it out"
    yield _Found(f"the atlas has no {what} {wanted!r}", remedy, "unknown", wanted)


def _language_faults(tour: Tour, name: str, texts: Mapping[Language, str] | None) -> _All:
    if texts is None:
        return
    for language in tour.languages:
        if language not in texts:
            yield _Found(
                f"{name}: no text in {language!r}",
                f"write it, or take {language!r} out of the tour's languages",
                "untold",
                language,
            )


def _place_faults(atlas: Atlas, step: TourStep) -> _All:
    west, south, east, north = atlas.info.basemap_extent
    points = [step.pointer.lonlat] if step.pointer and step.pointer.lonlat else []
    if step.view:
        lat, lon, _ = numbers_of(step.view)
        points.append((lon, lat))
    if step.extent:
        points += [step.extent[:2], step.extent[2:]]
    for lon, lat in points:
        if not (west <= lon <= east and south <= lat <= north):
            at = f"{lat}, {lon}"
            yield _Found(f"{at} lies off the base map", "give a place on the map", "off", at)
    years = atlas.info.years
    if step.year is not None and years and not years[0] <= step.year <= years[1]:
        remedy = f"give one from {years[0]} to {years[1]}"
        yield _Found(f"the year {step.year} is out of range", remedy, "year", str(step.year))
    target = atlas.features.get(step.pointer.feature or "") if step.pointer else None
    if target is not None and not target.is_located:
        fault = f"{target.id!r} has no place to point at"
        yield _Found(fault, "point at a lonlat", "placeless", target.id)


def _record_faults(atlas: Atlas, step: TourStep) -> _All:
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


def _step_faults(atlas: Atlas, tour: Tour, step: TourStep) -> _All:
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
    for found in head:
        yield found.at(file, THE_TOUR)
    for index, step in enumerate(tour.steps):
        for found in _step_faults(atlas, tour, step):
            yield found.at(file, step_name(index))


def all_tour_faults(atlas: Atlas, tours: Iterable[Tour]) -> Iterator[Fault]:
    """Yield every fault of the tours of an atlas folder."""
    for tour in tours:
        if tour.id == OWN:
            fault, remedy = f"the name {OWN!r} is kept for a visitor's tour", "rename the file"
            yield Fault(file=f"{FOLDER}/{OWN}.json", record=THE_TOUR, fault=fault, remedy=remedy)
        yield from tour_faults(atlas, tour, f"{FOLDER}/{tour.id}.json")
