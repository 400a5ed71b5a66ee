"""What the chosen way means, gathered for the panel."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.languages import Language
from geo.quoteview import quote_view
from geo.routing.answering import Answer
from geo.routing.asking import write_asked
from geo.routing.comparing import documented_share
from geo.routing.labels import event_label, events_label
from geo.routing.network import Network, Place, Segment
from geo.routing.strip import mode_spans, stops_of
from geo.routing.way import Way
from geo.routing.waydata import span_label, way_title
from geo.symbology import WAY_COLOURS
from geo.text import Voice, class_label
from ui.routecards import EVENTS, country_name, gauge_name, km_text, mode_name, parts_of
from ui.routeform import listed
from ui.routemodel import Call, Part, Saying, WayDetail

_FILES: Final = ("geojson", "gpx", "kml", "csv")


def _calls(answer: Answer, way: Way, voice: Voice) -> Iterator[Call]:
    onward = {span.start: span_label(span, voice) for span in mode_spans(way)}
    ends = {0.0, way.km}
    wished = set(answer.wish.stops) if answer.wish else set()
    for stop in stops_of(way):
        if not (stop.events or stop.km in ends or stop.km in onward):
            continue
        name = stop.place.id
        close = {"close": listed((*answer.asked.close, name)), "way": None}
        yield Call(
            name=stop.place.names.in_language(voice.language),
            km=voice.number(stop.km),
            events=tuple(event_label(voice, event) for event in stop.events),
            onward=onward.get(stop.km, "") if stop.km < way.km else "",
            feature=stop.place.feature,
            close=close if stop.events and name not in wished else None,
        )


def _spoken(way: Way, language: Language) -> Iterator[tuple[float, str, Place | Segment]]:
    """Yield the kilometre, the name and the record of each place and stretch in order."""
    for step in way.steps:
        start, end = (place.names.in_language(language) for place in (step.start, step.end))
        yield step.km, start, step.start
        yield step.km, f"{start} – {end}", step.segment
    last = way.steps[-1].end
    yield way.km, last.names.in_language(language), last


def _sayings(atlas: Atlas, way: Way, voice: Voice) -> Iterator[Saying]:
    seen: set[str] = set()
    for km, name, record in _spoken(way, voice.language):
        fresh = [quote for quote in dict.fromkeys(record.quotes) if quote not in seen]
        seen.update(fresh)
        if not fresh:
            continue
        line = atlas.features.get(record.feature or "")
        yield Saying(
            km=km_text(km, voice),
            name=line.facts.names.in_language(voice.language) if line else name,
            feature=record.feature,
            remark=record.remark.in_language(voice.language) if record.remark else "",
            quotes=tuple(quote_view(atlas, atlas.quotes[q], voice.language) for q in fresh),
        )


def _documented(way: Way, voice: Voice) -> str:
    share = voice.number(100 * documented_share(way))
    if share == voice.number(100):
        return voice("Documents speak of all of its length.")
    if documented_share(way):
        said = voice(
            "Documents speak of {share} % of its length; the rest is context.", share=share
        )
    elif way.is_evidenced:
        said = voice("Documents name none of its stretches: all of it is context.")
    else:
        said = voice("This way rests on no document: everything on it is context.")
    known = voice("The state of what is context is common knowledge: no document states it.")
    return f"{said} {known}"


def _totals(way: Way, voice: Voice) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    shares = {kind: share * way.km for kind, share in way.share_by_class().items()}
    kinds = {kind: class_label(voice, kind) for kind in way.share_by_class()}
    totals = (
        (voice("By mode"), way.km_by_mode(), mode_name(voice)),
        (voice("By country"), way.km_by_country(), country_name(voice)),
        (voice("By gauge"), way.km_by_gauge(), gauge_name(voice)),
        (voice("How its line is known"), shares, kinds.__getitem__),
    )
    return tuple((label, parts_of(kms, name, voice)) for label, kms, name in totals if kms)


def way_detail(
    atlas: Atlas, network: Network, answer: Answer, chosen: int, voice: Voice
) -> WayDetail:
    """Return everything about the chosen way."""
    way = answer.ways[chosen]
    counted = [(events_label(voice, event), voice.number(way.count(event))) for event in EVENTS]
    asked = dict(write_asked(answer.asked), lang=voice.language, only=str(chosen + 1))
    return WayDetail(
        number=voice.number(chosen + 1),
        title=way_title(network, answer.ways, chosen, voice),
        colour=WAY_COLOURS[chosen][0],
        figures=(
            (voice("Length of the way"), km_text(way.km, voice)),
            (voice("Days, estimated"), voice.number(way.total("days"), 1)),
            (voice("US dollars a tonne, estimated"), voice.number(way.total("cost"))),
            *counted,
        ),
        totals=_totals(way, voice),
        calls=tuple(_calls(answer, way, voice)),
        sayings=tuple(_sayings(atlas, way, voice)),
        documented=_documented(way, voice),
        downloads=tuple((kind, f"keruen/ways.{kind}?{urlencode(asked)}") for kind in _FILES),
    )
