"""The network as a sparse matrix: chains of segments, and changes at places, between states."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from geo.networkrecords import Event
from geo.routing.chains import Chain, Numbers, draw_chains
from geo.routing.network import Network
from geo.routing.states import State, events_between, may_change


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


def _changes(
    network: Network, at: Mapping[str, Numbers], states: tuple[State, ...]
) -> Iterator[tuple[int, int, frozenset[Event]]]:
    for place, numbers in at.items():
        for one, other in combinations(numbers, 2):
            if may_change(network.places[place], states[one], states[other]):
                yield one, other, events_between(states[one], states[other])


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


def _entries(pairs: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
    """Return the ends of each matrix entry, the refs behind the entries, and where each begins."""
    both = np.concatenate([pairs, pairs[:, ::-1]])
    refs = np.tile(np.arange(len(pairs)), 2)
    order = np.lexsort((both[:, 1], both[:, 0]))
    both, refs = both[order], refs[order]
    fresh = np.ones(len(both), dtype=bool)
    fresh[1:] = (both[1:] != both[:-1]).any(axis=1)
    firsts = np.flatnonzero(fresh)
    return both[firsts], refs, firsts


def build_graph(network: Network) -> Graph:
    """Return the graph of a network; the caller keeps it as long as the network."""
    drawn = draw_chains(network)
    chains, size = drawn.chains, len(drawn.states)
    changes = tuple(_changes(network, drawn.at, drawn.states))
    pairs = [(chain.start, chain.end) for chain in chains] + [(a, b) for a, b, _ in changes]
    ends, refs, firsts = _entries(np.array(pairs, dtype=np.int64).reshape(-1, 2))
    lengths = [len(chain.segments) for chain in chains]
    flat = [number for chain in chains for number in chain.segments]
    return Graph(
        states=drawn.states,
        at=drawn.at,
        inside=_inside(network, chains, drawn.states),
        chains=chains,
        changes=tuple(events for _, _, events in changes),
        flat=np.array(flat, dtype=np.int64),
        offsets=np.cumsum([0, *lengths[:-1]]),
        indptr=np.cumsum([0, *np.bincount(ends[:, 0], minlength=size)]).astype(np.int32),
        columns=ends[:, 1].astype(np.int32),
        refs=refs,
        firsts=firsts,
        keys=ends[:, 0] * size + ends[:, 1],
    )
