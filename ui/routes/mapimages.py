"""Map images by the ending of their name: what makes them of an address's parameters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

Params = Mapping[str, str]


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


# Filled by the print map; while it is empty, the page and the route offer data alone.
IMAGE_FORMATS: Final[dict[str, ImageFormat]] = {}
