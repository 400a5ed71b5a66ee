"""Build the network of an atlas: lines cut at the places along them, all else as it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from shapely.geometry import LineString

from geo.atlas import Atlas, Feature
from geo.measure import Lonlat, length_km
from geo.model import GeometryClass, Origin
from geo.networkrecords import Event, NetworkEdge, NetworkNode, PlaceKind
from geo.routing.cutting import Track, track_of
from geo.routing.network import Network, Place, Segment

_KINDS: dict[str, PlaceKind] = {"border-crossing": "border-crossing", "junction": "junction"}
_EVENTS: dict[str, frozenset[Event]] = {"border-crossing": frozenset({"border"})}
_SAME_KM = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """What a segment takes from its line or its record."""

    start: Place
    end: Place
    lonlats: tuple[Lonlat, ...]
    geometry_class: GeometryClass
    km: float
    feature: str | None = None
    origins: tuple[Origin, ...] = ()
    quotes: tuple[str, ...] = ()


def _place_of_feature(feature: Feature) -> Place:
    facts = feature.facts
    return Place(
        id=feature.id,
        kind=_KINDS.get(facts.kind, "station"),
        names=facts.names,
        lonlat=(float(feature.geometry.x), float(feature.geometry.y)),
        countries=facts.countries,
        events=_EVENTS.get(facts.kind, frozenset()),
        feature=feature.id,
        origins=facts.origins,
        quotes=facts.quotes,
    )


def _place_of_node(atlas: Atlas, node: NetworkNode) -> Place:
    if node.feature is not None:
        told = _place_of_feature(atlas.feature(node.feature))
        return Place(
            id=node.id,
            kind=node.kind,
            names=told.names,
            lonlat=told.lonlat,
            countries=node.countries or told.countries,
            events=frozenset(node.events) | told.events,
            feature=told.feature,
            origins=told.origins,
            quotes=tuple(dict.fromkeys((*told.quotes, *node.quotes))),
            remark=node.remark,
        )
    if node.names is None or node.lon is None or node.lat is None:
        raise ValueError(node.id)  # the loader lets no such record pass
    return Place(
        id=node.id,
        kind=node.kind,
        names=node.names,
        lonlat=(node.lon, node.lat),
        countries=node.countries,
        events=frozenset(node.events),
        origins=node.origins,
        quotes=node.quotes,
        remark=node.remark,
    )


def _posts(atlas: Atlas, track: Track, places: dict[str, Place]) -> dict[str, float]:
    """Return the kilometre of every point feature along a line, each of them made a place."""
    points = filter(lambda feature: feature.is_point, atlas.along(track.line))
    found = [places.setdefault(point.id, _place_of_feature(point)) for point in points]
    return {place.id: track.km_of(place.lonlat) for place in found}


def _stops(
    edge: NetworkEdge, track: Track, posts: dict[str, float], places: dict[str, Place]
) -> list[tuple[float, Place]]:
    """Return the places at which an edge is cut, with their kilometres on the line."""
    ends = (edge.start, edge.end)
    named = (*ends, *edge.through)
    kms = posts | {name: track.km_of(places[name].lonlat) for name in named if name not in posts}
    first, last = sorted(ends, key=kms.__getitem__)
    low, high = kms[first] + _SAME_KM, kms[last] - _SAME_KM
    inside = [name for name, km in kms.items() if low < km < high and name not in ends]
    inside.sort(key=kms.__getitem__)
    return [(kms[name], places[name]) for name in (first, *inside, last)]


def _cut_edge(
    edge: NetworkEdge, track: Track, posts: dict[str, float], places: dict[str, Place]
) -> Iterator[_Stretch]:
    stops = _stops(edge, track, posts, places)
    for (begin, start), (end, finish) in pairwise(stops):
        yield _Stretch(
            start=start,
            end=finish,
            lonlats=track.between(begin, end),
            geometry_class=track.class_at((begin + end) / 2),
            km=end - begin,
            feature=track.line.id,
            origins=track.line.facts.origins,
            quotes=track.line.facts.quotes,
        )


def _own_stretch(edge: NetworkEdge, places: dict[str, Place]) -> _Stretch:
    start, end = places[edge.start], places[edge.end]
    lonlats = (start.lonlat, *edge.lonlats, end.lonlat)
    return _Stretch(
        start=start,
        end=end,
        lonlats=lonlats,
        geometry_class=edge.geometry_class or "schematic",
        km=length_km(LineString(lonlats)),
        origins=edge.origins,
    )


def _countries(edge: NetworkEdge, start: Place, end: Place) -> tuple[str, ...]:
    """Return the countries of a stretch: those given, else what both ends share, else both."""
    if edge.countries:
        return edge.countries
    shared = tuple(country for country in start.countries if country in end.countries)
    if edge.mode == "sea" or (edge.mode == "ferry" and not shared):
        return ()
    return shared or tuple(dict.fromkeys((*start.countries[:1], *end.countries[:1])))


def _segment(edge: NetworkEdge, stretch: _Stretch, whole: bool) -> Segment:
    start, end = stretch.start, stretch.end
    countries = _countries(edge, start, end)
    abroad = not set(start.countries) & set(end.countries)
    return Segment(
        id=edge.id if whole else f"{start.id}--{end.id}",
        edge=edge.id,
        start=start.id,
        end=end.id,
        mode=edge.mode,
        km=stretch.km,
        lonlats=stretch.lonlats,
        geometry_class=stretch.geometry_class,
        status=edge.status,
        gauge=edge.gauge,
        countries=countries,
        crosses=max(len(countries) - 1, int(abroad and not countries)),
        feature=stretch.feature,
        origins=stretch.origins,
        quotes=tuple(dict.fromkeys((*stretch.quotes, *edge.quotes))),
        remark=edge.remark,
    )


def build_network(atlas: Atlas) -> Network:
    """Return the network of an atlas; the caller keeps it as long as the atlas."""
    places = {node.id: _place_of_node(atlas, node) for node in atlas.nodes}
    lines = dict.fromkeys(edge.along for edge in atlas.edges if edge.along)
    tracks = {line: track_of(atlas.feature(line)) for line in lines}
    posts = {line: _posts(atlas, track, places) for line, track in tracks.items()}
    segments: list[Segment] = []
    for edge in atlas.edges:
        line = edge.along
        cuts = _cut_edge(edge, tracks[line], posts[line], places) if line else ()
        stretches = [*cuts] if line else [_own_stretch(edge, places)]
        whole = len(stretches) == 1
        segments.extend(_segment(edge, stretch, whole) for stretch in stretches)
    edges = frozenset(edge.id for edge in atlas.edges)
    return Network(places=places, segments=tuple(segments), edges=edges)
