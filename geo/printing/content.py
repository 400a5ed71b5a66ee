"""What a map image shows: the features and ways that its choice and its frame leave in."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Feature
from geo.faults import KeruenError
from geo.printing.choice import MapChoice
from geo.printing.linework import PIXEL
from geo.printing.palette import USUAL_TYPE
from geo.printing.projecting import Frame
from geo.routing.answering import Answer, answer
from geo.routing.asking import read_asked
from geo.routing.building import build_network
from geo.routing.network import Network
from geo.text import voice_of
from geo.timing import is_partly_undated, years_of

# Ground resolution of Web Mercator at zoom 0, in metres a pixel at the equator.
_ZOOM_0: Final = 156_543.0
_GENEROUS: Final = 0.8
# Whether documents date a feature to the chosen year, to others, or to none.
Time = Literal["dated", "other", "undated"]
STRENGTH: Final[dict[Time, float]] = {"dated": 1.0, "undated": 0.6, "other": 0.2}


class EmptyMapError(KeruenError):
    """A map on which nothing of what was chosen would stand."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One feature on the map: its geometry in points, its layer's rank, and how it stands out."""

    feature: Feature
    geometry: BaseGeometry
    rank: int
    time: Time
    selected: bool
    disputed: bool
    area: BaseGeometry | None = None

    @property
    def strength(self) -> float:
        """How strongly it is drawn, from 0 to 1: what is dated otherwise fades."""
        return STRENGTH["dated" if self.selected else self.time]


def web_zoom(frame: Frame, type_size: float) -> float:
    """Return the zoom of the web map at which things stand as far apart as on this sheet."""
    pixel = PIXEL * type_size / USUAL_TYPE
    metres = 1000 / frame.kilometre * pixel
    _, south, _, north = frame.bounds
    return math.log2(_ZOOM_0 * math.cos(math.radians((south + north) / 2)) / metres)


def _time_of(atlas: Atlas, feature: Feature, year: int | None) -> Time:
    if year is None:
        return "dated"
    spans = years_of(atlas, feature)
    if any(first <= year <= last for first, last in spans):
        return "dated"
    return "other" if spans and not is_partly_undated(atlas, feature) else "undated"


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
                time=_time_of(atlas, feature, choice.year),
                selected=selected,
                disputed=feature.id in atlas.disputed,
                area=frame.project(feature.own.area) if feature.own and feature.own.area else None,
            )
        )
    return tuple(found)


def check_content(atlas: Atlas, choice: MapChoice, shown: tuple[Shown, ...]) -> None:
    """Raise EmptyMapError where layers are on but nothing of them lies in the map."""
    voice = voice_of(choice.language)
    west, south, east, north = choice.extent or atlas.info.extent
    covered = box(*atlas.info.basemap_extent)
    if not covered.intersects(box(west, south, east, north)):
        raise EmptyMapError(voice("The extent lies outside the atlas."))
    if chosen_layers(atlas, choice) and not shown:
        raise EmptyMapError(
            voice("Nothing of the chosen layers lies here: choose others or a larger extent.")
        )


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
