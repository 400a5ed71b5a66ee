"""Chains: segments through plain places, from one state where there is a choice to another.

A plain place, through which only one way leads, is no node of the graph but a link of a
chain; a way that begins or ends there enters the graph at both ends of its chain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geo.routing.network import Network
from geo.routing.states import State, state_at

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Segments in order from one state of the graph to another."""

    start: int
    end: int
    segments: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The states where there is a choice, by number and by place, and the chains between them."""

    states: tuple[State, ...]
    at: Mapping[str, Numbers]
    chains: tuple[Chain, ...]


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


def draw_chains(network: Network) -> Chains:
    """Return the chains of a network."""
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
    return Chains(states=states, at=at, chains=tuple(chains))
