"""What a map image shall be: every choice, checked, with the usual ones."""

from typing import Any, Final, Literal, Self

from pydantic import Field, model_validator

from geo.faults import KeruenError
from geo.geometry import Extent
from geo.languages import Language, direction_of
from geo.model import Record
from geo.printing.sheet import PAPERS, Sheet

Format = Literal["png", "svg", "pdf"]
StyleName = Literal["colour", "mono", "contrast", "dark"]
ProjectionName = Literal["conic", "equal-area", "mercator"]
Paper = Literal["a5", "a4", "a3", "a2", "letter", "slide", "square", "own"]
LONGEST_TITLE: Final = 120
_INCH_MM: Final = 25.4


class ChoiceError(KeruenError):
    """A choice of map image that means nothing; the message says which and what may stand."""


class MapChoice(Record):
    """A map image: sheet, part of the world, content, look and parts; sizes in millimetres.

    `extent` is west, south, east, north in degrees; without it the whole atlas is drawn.
    `letters` is the size of ordinary type in points, by the size of the sheet where it is None.
    `asking` are the parameters that ask for ways, `way` which of them is chosen, from 1.
    """

    format: Format = "png"
    paper: Paper = "a4"
    upright: bool = False
    width: float | None = Field(None, ge=30, le=1300)
    height: float | None = Field(None, ge=30, le=1300)
    dpi: int = Field(150, ge=36, le=600)
    transparent: bool = False
    letters: float | None = Field(None, ge=4, le=20)
    extent: Extent | None = None
    layers: tuple[str, ...] | None = None
    year: int | None = None
    feature: str | None = None
    asking: tuple[tuple[str, str], ...] = ()
    way: int = Field(1, ge=1, le=5)
    title: str | None = Field(None, max_length=LONGEST_TITLE)
    subtitle: str | None = Field(None, max_length=LONGEST_TITLE)
    language: Language = "en"
    style: StyleName = "colour"
    projection: ProjectionName = "conic"
    legend: bool = True
    scale: bool = True
    north: bool = True
    graticule: bool = False
    inset: bool = False
    relief: bool = True
    names: bool = True
    footnotes: bool = False
    stamp: bool = True

    @model_validator(mode="after")
    def _refuse_half(self) -> Self:
        if self.paper == "own" and (self.width is None or self.height is None):
            raise ValueError("an own size needs width and height")
        return self

    @property
    def is_rtl(self) -> bool:
        """Whether its labels are written from right to left."""
        return direction_of(self.language) == "rtl"

    @property
    def sheet(self) -> Sheet:
        """The sheet in millimetres, with its resolution."""
        if self.paper == "own":
            width, height = self.width or 0.0, self.height or 0.0
        else:
            width, height = PAPERS[self.paper]
            if self.upright:
                width, height = height, width
        return Sheet(width_mm=width, height_mm=height, dpi=self.dpi, letters=self.letters)


def pixels_to_mm(pixels: float, dpi: int) -> float:
    """Return how many millimetres so many pixels are."""
    return pixels / dpi * _INCH_MM


def changed(choice: MapChoice) -> dict[str, Any]:
    """Return what differs from the usual choice."""
    return choice.model_dump(exclude_defaults=True)
