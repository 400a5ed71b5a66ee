"""What each segment and each change weighs in the measure of a wish; what is barred, infinite."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.networkrecords import MODES, Event
from geo.routing.assumptions import HOURS_A_DAY, Assumptions, Measure
from geo.routing.graph import Graph
from geo.routing.network import Network
from geo.routing.wish import Bar, Wish, bars_of

Floats = NDArray[np.float64]
# A change is never free, so that of two equal ways the one with fewer changes is taken.
_LEAST = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """The segments of a network as columns of numbers."""

    network: Network
    graph: Graph

    @cached_property
    def km(self) -> Floats:
        """The length of each segment."""
        return np.array([segment.km for segment in self.network.segments])

    @cached_property
    def mode(self) -> NDArray[np.int64]:
        """The number of the mode of each segment in MODES."""
        return np.array([MODES.index(segment.mode) for segment in self.network.segments])

    @cached_property
    def crosses(self) -> Floats:
        """How many borders lie within each segment."""
        return np.array([float(segment.crosses) for segment in self.network.segments])

    @cached_property
    def operating(self) -> NDArray[np.bool_]:
        """Whether each segment operates."""
        return np.array([segment.status == "operating" for segment in self.network.segments])


def unit_values(assumptions: Assumptions, measure: Measure) -> tuple[tuple[float, ...], float]:
    """Return what a kilometre of each mode weighs, and what a border weighs."""
    if measure == "km":
        return (1.0,) * len(MODES), 0.0
    if measure == "days":
        a_km = tuple(1 / (assumptions.kmh.of(mode) * HOURS_A_DAY) for mode in MODES)
        return a_km, assumptions.hours.border / HOURS_A_DAY
    return tuple(assumptions.price.of(mode) for mode in MODES), assumptions.fees.border


def event_value(assumptions: Assumptions, measure: Measure, events: Iterable[Event]) -> float:
    """Return what events weigh together."""
    if measure == "km":
        return 0.0
    if measure == "days":
        return sum(assumptions.hours.of(event) for event in events) / HOURS_A_DAY
    return sum(assumptions.fees.of(event) for event in events)


def barred(table: Table, wish: Wish, lifted: frozenset[Bar] = frozenset()) -> NDArray[np.bool_]:
    """Return which segments a wish keeps out, but for the bars that are lifted."""
    modes = [mode in wish.modes or Bar("mode", mode) in lifted for mode in MODES]
    out: NDArray[np.bool_] = ~np.array(modes)[table.mode]
    if not wish.planned and not {bar for bar in lifted if bar.sort == "planned"}:
        out |= ~table.operating
    if wish.avoid or wish.closed:
        for number, segment in enumerate(table.network.segments):
            bars = bars_of(table.network, segment, wish) - lifted
            out[number] |= any(bar.sort in {"avoid", "closed"} for bar in bars)
    return out


def segment_weights(table: Table, wish: Wish, out: NDArray[np.bool_]) -> Floats:
    """Return the weight of each segment in the measure of the wish."""
    a_km, a_border = unit_values(wish.assumptions, wish.measure)
    weights: Floats = table.km * np.array(a_km)[table.mode] + table.crosses * a_border
    weights[out] = np.inf
    return weights


def change_weights(graph: Graph, wish: Wish) -> Floats:
    """Return the weight of each change in the measure of the wish."""
    values = {e: event_value(wish.assumptions, wish.measure, e) for e in set(graph.changes)}
    return np.array([values[events] + _LEAST for events in graph.changes], dtype=np.float64)
