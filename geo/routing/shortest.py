"""The shortest way through a graph by way of given places, with SciPy's Dijkstra."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo.routing.chains import Graph, Numbers
from geo.routing.weights import Floats

_FAR = 1e15


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
        chain = graph.chains[number]
        yield chain.start, chain.segments[:position][::-1]
        yield chain.end, chain.segments[position:]
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


def _ref_between(matrix: _Matrix, one: int, other: int) -> int:
    graph = matrix.graph
    begin, end = graph.indptr[one], graph.indptr[one + 1]
    entry = int(begin + np.searchsorted(graph.columns[begin:end], other))
    last = graph.firsts[entry + 1] if entry + 1 < len(graph.firsts) else len(graph.refs)
    refs = graph.refs[graph.firsts[entry] : last]
    return int(refs[matrix.refs[refs].argmin()])


def _segments_between(matrix: _Matrix, one: int, other: int) -> Numbers:
    ref = _ref_between(matrix, one, other)
    if ref >= len(matrix.graph.chains):
        return ()
    chain = matrix.graph.chains[ref]
    return chain.segments if chain.start == one else chain.segments[::-1]


def _search(matrix: _Matrix, entered: dict[int, Front]) -> tuple[Floats, list[int]]:
    """Return distances and predecessors from a source joined to every state entered."""
    graph, size = matrix.graph, len(matrix.graph.states)
    data = np.concatenate([matrix.entries, [max(f.weight, 1e-12) for f in entered.values()]])
    columns = np.concatenate([graph.columns, np.fromiter(entered, dtype=np.int32)])
    indptr = np.append(graph.indptr, len(columns)).astype(np.int32)
    whole = csr_array((data, columns, indptr), shape=(size + 1, size + 1))
    far, before = dijkstra(whole, indices=size, return_predecessors=True, limit=_FAR)
    return far, before


def _traced(matrix: _Matrix, entered: dict[int, Front], before: list[int], state: int) -> Numbers:
    steps: list[Numbers] = []
    here, source = state, len(matrix.graph.states)
    while (previous := int(before[here])) != source:
        steps.append(_segments_between(matrix, previous, here))
        here = previous
    found = list(entered[here].segments)
    for step in reversed(steps):
        found.extend(step)
    return tuple(found)


def _advance(matrix: _Matrix, fronts: tuple[Front, ...], place: str) -> tuple[Front, ...]:
    """Return the ways that go on from `fronts` to a place: one a state, or the lightest."""
    entered = _entered(matrix, fronts)
    found = list(_within_chain(matrix, fronts, place))
    if entered:
        far, before = _search(matrix, entered)
        plain = place in matrix.graph.inside
        for state, stub in _stubs(matrix, place):
            weight = float(far[state]) + _sum(matrix, stub)
            if weight < _FAR:
                segments = (*_traced(matrix, entered, before, state), *stub[::-1])
                at = None if plain else state
                found.append(Front(place=place, weight=weight, segments=segments, state=at))
    ways = [front for front in found if front.weight < _FAR]
    if place in matrix.graph.inside and ways:
        return (min(ways, key=lambda front: front.weight),)
    return tuple(ways)


def shortest(matrix: _Matrix, stops: tuple[str, ...]) -> Numbers | None:
    """Return the segments of the lightest way through all stops in order, or None."""
    fronts: tuple[Front, ...] = tuple(
        Front(place=stops[0], weight=0.0, segments=(), state=state)
        for state in matrix.graph.at.get(stops[0], (None,))
    )
    for place in stops[1:]:
        fronts = _advance(matrix, fronts, place)
    return min(fronts, key=lambda front: front.weight).segments if fronts else None
