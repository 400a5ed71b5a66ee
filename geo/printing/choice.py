"""What a map image shall be: every option that a page, an address or a command can set."""

import re
import unicodedata
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from geo.languages import Language, direction_of
from geo.printing.sizes import MM_AN_INCH, PAPERS, Paper, parse_size, size_fault
from geo.routing.assumptions import Measure

Format = Literal["png", "svg", "pdf"]
LookName = Literal["colour", "mono", "contrast"]
ProjectionName = Literal["mercator", "conic", "equal-area"]
SWITCHES: Final = (
    *("legend", "scalebar", "north", "graticule", "inset", "relief", "names"),
    *("footnotes", "attribution", "checksum"),
)
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain_text(text: str) -> str:
    """Return `text` on one line, without control, direction and unassigned characters."""
    spaced = "".join(" " if c.isspace() else c for c in _DIRECTIONS.sub("", text))
    kept = (c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    return re.sub(" +", " ", "".join(kept)).strip()


def _clean(value: Any) -> Any:
    return plain_text(value) if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    """Take `a,b` as a list; the names of places may hold blanks."""
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


Line = Annotated[str, Field(max_length=300), BeforeValidator(_clean)]
Names = Annotated[tuple[Line, ...], Field(max_length=60), BeforeValidator(_listed)]


class MapChoice(BaseModel):
    """A map image as somebody wishes it; what the atlas must know is checked when it is drawn.

    `extent` is the id of a named extent, `west,south,east,north` in degrees, a feature's
    id, or the words `feature` and `way` for the selected ones. `size` (`180x120mm`,
    `1600x900px`) goes before `paper`. Titles that are None are the atlas's own, an empty
    one is none. `layers` that are None are those which are on at first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    format: Format = Field("png", description="png, svg or pdf")
    paper: Paper = Field("a4", description="the size of the page")
    landscape: bool = Field(False, description="lay the page on its long side")
    size: Line | None = Field(None, description="own size, as 180x120mm or 1600x900px")
    dpi: int = Field(300, ge=72, le=600, description="pixels an inch, 72 to 600")
    transparent: bool = Field(False, description="leave the page without paper")
    extent: Line = Field(
        "corridor", description="a named extent, W,S,E,N in degrees, a feature's id, feature or way"
    )
    layers: Names | None = Field(None, description="the ids of the layers to show")
    year: int | None = Field(None, ge=1, le=9998, description="what documents date to this year")
    feature: Line | None = Field(None, description="the id of the feature to point out")
    start: Line | None = Field(None, alias="from", description="where the way begins")
    end: Line | None = Field(None, alias="to", description="where the way ends")
    via: Names = Field((), description="places on the way")
    avoid: Names = Field((), description="countries that the way avoids, as RU")
    closed: Names = Field((), alias="close", description="places and edges that are closed")
    planned: bool = Field(False, description="let the way use what is only planned")
    by: Measure = Field("km", description="what the way has least of")
    title: Line | None = Field(None, description="the title; an empty one for none")
    subtitle: Line | None = Field(None, description="the line below the title")
    language: Language = Field("en", alias="lang", description="the language of all words")
    style: LookName = Field("colour", description="colour, mono (black and white) or contrast")
    dark: bool = Field(False, description="on a dark ground")
    projection: ProjectionName = Field("conic", description="how the globe is laid flat")
    legend: bool = Field(True, description="the legend")
    scalebar: bool = Field(True, description="the scale bar")
    north: bool = Field(True, description="the north arrow")
    graticule: bool = Field(True, description="meridians and parallels with their degrees")
    inset: bool = Field(True, description="a small map that shows where this one lies")
    relief: bool = Field(True, description="light and shade of mountains")
    names: bool = Field(True, description="names of countries, seas, towns and features")
    footnotes: bool = Field(False, description="the quotes of what is on the map")
    attribution: bool = Field(True, description="who made the data; stays where a licence asks")
    checksum: bool = Field(True, description="the edition and the checksum of the data")

    @model_validator(mode="after")
    def _check(self) -> Self:
        faults = [size_fault(*self.page_mm)] if self.size else []
        if bool(self.start) != bool(self.end):
            faults.append("a way needs both from and to")
        if self.extent == "way" and not self.start:
            faults.append("extent way needs a way: give from and to")
        if self.extent == "feature" and not self.feature:
            faults.append("extent feature needs a feature: give its id")
        if self.transparent and self.dark:
            faults.append("a dark map needs its ground: choose transparent or dark")
        if found := "; ".join(fault for fault in faults if fault):
            raise ValueError(found)
        return self

    @property
    def page_mm(self) -> tuple[float, float]:
        """Width and height of the page in millimetres."""
        if self.size:
            return parse_size(self.size, self.dpi)
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape and width < height else (width, height)

    @property
    def page_pixels(self) -> tuple[int, int]:
        """Width and height of the page in pixels at its resolution."""
        width, height = (round(side / MM_AN_INCH * self.dpi) for side in self.page_mm)
        return width, height

    @property
    def is_rtl(self) -> bool:
        """Whether its language is written from right to left."""
        return direction_of(self.language) == "rtl"
