"""A way and what it means: legs, lengths, events, estimates, classes and evidence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from geo.measure import Lonlat
from geo.model import GeometryClass
from geo.networkrecords import MODES, Event, Mode
from geo.routing.assumptions import Assumptions, Measure
from geo.routing.network import Network, Place, Segment
from geo.routing.states import events_between, state_at
from geo.routing.weights import event_value, unit_values

AT_SEA = "sea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One segment of a way in the direction of travel, and what happens where it begins."""

    segment: Segment
    start: Place
    end: Place
    km: float
    events: tuple[Event, ...] = ()

    @property
    def lonlats(self) -> tuple[Lonlat, ...]:
        """The coordinates in the direction of travel."""
        forward = self.start.id == self.segment.start
        return self.segment.lonlats if forward else self.segment.lonlats[::-1]

    @property
    def country(self) -> str:
        """The country of the segment, several joined by a hyphen, or the word for the sea."""
        return "-".join(self.segment.countries) or AT_SEA


def lonlats_along(steps: Iterable[Step]) -> tuple[Lonlat, ...]:
    """Return the coordinates of steps as one line; a stretch gone there and back stays twice."""
    points = (point for step in steps for point in step.lonlats)
    return tuple(point for point, _ in groupby(points))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """Steps that follow one another on the same mode and gauge."""

    mode: Mode
    gauge: int | None
    steps: tuple[Step, ...]

    @property
    def km(self) -> float:
        """The length of the leg."""
        return sum(step.segment.km for step in self.steps)


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way from place to place through a network."""

    steps: tuple[Step, ...]
    assumptions: Assumptions

    @cached_property
    def km(self) -> float:
        """The length of the way."""
        return sum(step.segment.km for step in self.steps)

    @cached_property
    def segments(self) -> frozenset[str]:
        """The ids of the segments used."""
        return frozenset(step.segment.id for step in self.steps)

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """The way drawn together by mode and gauge."""
        legs: list[Leg] = []
        for step in self.steps:
            mode, gauge = step.segment.mode, step.segment.gauge
            if legs and (legs[-1].mode, legs[-1].gauge) == (mode, gauge):
                legs[-1] = Leg(mode=mode, gauge=gauge, steps=(*legs[-1].steps, step))
            else:
                legs.append(Leg(mode=mode, gauge=gauge, steps=(step,)))
        return tuple(legs)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places passed, in order."""
        return (*(step.start for step in self.steps), self.steps[-1].end)

    def count(self, event: Event) -> int:
        """Return how often an event happens; borders within a segment count too."""
        inside = sum(step.segment.crosses for step in self.steps) if event == "border" else 0
        return inside + sum(step.events.count(event) for step in self.steps)

    def total(self, measure: Measure) -> float:
        """Return kilometres, days or US dollars a tonne, by the assumptions."""
        a_km, a_border = unit_values(self.assumptions, measure)
        total = 0.0
        for step in self.steps:
            segment = step.segment
            total += segment.km * a_km[MODES.index(segment.mode)] + segment.crosses * a_border
            if step.events:
                total += event_value(self.assumptions, measure, step.events)
        return total

    def _km_by(self, key: Callable[[Step], str]) -> dict[str, float]:
        found: dict[str, float] = {}
        for step in self.steps:
            found[key(step)] = found.get(key(step), 0.0) + step.segment.km
        return found

    def km_by_mode(self) -> dict[str, float]:
        """Return the kilometres of each mode."""
        return self._km_by(lambda step: step.segment.mode)

    def km_by_country(self) -> dict[str, float]:
        """Return the kilometres in each country, at sea, and across a border: `KZ-TM`."""
        return self._km_by(lambda step: step.country)

    def km_by_gauge(self) -> dict[str, float]:
        """Return the kilometres of railway of each gauge in millimetres."""
        found = self._km_by(lambda s: str(s.segment.gauge) if s.segment.mode == "rail" else "")
        return {gauge: km for gauge, km in found.items() if gauge}

    def share_by_class(self) -> dict[GeometryClass, float]:
        """Return which share of the length was drawn how."""
        found: dict[GeometryClass, float] = {}
        for step in self.steps:
            kind = step.segment.geometry_class
            found[kind] = found.get(kind, 0.0) + step.segment.km / self.km
        return found

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The ids of the quotes that speak of its parts, in order along it, each once."""
        found: dict[str, None] = {}
        for step in self.steps:
            found |= dict.fromkeys((*step.start.quotes, *step.segment.quotes))
        return tuple(found | dict.fromkeys(self.steps[-1].end.quotes))

    @property
    def is_evidenced(self) -> bool:
        """Whether any document speaks of any part of the way."""
        return bool(self.quotes)


def _events(network: Network, before: Segment, after: Segment, place: str) -> tuple[Event, ...]:
    if before.edge == after.edge and before.countries == after.countries:
        return ()
    one, other = state_at(network, before, place), state_at(network, after, place)
    return tuple(sorted(events_between(one, other)))


def _steps(network: Network, start: str, numbers: tuple[int, ...]) -> Iterator[Step]:
    here, km = start, 0.0
    segments = [network.segments[number] for number in numbers]
    for before, segment in pairwise((None, *segments)):
        if segment is None:
            continue
        there = segment.other(here)
        yield Step(
            segment=segment,
            start=network.places[here],
            end=network.places[there],
            km=km,
            events=_events(network, before, segment, here) if before else (),
        )
        here, km = there, km + segment.km


def build_way(
    network: Network, start: str, numbers: tuple[int, ...], assumptions: Assumptions
) -> Way:
    """Return the way that leads from a place along segments given by number."""
    return Way(steps=tuple(_steps(network, start, numbers)), assumptions=assumptions)
