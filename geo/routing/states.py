"""States of goods: at a place, on a mode and gauge, in a country; what changing between two means.

A border, a gauge change and a transshipment happen between two states of one place,
and only where the place has them. A ferry with rails on its deck has their gauge: wagons
roll aboard it, and their cargo is not moved.
"""

from dataclasses import dataclass

from geo.networkrecords import Event, Mode
from geo.routing.network import Network, Place, Segment


@dataclass(frozen=True, slots=True)
class State:
    """Where goods are and on what they travel; country None at sea.

    A voyage has its own `line`: going on from it by another is changing ship.
    """

    place: str
    mode: Mode
    gauge: int | None
    country: str | None
    line: str | None = None


def state_at(network: Network, segment: Segment, place: str) -> State:
    """Return the state in which a segment reaches one of its ends."""
    line = segment.edge if segment.mode in {"sea", "ferry"} else None
    return State(place, segment.mode, segment.gauge, network.country_at(segment, place), line)


def events_between(one: State, other: State) -> frozenset[Event]:
    """Return what happens between two states of one place; nothing where they are the same."""
    events: set[Event] = set()
    if None not in (one.country, other.country) and one.country != other.country:
        events.add("border")
    on_wheels = one.gauge is not None and other.gauge is not None
    if not on_wheels and (one.mode != other.mode or one.line != other.line):
        events.add("transshipment")
    elif one.gauge != other.gauge:
        events.add("gauge-change")
    return frozenset(events)


def may_change(place: Place, one: State, other: State) -> bool:
    """Whether a place has what changing between two states needs."""
    return events_between(one, other) <= place.events
