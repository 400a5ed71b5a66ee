"""What a map image shows: the features and ways that its choice and its frame leave in."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Feature
from geo.printing.choice import MapChoice
from geo.printing.linework import PIXEL
from geo.printing.palette import USUAL_TYPE
from geo.printing.projecting import Frame
from geo.routing.answering import Answer, answer
from geo.routing.asking import read_asked
from geo.routing.building import build_network
from geo.routing.network import Network
from geo.timing import is_partly_undated, years_of

# Ground resolution of Web Mercator at zoom 0, in metres a pixel at the equator.
_ZOOM_0: Final = 156_543.0
_GENEROUS: Final = 0.8


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One feature on the map: its geometry in points, its layer's rank, and how it stands out."""

    feature: Feature
    geometry: BaseGeometry
    rank: int
    faint: bool
    selected: bool
    disputed: bool


def web_zoom(frame: Frame, type_size: float) -> float:
    """Return the zoom of the web map at which things stand as far apart as on this sheet."""
    pixel = PIXEL * type_size / USUAL_TYPE
    metres = 1000 / frame.kilometre * pixel
    _, south, _, north = frame.bounds
    return math.log2(_ZOOM_0 * math.cos(math.radians((south + north) / 2)) / metres)


def _is_faint(atlas: Atlas, feature: Feature, year: int | None) -> bool:
    if year is None:
        return False
    spans = years_of(atlas, feature)
    dated = any(first <= year <= last for first, last in spans)
    return bool(spans) and not dated and not is_partly_undated(atlas, feature)


def chosen_layers(atlas: Atlas, choice: MapChoice) -> tuple[str, ...]:
    """Return the ids of the layers to be drawn, in the atlas's order."""
    wanted = atlas.default_layers if choice.layers is None else choice.layers
    return tuple(layer.info.id for layer in atlas.layers if layer.info.id in wanted)


def _candidates(atlas: Atlas, choice: MapChoice) -> Iterator[tuple[int, Feature]]:
    layers = chosen_layers(atlas, choice)
    for layer in atlas.layers:
        rank = layers.index(layer.info.id) if layer.info.id in layers else len(layers)
        for feature in layer.features:
            if feature.is_located and (rank < len(layers) or feature.id == choice.feature):
                yield rank, feature


def shown_features(atlas: Atlas, choice: MapChoice, frame: Frame, zoom: float) -> tuple[Shown, ...]:
    """Return the features within the frame, those of the first layer first."""
    b = frame.box
    window = box(b.left, b.bottom, b.right, b.top)
    found = []
    for rank, feature in _candidates(atlas, choice):
        selected = feature.id == choice.feature
        if feature.is_point and not selected and zoom + _GENEROUS < feature.facts.min_zoom:
            continue
        geometry = frame.project(feature.geometry)
        if not geometry.intersects(window):
            continue
        found.append(
            Shown(
                feature=feature,
                geometry=geometry,
                rank=rank,
                faint=_is_faint(atlas, feature, choice.year),
                selected=selected,
                disputed=feature.id in atlas.disputed,
            )
        )
    return tuple(found)


@lru_cache(maxsize=2)
def _network(holder: "_Holder") -> Network:
    return build_network(holder.atlas)


@dataclass(frozen=True, slots=True)
class _Holder:
    """An atlas told from another by its checksum alone."""

    checksum: str
    atlas: Atlas

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder) and self.checksum == other.checksum

    def __hash__(self) -> int:
        return hash(self.checksum)


def network_of(atlas: Atlas) -> Network:
    """Return the atlas's network, built once."""
    return _network(_Holder(atlas.checksum, atlas))


def asked_ways(atlas: Atlas, choice: MapChoice) -> Answer | None:
    """Return the answer to the ways that the choice asks for, None if it asks for none."""
    asked = read_asked(dict(choice.asking))
    if not asked.is_complete:
        return None
    return answer(network_of(atlas), asked, choice.language)


def way_course(frame: Frame, lonlats: tuple[tuple[float, float], ...]) -> BaseGeometry:
    """Return a stretch of a way in points."""
    return frame.project(LineString(lonlats))
