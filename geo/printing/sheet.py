"""Sheets: their size, their resolution, and whether this machine's memory can hold them."""

from dataclasses import dataclass
from typing import Final

from geo.faults import KeruenError

# Lying; in millimetres.
PAPERS: Final = {
    "a5": (210.0, 148.0),
    "a4": (297.0, 210.0),
    "a3": (420.0, 297.0),
    "a2": (594.0, 420.0),
    "letter": (279.4, 215.9),
    "slide": (338.7, 190.5),
    "square": (200.0, 200.0),
}
POINTS_A_MM: Final = 72 / 25.4
_MOST_BYTES: Final = 1_500_000_000
# From so many pixels on a picture is packed without a copy, and keeps its opaque channel.
LARGE: Final = 40_000_000
# Measured: a picture with its copies, a large one without, and the program itself.
_BYTES_A_PIXEL: Final = 13
_BYTES_A_PIXEL_LARGE: Final = 6.5
_BYTES_BEFORE: Final = 350_000_000


class TooLargeError(KeruenError):
    """An image that this program does not draw because it would not fit into memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet in millimetres; its dots an inch matter to pictures alone.

    `letters` is the size of ordinary type in points where the sheet's own does not decide it.
    """

    width_mm: float
    height_mm: float
    dpi: int
    letters: float | None = None

    @property
    def width(self) -> float:
        """The width in points."""
        return self.width_mm * POINTS_A_MM

    @property
    def height(self) -> float:
        """The height in points."""
        return self.height_mm * POINTS_A_MM

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return round(self.width * self.dpi / 72), round(self.height * self.dpi / 72)

    @property
    def bytes_needed(self) -> int:
        """How much memory a picture of this sheet takes while it is drawn."""
        width, height = self.pixels
        copied = min(width * height, LARGE) * _BYTES_A_PIXEL
        return _BYTES_BEFORE + round(max(copied, width * height * _BYTES_A_PIXEL_LARGE))

    @property
    def type_size(self) -> float:
        """The size of ordinary type in points: it grows with the sheet, but more slowly."""
        if self.letters is not None:
            return self.letters
        return float(min(max((self.width * self.height) ** 0.5 / 92, 4.6), 13.0))


def check_memory(sheet: Sheet) -> None:
    """Raise TooLargeError for a picture that needs more memory than is granted."""
    if sheet.bytes_needed > _MOST_BYTES:
        width, height = sheet.pixels
        raise TooLargeError(
            f"{width} × {height} pixels need about {sheet.bytes_needed / 1e9:.1f} GB of memory, "
            f"more than the {_MOST_BYTES / 1e9:.1f} GB granted: choose fewer dots an inch, or PDF"
        )
