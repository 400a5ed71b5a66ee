"""A way as a strip: its places along a kilometre axis, and the bands between them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from geo.networkrecords import EdgeStatus, Event, Mode
from geo.routing.network import Place
from geo.routing.way import Step, Way

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on the way, `km` from its beginning, and what happens there."""

    place: Place
    km: float
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch from `start` to `end` kilometres that is alike in one respect."""

    start: float
    end: float
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one mode, gauge and state, all of it context or none, between kilometres."""

    start: float
    end: float
    mode: Mode
    gauge: int | None
    status: EdgeStatus
    context: bool


def _alike(step: Step) -> tuple[Mode, int | None, EdgeStatus, bool]:
    segment = step.segment
    return segment.mode, segment.gauge, segment.status, segment.is_context


def stops_of(way: Way) -> tuple[Stop, ...]:
    """Return every place of the way with its distance and events."""
    stops = [Stop(place=step.start, km=step.km, events=step.events) for step in way.steps]
    last = way.steps[-1]
    return (*stops, Stop(place=last.end, km=way.km, events=()))


def _runs(way: Way, key: Callable[[Step], T]) -> Iterator[tuple[float, float, T]]:
    start, value = 0.0, key(way.steps[0])
    for step in way.steps[1:]:
        if key(step) != value:
            yield start, step.km, value
            start, value = step.km, key(step)
    yield start, way.km, value


def country_bands(way: Way) -> tuple[Band, ...]:
    """Return the countries along the way; a hyphen joins those whose border a stretch crosses."""
    runs = _runs(way, lambda step: step.country)
    return tuple(Band(start=start, end=end, value=value) for start, end, value in runs)


def mode_spans(way: Way) -> tuple[Span, ...]:
    """Return the stretches of one mode, gauge and state, spoken of or not."""
    return tuple(
        Span(start=start, end=end, mode=mode, gauge=gauge, status=status, context=context)
        for start, end, (mode, gauge, status, context) in _runs(way, _alike)
    )
