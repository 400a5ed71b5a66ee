"""The records of the transport network: places and the edges between them, as frozen types."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from geo.model import GeometryClass, Id, Names, Origin, Record, Text

Mode = Literal["rail", "sea", "ferry", "road", "pipeline"]
Event = Literal["border", "gauge-change", "transshipment"]
EdgeStatus = Literal["operating", "planned", "proposed"]
PlaceKind = Literal["town", "station", "junction", "border-crossing", "port", "terminal"]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Millimetres = Literal[1000, 1435, 1520, 1676]
Lon = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Lat = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]

MODES: tuple[Mode, ...] = get_args(Mode)


class NetworkNode(Record):
    """A place of the network: a point feature of the atlas, or a place of its own.

    A place of its own has names, a position and the origin of both; it is context unless
    `quotes` speak of it. A feature's own quotes need not be named again.
    """

    id: Id
    kind: PlaceKind
    feature: Id | None = None
    names: Names | None = None
    lon: Lon | None = None
    lat: Lat | None = None
    countries: tuple[Country, ...] = ()
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    quotes: tuple[Id, ...] = ()
    remark: Text | None = None

    @model_validator(mode="after")
    def _refuse_half(self) -> Self:
        own = (self.names, self.lon, self.lat)
        if self.feature is None and (None in own or not self.countries or not self.origins):
            raise ValueError("give a feature, or names, lon, lat, countries and origins")
        if self.feature is not None and own != (None, None, None):
            raise ValueError("names and position are the feature's: remove them or the feature")
        return self


class NetworkEdge(Record):
    """A way between two nodes: a stretch of a line feature, or coordinates of its own.

    Along a line feature the edge is cut at the stations that lie along it and at `through`;
    class, origin and quotes are the feature's. Otherwise `lonlats` are the way points between
    the two ends, and the edge has `quotes` that speak of it, or is context: no document does.
    Quotes that speak of it without naming it need a `remark` that says so; it stays context.
    """

    id: Id
    mode: Mode
    start: Id = Field(alias="from")
    end: Id = Field(alias="to")
    status: EdgeStatus
    along: Id | None = None
    through: tuple[Id, ...] = ()
    lonlats: tuple[tuple[Lon, Lat], ...] = ()
    gauge: Millimetres | None = None
    countries: tuple[Country, ...] = ()
    geometry_class: GeometryClass | None = None
    origins: tuple[Origin, ...] = ()
    context: bool = False
    quotes: tuple[Id, ...] = ()
    remark: Text | None = None

    @model_validator(mode="after")
    def _refuse_half(self) -> Self:
        if self.start == self.end:
            raise ValueError("begins and ends at the same node")
        if self.gauge is None and self.mode == "rail":
            raise ValueError("a railway has a gauge: add it")
        if self.gauge is not None and self.mode not in {"rail", "ferry"}:
            raise ValueError("only a railway or a ferry with rails has a gauge: remove it")
        if self.along is None and not (self.geometry_class and self.origins):
            raise ValueError("give a line, or a geometry class and origins")
        is_named = bool(self.quotes) and self.remark is None
        if self.along is None and self.context == is_named:
            raise ValueError("give quotes without a remark, or the mark of context, not both")
        if self.along is not None and (self.lonlats or self.geometry_class or self.origins):
            raise ValueError("lonlats, class and origins are the line's: remove them or along")
        return self
