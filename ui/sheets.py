"""How large an export comes out: millimetres, pixels, and about how many bytes."""

from dataclasses import dataclass
from typing import Final

from ui.exportstate import ExportState

_INCH_MM: Final = 25.4
_PREVIEW_PIXELS: Final = 1000
_PAPERS: Final = {
    "a5": (210.0, 148.0), "a4": (297.0, 210.0), "a3": (420.0, 297.0), "a2": (594.0, 420.0),
    "slide": (338.7, 190.5), "square": (200.0, 200.0),
}  # fmt: skip
_BYTES_A_PIXEL: Final = 0.55
_BYTES_A_DRAWING: Final = {"pdf": 700_000, "svg": 1_800_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet in millimetres."""

    width_mm: float
    height_mm: float

    def pixels(self, dpi: int) -> tuple[int, int]:
        """Return width and height in pixels at so many dots an inch."""
        return round(self.width_mm / _INCH_MM * dpi), round(self.height_mm / _INCH_MM * dpi)


def sheet_of(state: ExportState) -> Sheet:
    """Return the sheet that the choices mean."""
    params = state.params
    paper = params.get("paper", "a4")
    if paper == "own":
        return Sheet(
            width_mm=float(params.get("width", 200)), height_mm=float(params.get("height", 150))
        )
    width, height = _PAPERS.get(paper, _PAPERS["a4"])
    if params.get("upright") == "1":
        width, height = height, width
    return Sheet(width_mm=width, height_mm=height)


def preview_dpi(sheet: Sheet) -> int:
    """Return the dots an inch at which the longer side is about as long as the preview."""
    longer = max(sheet.width_mm, sheet.height_mm)
    return max(20, round(_PREVIEW_PIXELS / longer * _INCH_MM))


def estimate_bytes(state: ExportState, sheet: Sheet) -> int:
    """Return about how many bytes the file will have; measured on maps of the whole atlas."""
    if state.ending != "png":
        return _BYTES_A_DRAWING[state.ending]
    width, height = sheet.pixels(int(state.params.get("dpi", "150")))
    return round(width * height * _BYTES_A_PIXEL)
