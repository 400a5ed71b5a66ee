"""Map images by the ending of their name: what makes them of an address's parameters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.languages import language_of
from geo.load import shared_atlas
from geo.printing.choice import MapChoice
from geo.printing.reading import read_choice
from geo.printing.render import render_map
from geo.text import voice_of

Params = Mapping[str, str]
# Larger pictures are for the command line: here others wait in line.
_MOST_PIXELS: Final = 40_000_000
_PIXELS_A_UNIT: Final = 2_000_000
_DRAWING_COST: Final = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFormat:
    """A kind of map image.

    `settle` returns the parameters that make a difference, in one order; it raises
    KeruenError, in the language of `lang`, for what cannot be drawn. `cost` returns what an
    image costs, one for a preview. `write` returns the file.
    """

    media_type: str
    settle: Callable[[Params], dict[str, str]]
    cost: Callable[[Params], float]
    write: Callable[[Params], bytes]


def _choice(settled: Params) -> MapChoice:
    return MapChoice.model_validate_json(settled["choice"])


def choice_of(atlas: Atlas, ending: str, params: Params) -> MapChoice:
    """Return the choice that an address makes; raise KeruenError for what the app cannot draw."""
    choice = read_choice(atlas, {**params, "format": ending})
    width, height = choice.sheet.pixels
    if ending == "png" and width * height > _MOST_PIXELS:
        voice = voice_of(language_of(params.get("lang")))
        said = voice(
            "{width} × {height} pixels are too many for the app: choose fewer dots an inch, "
            "a smaller size or PDF, or draw it on the command line.",
            width=voice.number(width),
            height=voice.number(height),
        )
        raise KeruenError(said)
    return choice


def _settle(ending: str, params: Params) -> dict[str, str]:
    choice = choice_of(shared_atlas(), ending, params)
    return {"choice": choice.model_dump_json(exclude_defaults=True)}


def _cost(settled: Params) -> float:
    choice = _choice(settled)
    width, height = choice.sheet.pixels
    return max(1.0, width * height / _PIXELS_A_UNIT) if choice.format == "png" else _DRAWING_COST


def _image(ending: str, media_type: str) -> ImageFormat:
    return ImageFormat(
        media_type=media_type,
        settle=lambda params: _settle(ending, params),
        cost=_cost,
        write=lambda settled: render_map(shared_atlas(), _choice(settled)),
    )


IMAGE_FORMATS: Final[dict[str, ImageFormat]] = {
    "png": _image("png", "image/png"),
    "svg": _image("svg", "image/svg+xml"),
    "pdf": _image("pdf", "application/pdf"),
}
