"""How large an export comes out: millimetres, pixels, and about how many bytes."""

from typing import Final

from geo.printing.sheet import PAPERS, Sheet
from ui.exportstate import OWN_USUAL, ExportState

_INCH_MM: Final = 25.4
_PREVIEW_PIXELS: Final = 1000
_USUAL_DPI: Final = "150"
_BYTES_A_PIXEL: Final = 0.7
_BYTES_A_DRAWING: Final = {"pdf": 930_000, "svg": 2_400_000}


def sheet_of(state: ExportState) -> Sheet:
    """Return the sheet that the choices mean."""
    params = state.params
    paper, dpi = params.get("paper", "a4"), int(params.get("dpi", _USUAL_DPI))
    if paper == "own":
        width, height = (
            float(params.get("width", OWN_USUAL[0])),
            float(params.get("height", OWN_USUAL[1])),
        )
    else:
        width, height = PAPERS[paper]
        if params.get("upright") == "1":
            width, height = height, width
    return Sheet(width_mm=width, height_mm=height, dpi=dpi)


def preview_sheet(sheet: Sheet) -> Sheet:
    """Return the same sheet with so few dots an inch that it fits the page."""
    longer = max(sheet.width_mm, sheet.height_mm)
    dpi = max(36, round(_PREVIEW_PIXELS / longer * _INCH_MM))
    return Sheet(width_mm=sheet.width_mm, height_mm=sheet.height_mm, dpi=dpi)


def estimate_bytes(state: ExportState, sheet: Sheet) -> int:
    """Return about how many bytes the file will have; measured on maps of the whole atlas."""
    if state.ending != "png":
        return _BYTES_A_DRAWING[state.ending]
    width, height = sheet.pixels
    return round(width * height * _BYTES_A_PIXEL)
