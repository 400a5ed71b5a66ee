"""Ways as data: GeoJSON and a CSV itinerary, with what each part rests on."""

import csv
import io
import json
from typing import Any

from geo.atlas import Atlas
from geo.languages import Language
from geo.networkrecords import Event
from geo.routing.way import Leg, Step, Way

Json = dict[str, Any]
_COLUMNS = (
    *("way", "km", "place", "name", "lon", "lat", "countries", "events"),
    *("next_mode", "next_gauge", "next_km", "next_status", "next_geometry_class", "quotes"),
)
_EVENTS: tuple[Event, ...] = ("border", "gauge-change", "transshipment")


def _rounded(numbers: dict[Any, float], digits: int = 1) -> dict[str, float]:
    return {str(key): round(number, digits) for key, number in numbers.items()}


def describe_leg(leg: Leg, language: Language) -> Json:
    """Return a leg with its ends by name."""
    first, last = leg.steps[0], leg.steps[-1]
    return {
        "mode": leg.mode,
        "gauge": leg.gauge,
        "from": first.start.names.in_language(language),
        "to": last.end.names.in_language(language),
        "from_id": first.start.id,
        "to_id": last.end.id,
        "km": round(leg.km, 1),
        "events": list(first.events),
        "planned": any(step.segment.status != "operating" for step in leg.steps),
    }


def describe_way(way: Way, language: Language = "en") -> Json:
    """Return all that a way means, without its coordinates."""
    return {
        "km": round(way.km, 1),
        "days": round(way.total("days"), 2),
        "cost": round(way.total("cost"), 2),
        **{f"{event.replace('-', '_')}s": way.count(event) for event in _EVENTS},
        "km_by_mode": _rounded(way.km_by_mode()),
        "km_by_country": _rounded(way.km_by_country()),
        "km_by_gauge": _rounded(way.km_by_gauge()),
        "share_by_class": _rounded(dict(way.share_by_class()), 3),
        "quotes": list(way.quotes),
        "rests_on_no_document": not way.is_evidenced,
        "legs": [describe_leg(leg, language) for leg in way.legs],
    }


def attribution_of(atlas: Atlas, ways: tuple[Way, ...]) -> list[str]:
    """Return the attributions under which the coordinates of ways stand."""
    steps = [step for way in ways for step in way.steps]
    records = (record for step in steps for record in (step.segment, step.start, step.end))
    used = {origin.dataset for record in records for origin in record.origins}
    sets = (dataset for name, dataset in atlas.datasets.items() if name in used)
    return [f"{dataset.attribution.en} ({dataset.licence})" for dataset in sets]


def _feature(way: Way, step: Step, number: int, language: Language) -> Json:
    segment = step.segment
    return {
        "type": "Feature",
        "id": f"{number}-{segment.id}",
        "geometry": {"type": "LineString", "coordinates": [list(p) for p in step.lonlats]},
        "properties": {
            "way": number,
            "segment": segment.id,
            "from": step.start.names.in_language(language),
            "to": step.end.names.in_language(language),
            "begins_at_km": round(step.km, 1),
            "km": round(segment.km, 1),
            "mode": segment.mode,
            "gauge": segment.gauge,
            "countries": list(segment.countries),
            "status": segment.status,
            "geometry_class": segment.geometry_class,
            "events": list(step.events),
            "quotes": list(segment.quotes),
            "origins": [origin.dataset for origin in segment.origins],
        },
    }


def ways_geojson(atlas: Atlas, ways: tuple[Way, ...], language: Language = "en") -> str:
    """Return ways as a GeoJSON FeatureCollection (RFC 7946), one feature a segment."""
    features = [
        _feature(way, step, number, language)
        for number, way in enumerate(ways, start=1)
        for step in way.steps
    ]
    collection = {
        "type": "FeatureCollection",
        "ways": [describe_way(way, language) for way in ways],
        "attribution": attribution_of(atlas, ways),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _row(way: Way, number: int, index: int, language: Language) -> tuple[Any, ...]:
    place = way.places[index]
    step = way.steps[index] if index < len(way.steps) else None
    segment = step.segment if step else None
    km = step.km if step else way.km
    return (
        *(number, f"{km:.1f}", place.id, place.names.in_language(language), *place.lonlat),
        *(" ".join(place.countries), " ".join(step.events) if step else ""),
        *((segment.mode, segment.gauge or "", f"{segment.km:.1f}") if segment else ("", "", "")),
        *((segment.status, segment.geometry_class) if segment else ("", "")),
        " ".join(dict.fromkeys((*place.quotes, *(segment.quotes if segment else ())))),
    )


def ways_csv(ways: tuple[Way, ...], language: Language = "en") -> str:
    """Return ways as a CSV itinerary, one row a place and what leads on from it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for number, way in enumerate(ways, start=1):
        rows = range(len(way.places))
        writer.writerows(_row(way, number, index, language) for index in rows)
    return text.getvalue()
