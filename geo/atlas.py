"""The loaded atlas: immutable, indexed, and the only thing that the rest of Keruen reads."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from shapely.geometry.base import BaseGeometry

from geo.dispute import Dispute
from geo.faults import UnknownRecordError
from geo.model import (
    AtlasInfo,
    Claim,
    Dataset,
    Facts,
    GeometryClass,
    LayerInfo,
    Place,
    Quote,
    Source,
    Statement,
    Term,
    Unplaced,
)
from geo.networkrecords import NetworkEdge, NetworkNode
from geo.tour import Tour
from geo.tradefigures import TradeFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What a feature of a visitor's own has besides; `area` is what a map fills within its lines.

    It stands only in an atlas that is made for one file (geo/ownlayers/joined.py).
    """

    attributes: Mapping[str, str | int | float | bool | None]
    years: tuple[int, int] | None = None
    area: BaseGeometry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing on the map: geometry in WGS 84 degrees (longitude, latitude) and its facts."""

    id: str
    layer: str
    geometry: BaseGeometry
    facts: Facts
    own: Own | None = None

    @property
    def parts(self) -> tuple[BaseGeometry, ...]:
        """The single geometries of which the feature is made, in order."""
        return tuple(getattr(self.geometry, "geoms", (self.geometry,)))

    @property
    def part_classes(self) -> tuple[GeometryClass, ...]:
        """The geometry class of each part."""
        classes = self.facts.geometry_class
        return (classes,) * len(self.parts) if isinstance(classes, str) else classes

    @property
    def part_offsets(self) -> tuple[int, ...]:
        """By how many pixels each part is drawn aside of its course, so as not to cover others."""
        return self.facts.offset or (0,) * len(self.parts)

    @property
    def is_located(self) -> bool:
        """Whether the feature has a place on the map."""
        return not bool(self.geometry.is_empty)

    @property
    def is_line(self) -> bool:
        """Whether the feature is a line or several."""
        return "Line" in str(self.geometry.geom_type)

    @property
    def is_point(self) -> bool:
        """Whether the feature is drawn as a symbol."""
        return str(self.geometry.geom_type) == "Point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer and its features in the order of the file."""

    info: LayerInfo
    features: tuple[Feature, ...]
    file: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Atlas:
    """Every record of an atlas folder, consistent with one another."""

    info: AtlasInfo
    layers: tuple[Layer, ...]
    sources: tuple[Source, ...]
    quotes: Mapping[str, Quote]
    claims: tuple[Claim, ...]
    datasets: Mapping[str, Dataset]
    kinds: Mapping[str, Term]
    properties: Mapping[str, Term]
    units: Mapping[str, Term]
    values: Mapping[str, Term]
    places: tuple[Place, ...]
    disputes: tuple[Dispute, ...] = ()
    figures: tuple[TradeFigure, ...] = ()
    statements: tuple[Statement, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    nodes: tuple[NetworkNode, ...] = ()
    edges: tuple[NetworkEdge, ...] = ()
    tours: tuple[Tour, ...] = ()
    verified: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    checksum: str = ""

    @cached_property
    def features(self) -> Mapping[str, Feature]:
        """All features by id, layer by layer."""
        return {feature.id: feature for layer in self.layers for feature in layer.features}

    @cached_property
    def default_layers(self) -> tuple[str, ...]:
        """The ids of the layers that are on at first."""
        return tuple(layer.info.id for layer in self.layers if layer.info.default)

    @cached_property
    def _claims_by_feature(self) -> Mapping[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.feature, []).append(claim)
        return {feature: tuple(claims) for feature, claims in found.items()}

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The ids of the features on which documents disagree."""
        against = (dispute for dispute in self.disputes if not dispute.is_agreement)
        return frozenset(feature for dispute in against for feature in dispute.features)

    def feature(self, feature_id: str) -> Feature:
        """Return the feature, or raise UnknownRecordError with the ids that come near."""
        try:
            return self.features[feature_id]
        except KeyError:
            near = difflib.get_close_matches(feature_id, self.features, n=3, cutoff=0.5)
            raise UnknownRecordError(feature_id, tuple(near)) from None

    def layer(self, layer_id: str) -> Layer:
        """Return the layer with that id."""
        return next(layer for layer in self.layers if layer.info.id == layer_id)

    def source(self, source_id: str) -> Source:
        """Return the document with that id."""
        return next(source for source in self.sources if source.id == source_id)

    def quotes_of(self, feature: Feature) -> tuple[Quote, ...]:
        """Return the feature's quotes in the order of its file."""
        return tuple(self.quotes[quote] for quote in feature.facts.quotes)

    def claims_of(self, feature: Feature) -> tuple[Claim, ...]:
        """Return what the quotes say of the feature."""
        return self._claims_by_feature.get(feature.id, ())

    def related_to(self, feature: Feature) -> tuple[Feature, ...]:
        """Return the features that it names, then those that name it, each once."""
        named = [self.features[other] for other in feature.facts.related]
        naming = [other for other in self.features.values() if feature.id in other.facts.related]
        return tuple(dict.fromkeys((*named, *naming)))

    def along(self, line: Feature) -> Iterator[Feature]:
        """Yield the point features that lie along `line`, in the order of their file."""
        return (other for other in self.features.values() if other.facts.along == line.id)
