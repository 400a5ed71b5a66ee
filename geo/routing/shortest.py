"""The shortest way through a graph by way of given places, with SciPy's Dijkstra."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo.routing.chains import Numbers
from geo.routing.graph import Graph
from geo.routing.weights import Floats

_FAR = 1e15
Steps = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A way so far: its segments, weight, and the state reached (None inside a chain)."""

    place: str
    weight: float
    segments: Numbers
    state: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matrix:
    """The weights of one search: of segments, and of chains and changes by their refs."""

    graph: Graph
    segments: Floats
    refs: Floats
    entries: Floats


def matrix_of(graph: Graph, segments: Floats, changes: Floats) -> _Matrix:
    """Return the matrix entries for these weights; of parallel chains the lightest counts."""
    chains = np.add.reduceat(segments[graph.flat], graph.offsets)
    refs = np.concatenate([chains, changes])
    entries = np.minimum.reduceat(refs[graph.refs], graph.firsts)
    return _Matrix(graph=graph, segments=segments, refs=refs, entries=entries)


def _sum(matrix: _Matrix, segments: Numbers) -> float:
    return float(matrix.segments[list(segments)].sum()) if segments else 0.0


def _stubs(matrix: _Matrix, place: str) -> Iterator[tuple[int, Numbers]]:
    """Yield the states next to a place, and the segments from the place to them."""
    graph = matrix.graph
    if place in graph.inside:
        number, position = graph.inside[place]
        run = graph.chains[number]
        yield run.start, run.segments[:position][::-1]
        yield run.end, run.segments[position:]
    for state in graph.at.get(place, ()):
        yield state, ()


def _entered(matrix: _Matrix, fronts: tuple[Front, ...]) -> dict[int, Front]:
    """Return the lightest front at each state from which the search begins."""
    best: dict[int, Front] = {}
    for front in fronts:
        stubs = [(front.state, ())] if front.state is not None else _stubs(matrix, front.place)
        for state, stub in stubs:
            weight = front.weight + _sum(matrix, stub)
            if weight < _FAR and (state not in best or weight < best[state].weight):
                segments = (*front.segments, *stub)
                best[state] = Front(
                    place=front.place, weight=weight, segments=segments, state=state
                )
    return best


def _within_chain(matrix: _Matrix, fronts: tuple[Front, ...], place: str) -> Iterator[Front]:
    """Yield the ways that reach a plain place without leaving its chain."""
    inside = matrix.graph.inside
    for front in fronts:
        if front.state is None and front.place in inside and place in inside:
            (number, here), (other, there) = inside[front.place], inside[place]
            if number == other:
                low, high = sorted((here, there))
                stretch = matrix.graph.chains[number].segments[low:high]
                stretch = stretch if here < there else stretch[::-1]
                weight = front.weight + _sum(matrix, stretch)
                yield Front(place=place, weight=weight, segments=(*front.segments, *stretch))


def _refs_between(matrix: _Matrix, states: list[int]) -> list[int]:
    """Return the chain or change taken from each state to the next: the lightest of several."""
    graph = matrix.graph
    path = np.array(states, dtype=np.int64)
    entries = np.searchsorted(graph.keys, path[:-1] * len(graph.states) + path[1:])
    begins, ends = graph.firsts[entries], np.append(graph.firsts, len(graph.refs))[entries + 1]
    found: list[int] = graph.refs[begins].tolist()
    for step in np.flatnonzero(ends - begins > 1).tolist():
        refs = graph.refs[begins[step] : ends[step]]
        found[step] = int(refs[matrix.refs[refs].argmin()])
    return found


def _segments_along(matrix: _Matrix, states: list[int]) -> Iterator[Numbers]:
    chains = matrix.graph.chains
    for ref, state in zip(_refs_between(matrix, states), states[:-1], strict=True):
        if ref < len(chains):
            taken = chains[ref]
            yield taken.segments if taken.start == state else taken.segments[::-1]


def _search(matrix: _Matrix, entered: dict[int, Front]) -> tuple[Floats, Steps]:
    """Return distances and predecessors from a source joined to every state entered."""
    graph, size = matrix.graph, len(matrix.graph.states)
    data = np.concatenate([matrix.entries, [max(f.weight, 1e-12) for f in entered.values()]])
    columns = np.concatenate([graph.columns, np.fromiter(entered, dtype=np.int32)])
    indptr = np.append(graph.indptr, len(columns)).astype(np.int32)
    whole = csr_array((data, columns, indptr), shape=(size + 1, size + 1))
    far, before = dijkstra(whole, indices=size, return_predecessors=True, limit=_FAR)
    return far, before


def _traced(matrix: _Matrix, entered: dict[int, Front], before: Steps, state: int) -> Numbers:
    states, source = [state], len(matrix.graph.states)
    while (previous := int(before[states[-1]])) != source:
        states.append(previous)
    states.reverse()
    steps = chain.from_iterable(_segments_along(matrix, states))
    return (*entered[states[0]].segments, *steps)


def _advance(
    matrix: _Matrix, fronts: tuple[Front, ...], place: str, one: bool
) -> tuple[Front, ...]:
    """Return the ways that go on from `fronts` to a place: one a state, or only the lightest."""
    entered = _entered(matrix, fronts)
    within = [front for front in _within_chain(matrix, fronts, place) if front.weight < _FAR]
    if not entered:
        return tuple(within)
    far, before = _search(matrix, entered)
    stubs = [(float(far[s]) + _sum(matrix, stub), s, stub) for s, stub in _stubs(matrix, place)]
    stubs = [stub for stub in sorted(stubs) if stub[0] < _FAR]
    plain = place in matrix.graph.inside
    found = within
    for weight, state, stub in stubs[:1] if one or plain else stubs:
        segments = (*_traced(matrix, entered, before, state), *stub[::-1])
        at = None if plain else state
        found.append(Front(place=place, weight=weight, segments=segments, state=at))
    return (min(found, key=lambda front: front.weight),) if found and plain else tuple(found)


def shortest(matrix: _Matrix, stops: tuple[str, ...]) -> Numbers | None:
    """Return the segments of the lightest way through all stops in order, or None."""
    fronts: tuple[Front, ...] = tuple(
        Front(place=stops[0], weight=0.0, segments=(), state=state)
        for state in matrix.graph.at.get(stops[0], (None,))
    )
    for number, place in enumerate(stops[1:], start=2):
        fronts = _advance(matrix, fronts, place, one=number == len(stops))
    return min(fronts, key=lambda front: front.weight).segments if fronts else None
