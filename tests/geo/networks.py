"""Make small transport networks, and find the least weight through one in the plainest way."""

import heapq
from itertools import pairwise

from hypothesis import strategies as st

from geo.model import Names
from geo.networkrecords import MODES
from geo.routing.network import Network, Place, Segment
from geo.routing.states import events_between, may_change, state_at
from geo.routing.weights import event_value, unit_values
from geo.routing.wish import Wish, bars_of

EVENTS = frozenset({"border", "gauge-change", "transshipment"})


def a_place(name, *, countries=("AA",), events=EVENTS, kind="town", quotes=()):
    """Return a place at which everything may happen."""
    words = dict.fromkeys(("en", "kk", "ru", "fa", "ar", "local"), name)
    return Place(
        id=name,
        kind=kind,
        names=Names(**words),
        lonlat=(50.0, 40.0),
        countries=tuple(countries),
        events=frozenset(events),
        quotes=quotes,
    )


def a_segment(start, end, km=100.0, *, mode="rail", name=None, **given):
    """Return an operating railway of 1520 mm in country AA, or what is given."""
    gauge = 1520 if mode == "rail" else None
    known = {"gauge": gauge, "countries": () if mode == "sea" else ("AA",), **given}
    name = name or f"{start}-{end}-{mode}"
    return Segment(
        id=name,
        edge=known.pop("edge", name),
        start=start,
        end=end,
        mode=mode,
        km=km,
        lonlats=((50.0, 40.0), (51.0, 41.0)),
        geometry_class=known.pop("geometry_class", "traced"),
        **known,
    )


def a_network(*segments, places=()):
    """Return the network of these segments; places not given are plain towns."""
    named = {place.id: place for place in places}
    for segment in segments:
        for name in (segment.start, segment.end):
            named.setdefault(name, a_place(name))
    return Network(
        places=named, segments=tuple(segments), edges=frozenset(s.edge for s in segments)
    )


@st.composite
def networks(draw):
    """Draw a connected network: a line of places, and segments of any mode across it."""
    size = draw(st.integers(3, 9))
    names = [f"p{number}" for number in range(size)]
    pairs = list(pairwise(names))
    extra = st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=8)
    pairs += [(a, b) for a, b in draw(extra) if a != b]
    segments = []
    for number, (start, end) in enumerate(pairs):
        mode = draw(st.sampled_from(("rail", "rail", "rail", "road", "sea")))
        given = {"gauge": draw(st.sampled_from((1435, 1520)))} if mode == "rail" else {}
        km = draw(st.integers(1, 500))
        segments.append(a_segment(start, end, float(km), mode=mode, name=f"s{number}", **given))
    return a_network(*segments)


def least(network, wish: Wish):
    """Return the least weight from start to end, state by state, or None; no stops between."""
    a_km, a_border = unit_values(wish.assumptions, wish.measure)
    open_ones = [s for s in network.segments if not bars_of(network, s, wish)]
    done, queue = set(), []
    for number, segment in enumerate(open_ones):
        if wish.start in (segment.start, segment.end):
            heapq.heappush(queue, (0.0, number, state_at(network, segment, wish.start)))
    ticket = len(open_ones)
    while queue:
        weight, _, here = heapq.heappop(queue)
        if here.place == wish.end:
            return weight
        if here in done:
            continue
        done.add(here)
        for segment in open_ones:
            if here.place not in (segment.start, segment.end):
                continue
            out = state_at(network, segment, here.place)
            if out != here and not may_change(network.places[here.place], here, out):
                continue
            change = event_value(wish.assumptions, wish.measure, events_between(here, out))
            there = state_at(network, segment, segment.other(here.place))
            step = segment.km * a_km[MODES.index(segment.mode)] + segment.crosses * a_border
            ticket += 1
            heapq.heappush(queue, (weight + change + step, ticket, there))
    return None
