"""Read tours, one file each, collecting every fault by file and step."""

import re
from pathlib import Path
from typing import Any

from geo.faults import Fault
from geo.model import KEBAB
from geo.reading import UNREAD, decode_json, parse_record, read_json
from geo.tour import LONGEST_TOUR, Tour, TourHead, TourStep

FOLDER = "tours"
THE_TOUR = "the tour"


def step_name(index: int) -> str:
    """Return what faults call the step with that index."""
    return f"step {index + 1}"


def _steps(raw: Any, file: str, faults: list[Fault]) -> tuple[TourStep, ...]:
    if not isinstance(raw, list) or not 0 < len(raw) <= LONGEST_TOUR:
        remedy = f'write "steps": [ … ] with 1 to {LONGEST_TOUR} steps'
        fault = "has no list of steps"
        faults.append(Fault(file=file, record=THE_TOUR, fault=fault, remedy=remedy, kind="steps"))
        return ()
    read = (
        parse_record(TourStep, step, file=file, name=step_name(index), faults=faults)
        for index, step in enumerate(raw)
    )
    return tuple(step for step in read if step is not None)


def parse_tour(raw: Any, *, stem: str, file: str, faults: list[Fault]) -> Tour | None:
    """Return the tour of a file's JSON, or None and all its faults."""
    before = len(faults)
    if not isinstance(raw, dict):
        remedy = "begin the file with { and end it with }"
        faults.append(
            Fault(file=file, record=THE_TOUR, fault="is no object", remedy=remedy, kind="json")
        )
        return None
    if not re.match(KEBAB, stem):
        remedy = "name the file in small Latin letters with hyphens, as silk-road.json"
        fault = "the file's name cannot be an id"
        faults.append(Fault(file=file, record=THE_TOUR, fault=fault, remedy=remedy))
    head = {key: value for key, value in raw.items() if key != "steps"}
    parsed = parse_record(TourHead, head, file=file, name=THE_TOUR, faults=faults)
    steps = _steps(raw.get("steps"), file, faults)
    if parsed is None or len(faults) > before:
        return None
    return Tour(
        id=stem,
        languages=parsed.languages,
        title=parsed.title,
        summary=parsed.summary,
        order=parsed.order,
        steps=steps,
    )


def decode_tour(content: bytes, *, stem: str, file: str, faults: list[Fault]) -> Tour | None:
    """Return the tour that a file's bytes hold, or None and all its faults."""
    before = len(faults)
    raw = decode_json(content, file, faults)
    return None if len(faults) > before else parse_tour(raw, stem=stem, file=file, faults=faults)


def read_tours(folder: Path, faults: list[Fault]) -> tuple[Tour, ...]:
    """Return the tours of an atlas folder, by their order and then by the names of their files."""
    tours = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        file = f"{FOLDER}/{path.name}"
        raw = read_json(path, faults, file=file)
        if raw is not UNREAD:
            tours.append(parse_tour(raw, stem=path.stem, file=file, faults=faults))
    found = (tour for tour in tours if tour is not None)
    return tuple(sorted(found, key=lambda tour: (tour.order, tour.id)))


def tour_document(tour: Tour) -> dict[str, Any]:
    """Return a tour as its file holds it: without its id and without what is at its usual value."""
    return tour.model_dump(mode="json", by_alias=True, exclude={"id"}, exclude_defaults=True)
