"""Papers and own sizes, in millimetres."""

import re
from typing import Final, Literal

Paper = Literal["a5", "a4", "a3", "a2", "slide", "square"]
MM_AN_INCH: Final = 25.4
SMALLEST_MM: Final = 60.0
LARGEST_MM: Final = 1200.0
# Upright; a slide is 16:9 and always lies.
PAPERS: Final[dict[Paper, tuple[float, float]]] = {
    "a5": (148, 210),
    "a4": (210, 297),
    "a3": (297, 420),
    "a2": (420, 594),
    "slide": (338.7, 190.5),
    "square": (200, 200),
}
_SIZE = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)\s*[x×]\s*(\d{1,5}(?:\.\d+)?)\s*(mm|px)\s*", re.I)


def parse_size(text: str, dpi: int) -> tuple[float, float]:
    """Return the millimetres of `180x120mm` or `1600x900px`; ValueError where it is neither."""
    found = _SIZE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no size; write it as 180x120mm or 1600x900px")
    unit = MM_AN_INCH / dpi if found[3].lower() == "px" else 1.0
    return float(found[1]) * unit, float(found[2]) * unit


def size_fault(width: float, height: float) -> str | None:
    """Say what is wrong with a page of these millimetres, or None."""
    if min(width, height) >= SMALLEST_MM and max(width, height) <= LARGEST_MM:
        return None
    return (
        f"a page of {width:.0f} × {height:.0f} mm cannot be drawn; "
        f"choose sides from {SMALLEST_MM:.0f} to {LARGEST_MM:.0f} mm"
    )
