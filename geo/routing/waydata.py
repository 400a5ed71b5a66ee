"""Ways for the browser's map and strip chart, as plain JSON.

Coordinates are [longitude, latitude] in WGS 84 degrees, distances kilometres from the start.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from geo.languages import Language, direction_of
from geo.model import GeometryClass
from geo.networkrecords import EdgeStatus, Mode
from geo.routing.answering import Answer
from geo.routing.comparing import telling_places
from geo.routing.labels import country_label, edge_status_label, event_label, mode_label
from geo.routing.labels import place_kind_label as kind_label
from geo.routing.network import Network, Place
from geo.routing.strip import Span, Stop, country_bands, mode_spans, stops_of
from geo.routing.way import AT_SEA, Step, Way, lonlats_along
from geo.symbology import way_style
from geo.text import Voice, class_label, voice_of
from geo.webdata import style_json

Json = dict[str, Any]


def way_title(network: Network, ways: tuple[Way, ...], number: int, voice: Voice) -> str:
    """Return by which places a way leads that the others do not."""
    names = [
        network.places[name].names.in_language(voice.language)
        for name in telling_places(ways, number)
    ]
    return voice("via {places}", places=voice(", ").join(names)) if names else voice("direct")


def _drawn(step: Step) -> tuple[Mode, EdgeStatus, GeometryClass]:
    return step.segment.mode, step.segment.status, step.segment.geometry_class


def _parts(way: Way, number: int) -> Iterator[Json]:
    for (mode, status, kind), steps in groupby(way.steps, key=_drawn):
        group = list(steps)
        yield {
            "coordinates": [[round(lon, 5), round(lat, 5)] for lon, lat in lonlats_along(group)],
            "style": style_json(way_style(number, status, kind)),
            "mode": mode,
            "start": round(group[0].km, 2),
            "km": round(sum(step.segment.km for step in group), 2),
        }


def _stop_json(stop: Stop, voice: Voice) -> Json:
    return {
        "id": stop.place.id,
        "name": stop.place.names.in_language(voice.language),
        "km": round(stop.km, 2),
        "lonlat": stop.place.lonlat,
        "events": list(stop.events),
        "said": voice(", ").join(event_label(voice, event) for event in stop.events),
    }


def span_label(span: Span, voice: Voice) -> str:
    """Return the mode, gauge and state of a stretch in words, and whether it is context."""
    words = [mode_label(voice, span.mode)]
    if span.gauge:
        words.append(voice("{gauge} mm", gauge=voice.digits(str(span.gauge))))
    if span.status != "operating":
        words.append(edge_status_label(voice, span.status))
    if span.context:
        words.append(voice("context"))
    return voice(", ").join(words)


def _span_json(span: Span, voice: Voice) -> Json:
    return {
        "start": round(span.start, 2),
        "end": round(span.end, 2),
        "mode": span.mode,
        "gauge": span.gauge,
        "planned": span.status != "operating",
        "context": span.context,
        "label": span_label(span, voice),
    }


def _bounds(way: Way) -> tuple[float, float, float, float]:
    lons, lats = zip(*(point for step in way.steps for point in step.lonlats), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def way_json(network: Network, ways: tuple[Way, ...], number: int, voice: Voice) -> Json:
    """Return way `number`, counted from 0: its drawn parts and its strip."""
    way = ways[number]
    countries = [
        {
            "start": round(band.start, 2),
            "end": round(band.end, 2),
            "sea": band.value == AT_SEA,
            "label": country_label(voice, band.value),
        }
        for band in country_bands(way)
    ]
    classes = [class_label(voice, kind) for kind in way.share_by_class()]
    return {
        "number": number + 1,
        "title": way_title(network, ways, number, voice),
        "km": round(way.km, 2),
        "drawn": voice(", ").join(classes),
        "bounds": _bounds(way),
        "parts": list(_parts(way, number)),
        "stops": [_stop_json(stop, voice) for stop in stops_of(way)],
        "countries": countries,
        "spans": [_span_json(span, voice) for span in mode_spans(way)],
    }


def place_json(place: Place, voice: Voice) -> Json:
    """Return a place of the network to be chosen."""
    countries = voice(", ").join(voice.country(code) for code in place.countries)
    return {
        "id": place.id,
        "name": place.names.in_language(voice.language),
        "kind": kind_label(voice, place.kind),
        "sort": place.kind,
        "country": countries,
        "lonlat": place.lonlat,
    }


def places_json(network: Network, language: Language) -> list[Json]:
    """Return every place of the network by country and name, as the reader's list shows them."""
    voice = voice_of(language)
    places = [
        {**place_json(place, voice), "passing": is_passed(network, place)}
        for place in network.places.values()
    ]
    return sorted(places, key=lambda place: (place["country"], place["name"]))


def is_passed(network: Network, place: Place) -> bool:
    """Whether a place only lies along a line: nothing branches off and nothing happens there."""
    return len(network.at[place.id]) == 2 and not place.events and place.kind == "station"


def answer_json(network: Network, answer: Answer, language: Language) -> Json:
    """Return the ways of an answer for the browser, with what was closed and asked for."""
    voice = voice_of(language)
    wish = answer.wish
    stops = wish.stops if wish else ()
    closed = sorted(name for name in wish.closed if name in network.places) if wish else []
    return {
        "direction": direction_of(language),
        "ways": [way_json(network, answer.ways, n, voice) for n in range(len(answer.ways))],
        "ends": [place_json(network.places[name], voice) for name in stops],
        "closed": [place_json(network.places[name], voice) for name in closed],
        "fault": answer.fault,
    }
