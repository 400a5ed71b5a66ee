"""Prove that the network's records agree with one another and with the atlas."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from geo.atlas import Atlas, Feature
from geo.faults import Fault
from geo.measure import courses_of, locate_on
from geo.model import Dataset, GeometryClass, Origin
from geo.networkrecords import NetworkEdge, NetworkNode

NODES, EDGES = "network/nodes.json", "network/edges.json"
# How far a node may lie from its line: an approximate line misses it by more than a traced one.
NEAR_KM: Final[dict[GeometryClass, float]] = {
    "traced": 3.0,
    "through-stations": 3.0,
    "approximate": 10.0,
    "schematic": 60.0,
}
_Found = Iterator[tuple[str, str]]


def _node_faults(atlas: Atlas, node: NetworkNode) -> _Found:
    if node.feature is None:
        return
    feature = atlas.features.get(node.feature)
    if feature is None or not feature.is_point:
        yield f"feature {node.feature!r} is no point of the atlas", "correct the id"
    elif not (node.countries or feature.facts.countries):
        yield "neither it nor its feature names a country", "add countries"


def _lonlat(atlas: Atlas, node: NetworkNode | None) -> tuple[float, float] | None:
    if node is not None and node.lon is not None and node.lat is not None:
        return node.lon, node.lat
    feature = atlas.features.get(node.feature or "") if node else None
    return (feature.geometry.x, feature.geometry.y) if feature and feature.is_point else None


def _line_faults(atlas: Atlas, edge: NetworkEdge) -> _Found:
    line: Feature | None = atlas.features.get(edge.along or "")
    if line is None or not line.is_line:
        if edge.along is not None:
            yield f"line {edge.along!r} is no line of the atlas", "correct the id"
        return
    state = line.facts.status.value
    if edge.status == "operating" and state not in {"operating", "existing"}:
        yield f"operates although its line {line.id!r} is {state}", "let both say the same"
    nodes = {node.id: node for node in atlas.nodes}
    near = max(NEAR_KM[kind] for kind in line.part_classes)
    courses = courses_of(line)
    for name in (edge.start, edge.end, *edge.through):
        lonlat = _lonlat(atlas, nodes.get(name))
        if lonlat is not None and locate_on(courses, lonlat)[1] > near:
            yield f"node {name!r} lies off the line {line.id!r}", "name a node on the line"


def _edge_faults(atlas: Atlas, edge: NetworkEdge, known: frozenset[str]) -> _Found:
    for name in (edge.start, edge.end, *edge.through):
        if name not in known:
            yield f"node {name!r} leads nowhere", "add it to network/nodes.json or correct the id"
    if edge.through and edge.along is None:
        yield "goes through nodes although it follows no line", "make an edge between each two"
    yield from _line_faults(atlas, edge)


def _quote_faults(atlas: Atlas, record: NetworkNode | NetworkEdge) -> _Found:
    for quote in record.quotes:
        if quote not in atlas.quotes:
            yield f"quote {quote!r} leads nowhere", "add it to quotes.json or correct the id"
    if record.remark is not None and not record.quotes:
        yield "a remark without quotes", "say in it how the quotes speak of this, or remove it"


def _origin_faults(origins: tuple[Origin, ...], datasets: frozenset[str]) -> _Found:
    for origin in origins:
        if origin.dataset not in datasets:
            yield f"origin {origin.dataset!r} leads nowhere", "add it to datasets.json"


def network_faults(atlas: Atlas, datasets: tuple[Dataset, ...]) -> Iterator[Fault]:
    """Yield every fault of the network's records."""
    known = frozenset(node.id for node in atlas.nodes)
    names = frozenset(dataset.id for dataset in datasets)
    for file, records in ((NODES, atlas.nodes), (EDGES, atlas.edges)):
        for name, count in Counter(record.id for record in records).items():
            if count > 1:
                fault, remedy = f"the id stands {count} times", "give each record its own id"
                yield Fault(file=file, record=name, fault=fault, remedy=remedy)
    for node in atlas.nodes:
        found = (*_node_faults(atlas, node), *_origin_faults(node.origins, names))
        for fault, remedy in (*found, *_quote_faults(atlas, node)):
            yield Fault(file=NODES, record=node.id, fault=fault, remedy=remedy)
    for edge in atlas.edges:
        found = (*_edge_faults(atlas, edge, known), *_origin_faults(edge.origins, names))
        for fault, remedy in (*found, *_quote_faults(atlas, edge)):
            yield Fault(file=EDGES, record=edge.id, fault=fault, remedy=remedy)
