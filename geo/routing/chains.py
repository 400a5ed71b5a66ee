"""The network drawn together: chains of segments between the states where there is a choice.

A plain place, through which only one way leads, is no node of the graph but a link of a
chain; a way that begins or ends there enters the graph at both ends of its chain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from geo.networkrecords import Event
from geo.routing.network import Network
from geo.routing.states import State, events_between, may_change, state_at

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Segments in order from one state of the graph to another."""

    start: int
    end: int
    segments: Numbers


@dataclass(frozen=True, kw_only=True, eq=False)
class Graph:
    """Chains and changes as sparse arrays; each entry of the matrix stands for one or more.

    `columns` are the ends of the matrix entries, `indptr` where each row begins;
    `refs` the chains (then the changes) behind them, `firsts` where each entry's refs begin;
    `keys` are row × states + column, ascending.
    """

    states: tuple[State, ...]
    at: Mapping[str, Numbers]
    inside: Mapping[str, tuple[int, int]]
    chains: tuple[Chain, ...]
    changes: tuple[frozenset[Event], ...]
    flat: NDArray[np.int64]
    offsets: NDArray[np.int64]
    indptr: NDArray[np.int32]
    columns: NDArray[np.int32]
    refs: NDArray[np.int64]
    firsts: NDArray[np.int64]
    keys: NDArray[np.int64]


def _states_of(network: Network, place: str) -> dict[State, None]:
    segments = (network.segments[number] for number in network.at[place])
    return dict.fromkeys(state_at(network, segment, place) for segment in segments)


def _walk(network: Network, place: str, number: int, hubs: Mapping[str, object]) -> list[int]:
    """Return the segments from a place, beginning with one of its own, to the next hub."""
    found = [number]
    here = network.segments[number].other(place)
    while here not in hubs:
        left, right = network.at[here]
        number = right if number == left else left
        found.append(number)
        here = network.segments[number].other(here)
    return found


def _all_chains(network: Network, hubs: dict[str, dict[State, None]]) -> Iterator[list[int]]:
    """Yield each chain once, as segments from hub to hub; rings of plain places get a hub."""
    seen: set[int] = set()
    for place in (*hubs, *network.places):
        if place not in hubs and not set(network.at[place]) <= seen:
            hubs[place] = _states_of(network, place)
        for number in network.at[place] if place in hubs else ():
            if number not in seen:
                chain = _walk(network, place, number, hubs)
                seen.update(chain)
                yield chain


def _ends(network: Network, chain: list[int], start: str) -> tuple[State, State]:
    here = start
    for number in chain:
        here = network.segments[number].other(here)
    first, last = network.segments[chain[0]], network.segments[chain[-1]]
    return state_at(network, first, start), state_at(network, last, here)


def _start_of(network: Network, chain: list[int], hubs: Mapping[str, object]) -> str:
    """Return the place at which a chain of segments begins."""
    first = network.segments[chain[0]]
    if len(chain) == 1:
        return first.start
    second = network.segments[chain[1]]
    shared = {second.start, second.end}
    ends = [place for place in (first.start, first.end) if place in hubs]
    return next((place for place in ends if place not in shared), ends[0])


def _changes(
    network: Network, at: Mapping[str, Numbers], states: tuple[State, ...]
) -> Iterator[tuple[int, int, frozenset[Event]]]:
    for place, numbers in at.items():
        for one, other in combinations(numbers, 2):
            if may_change(network.places[place], states[one], states[other]):
                yield one, other, events_between(states[one], states[other])


def build_graph(network: Network) -> Graph:
    """Return the graph of a network; the caller keeps it as long as the network."""
    found = {place: _states_of(network, place) for place in network.places}
    hubs = {p: s for p, s in found.items() if len(s) != 1 or len(network.at[p]) != 2}
    runs = list(_all_chains(network, hubs))
    states = tuple(state for its in hubs.values() for state in its)
    number_of = {state: number for number, state in enumerate(states)}
    at = {place: tuple(number_of[state] for state in its) for place, its in hubs.items()}
    chains = []
    for run in runs:
        start, end = _ends(network, run, _start_of(network, run, hubs))
        chains.append(Chain(start=number_of[start], end=number_of[end], segments=tuple(run)))
    changes = tuple(_changes(network, at, states))
    return _as_arrays(network, states, at, tuple(chains), changes)


def _inside(
    network: Network, chains: tuple[Chain, ...], states: tuple[State, ...]
) -> dict[str, tuple[int, int]]:
    """Return the chain and the position in it of every plain place."""
    found = {}
    for number, chain in enumerate(chains):
        here = states[chain.start].place
        for position, segment in enumerate(chain.segments[:-1], start=1):
            here = network.segments[segment].other(here)
            found[here] = (number, position)
    return found


def _as_arrays(
    network: Network,
    states: tuple[State, ...],
    at: Mapping[str, Numbers],
    chains: tuple[Chain, ...],
    changes: tuple[tuple[int, int, frozenset[Event]], ...],
) -> Graph:
    ends = [(chain.start, chain.end) for chain in chains] + [(a, b) for a, b, _ in changes]
    pairs = np.array(ends, dtype=np.int64).reshape(-1, 2)
    both = np.concatenate([pairs, pairs[:, ::-1]])
    refs = np.tile(np.arange(len(pairs)), 2)
    order = np.lexsort((both[:, 1], both[:, 0]))
    both, refs = both[order], refs[order]
    fresh = np.ones(len(both), dtype=bool)
    fresh[1:] = (both[1:] != both[:-1]).any(axis=1)
    firsts = np.flatnonzero(fresh)
    rows = np.bincount(both[firsts, 0], minlength=len(states))
    lengths = [len(chain.segments) for chain in chains]
    flat = [number for chain in chains for number in chain.segments]
    return Graph(
        states=states,
        at=at,
        inside=_inside(network, chains, states),
        chains=chains,
        changes=tuple(events for _, _, events in changes),
        flat=np.array(flat, dtype=np.int64),
        offsets=np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64),
        indptr=np.concatenate([[0], np.cumsum(rows)]).astype(np.int32),
        columns=both[firsts, 1].astype(np.int32),
        refs=refs,
        firsts=firsts,
        keys=both[firsts, 0] * len(states) + both[firsts, 1],
    )
