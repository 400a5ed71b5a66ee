"""The transport network as the route finder knows it: places, segments and where they meet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from geo.measure import Lonlat
from geo.model import GeometryClass, Names, Origin, Text
from geo.networkrecords import EdgeStatus, Event, Mode, PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the network in WGS 84 degrees, and what may happen to goods there."""

    id: str
    kind: PlaceKind
    names: Names
    lonlat: Lonlat
    countries: tuple[str, ...]
    events: frozenset[Event] = frozenset()
    feature: str | None = None
    origins: tuple[Origin, ...] = ()
    quotes: tuple[str, ...] = ()
    remark: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of one edge between two places, in both directions.

    `countries` is empty at sea; two or more where the stretch crosses a border on its way.
    `remark` says how the quotes speak of it, where their words do not name it.
    """

    id: str
    edge: str
    start: str
    end: str
    mode: Mode
    km: float
    lonlats: tuple[Lonlat, ...]
    geometry_class: GeometryClass
    status: EdgeStatus = "operating"
    gauge: int | None = None
    countries: tuple[str, ...] = ()
    crosses: int = 0
    feature: str | None = None
    origins: tuple[Origin, ...] = ()
    quotes: tuple[str, ...] = ()
    remark: Text | None = None

    @property
    def is_context(self) -> bool:
        """Whether no document speaks of this very stretch."""
        return not self.quotes or self.remark is not None

    def other(self, place: str) -> str:
        """Return the end that is not `place`."""
        return self.end if place == self.start else self.start


@dataclass(frozen=True, kw_only=True, eq=False)
class Network:
    """Every place and segment, found by id."""

    places: Mapping[str, Place]
    segments: tuple[Segment, ...]
    edges: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each segment by its id."""
        return {segment.id: number for number, segment in enumerate(self.segments)}

    @cached_property
    def at(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the segments that meet at each place."""
        found: dict[str, list[int]] = {name: [] for name in self.places}
        for number, segment in enumerate(self.segments):
            found[segment.start].append(number)
            found[segment.end].append(number)
        return {name: tuple(numbers) for name, numbers in found.items()}

    def country_at(self, segment: Segment, place: str) -> str | None:
        """Return the country in which a segment reaches one of its ends, or None at sea."""
        here = self.places[place].countries
        if len(segment.countries) == 1:
            return segment.countries[0]
        return next((country for country in here if country in segment.countries), None)
