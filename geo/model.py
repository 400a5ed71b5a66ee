"""The records of an atlas as frozen, closed types: an unknown key is a fault, never ignored."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from geo.languages import Language, close_direction

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=KEBAB)]
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
InnerPath = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.(geo)?json$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]

StatusValue = Literal[
    "existing",
    "operating",
    "started",
    "planned",
    "proposed",
    "cancelled",
    "historical",
    "unknown",
]
GeometryClass = Literal["traced", "through-stations", "schematic", "approximate"]


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Record):
    """One text in the five languages of the atlas."""

    en: Words
    kk: Words
    ru: Words
    fa: Words
    ar: Words

    def in_language(self, language: Language) -> str:
        """Return the text in `language`; what it turns round, it turns back at its end."""
        return close_direction(str(getattr(self, language)))


class Names(Text):
    """A feature's names: five languages and the language of the place itself."""

    local: Words


class Dataset(Record):
    """An origin of coordinates or figures, with the licence under which they stand."""

    id: Id
    name: Words
    licence: Words
    licence_url: WebAddress | None = None
    url: WebAddress | None = None
    attribution: Text


class Origin(Record):
    """Where one record's geometry or figure was taken from."""

    dataset: Id
    record: str | None = None
    note: Text | None = None


class Alias(Record):
    """A spelling that stands in a document, tied to the quote in which it stands."""

    text: Words
    quote: str


class Status(Record):
    """What state a feature is in, and which claim or other origin says so."""

    value: StatusValue
    claim: Id | None = None
    origin: Id | None = None


class Gauge(Record):
    """Track gauge in millimetres, and the dataset that states it."""

    mm: tuple[Literal[1000, 1435, 1520, 1676], ...]
    origin: Id


class Facts(Record):
    """The properties of one GeoJSON feature."""

    kind: Id
    context: bool = False
    names: Names
    status: Status
    years: tuple[int, int] | None = None
    countries: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")], ...] = ()
    geometry_class: GeometryClass | tuple[GeometryClass, ...]
    origins: tuple[Origin, ...] = Field(min_length=1)
    quotes: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    remarks: tuple[Text, ...] = ()
    related: tuple[Id, ...] = ()
    along: Id | None = None
    gauge: Gauge | None = None
    min_zoom: int = Field(default=0, ge=0, le=18)
    offset: tuple[Annotated[int, Field(ge=-12, le=12)], ...] = ()


class LayerInfo(Record):
    """A layer's title, licence and place in the symbology."""

    id: Id
    title: Text
    order: int
    default: bool = True
    colour: Colour
    colour_dark: Colour
    licence: Words
    attribution: tuple[Id, ...]


class Source(Record):
    """A document: what it shows of itself, and the checksum of its collapsed text."""

    id: Words
    file: Words
    language: Words
    title: str | None = None
    title_en: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    publication: str | None = None
    issue: str | None = None
    date: str | None = None
    pages: str | None = None
    encyclopedic: bool = False
    label: Text
    colour: Colour
    notes: tuple[Text, ...] = ()
    characters: int = Field(gt=0)
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Quote(Record):
    """Verbatim words of a document with their place in its whitespace-collapsed text."""

    id: Words
    source: Words
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    exact: Words
    prefix: str
    suffix: str
    translations: dict[Language, Words]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = (
        None
    )
    reading: str | None = None
    note: Text | None = None


class Claim(Record):
    """What one quote says of one feature: a property, its value and the time meant."""

    id: Id
    feature: Id
    property: Id
    value: str | int | Annotated[float, Field(allow_inf_nan=False)]
    unit: Id | None = None
    date: str | None = None
    years: tuple[int, int] | None = None
    quote: str


class Statement(Record):
    """A statement found in a document: its id is that of the quote that carries it."""

    id: Words
    source: Words
    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Unplaced(Record):
    """A statement that supports nothing in the atlas, and why."""

    quote: Words
    reason: Text


class Term(Record):
    """A word of the atlas's own vocabulary, and the symbol that stands for it.

    A property that `begins` something holds from its year on: opened, independent.
    """

    id: Id
    label: Text
    glyph: str | None = None
    begins: bool = False


class Place(Record):
    """A name of the base map: a country, sea or town, in longitude and latitude degrees."""

    id: Id
    kind: Literal["country", "sea", "region", "town"]
    lon: float = Field(ge=-180, le=180)
    lat: float = Field(ge=-90, le=90)
    min_zoom: int = Field(ge=0, le=18)
    names: Text
    origin: Words
    approximate: bool = False


class NamedExtent(Record):
    """A part of the atlas that has a name: west, south, east, north in degrees."""

    id: Id
    names: Text
    extent: tuple[float, float, float, float]


class AtlasInfo(Record):
    """What an atlas is called, what it says of itself and where it looks first."""

    title: Text
    subtitle: Text
    intro: Text
    first: tuple[Id, ...]
    extent: tuple[float, float, float, float]
    basemap_extent: tuple[float, float, float, float]
    years: tuple[int, int] | None = None
    edition: int | None = None
    extents: tuple[NamedExtent, ...] = ()
    needs: tuple[InnerPath, ...] = ()

    @model_validator(mode="after")
    def _refuse_reversed(self) -> Self:
        named = (one.extent for one in self.extents)
        for west, south, east, north in (self.extent, self.basemap_extent, *named):
            if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):
                raise ValueError("an extent is west, south, east, north in degrees, within 85° N/S")
        return self


Json = dict[str, Any]
