"""A tour: steps through the atlas, each with a view, words and the quotes that back them."""

from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, model_validator

from geo.languages import LANGUAGES, Language
from geo.model import Id, Record
from geo.networkrecords import Lat, Lon

LONGEST_TOUR: Final = 60
# What the address calls the tour that a visitor writes: no file may have this name.
OWN: Final = "own"
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=3000, pattern=r"\S")]
Lines = dict[Language, Line]
Proses = dict[Language, Prose]
Extent = tuple[Lon, Lat, Lon, Lat]
_NUMBER = r"-?\d{1,3}(\.\d{1,6})?"
View = Annotated[str, StringConstraints(pattern=rf"^{_NUMBER},{_NUMBER},{_NUMBER}$")]


def numbers_of(view: str) -> tuple[float, float, float]:
    """Return latitude and longitude in degrees and the zoom of a view, as in the address."""
    lat, lon, zoom = map(float, view.split(","))
    return lat, lon, zoom


class Pointer(Record):
    """What is spoken of: a feature, or a place in longitude and latitude degrees."""

    feature: Id | None = None
    lonlat: tuple[Lon, Lat] | None = None

    @model_validator(mode="after")
    def _refuse_both(self) -> Self:
        if (self.feature is None) == (self.lonlat is None):
            raise ValueError("point at a feature or at a lonlat, at one of them")
        return self


class TourWay(Record):
    """A way of goods through the network, from place to place."""

    start: Id = Field(alias="from")
    end: Id = Field(alias="to")
    via: tuple[Id, ...] = ()


class Context(Record):
    """What a step says that no document says, and the datasets it comes from."""

    text: Proses
    origins: tuple[Id, ...] = Field(min_length=1)


class TourStep(Record):
    """One step: where to look, what is on, what is said, and the words that back it.

    `view` is latitude, longitude, zoom as in the address; `extent` is west, south, east,
    north in degrees and fits any screen.
    """

    title: Lines
    text: Proses
    view: View | None = None
    extent: Extent | None = None
    layers: tuple[Id, ...] | None = None
    feature: Id | None = None
    way: TourWay | None = None
    year: int | None = None
    quotes: tuple[str, ...] = Field(default=(), max_length=12)
    context: Context | None = None
    pointer: Pointer | None = None
    notes: Proses | None = None

    @model_validator(mode="after")
    def _refuse_nowhere(self) -> Self:
        if (self.view is None) == (self.extent is None):
            raise ValueError("give a view or an extent, one of them")
        west, south, east, north = self.extent or (0, 0, 1, 1)
        if west >= east or south >= north:
            raise ValueError("an extent is west, south, east, north in degrees")
        if self.feature is not None and self.way is not None:
            raise ValueError("select a feature or a way, not both")
        return self


class TourHead(Record):
    """A tour but for its steps: what it is called, and the languages it is written in."""

    languages: tuple[Language, ...] = Field(default=LANGUAGES, min_length=1)
    title: Lines
    summary: Proses
    order: int = Field(default=100, ge=0, le=100)


class TourFile(TourHead):
    """What the file of a tour holds."""

    steps: tuple[TourStep, ...] = Field(min_length=1, max_length=LONGEST_TOUR)


class Tour(TourFile):
    """A whole tour; its id is the name of its file."""

    id: Id

    def language_for(self, language: Language) -> Language:
        """Return the language in which a reader of `language` gets the tour."""
        return language if language in self.languages else self.languages[0]
