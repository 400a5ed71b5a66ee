"""The export page beside its choices: preview, estimate, download, address, data files."""

from dataclasses import dataclass
from urllib.parse import urljoin

from geo.atlas import Atlas
from geo.printing.heading import lost_letters
from geo.text import Voice
from ui.exportstate import ExportState
from ui.sheets import Sheet, estimate_bytes, preview_sheet, sheet_of
from ui.templating import templates


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A data file to take: its name, what it is good for, its address."""

    name: str
    use: str
    href: str


def size_text(count: float, voice: Voice) -> str:
    """Write so many bytes as kilobytes or megabytes."""
    if count < 1_000_000:
        return voice("{size} kB", size=voice.number(max(1, round(count / 1000))))
    return voice("{size} MB", size=voice.number(count / 1_000_000, 1))


def estimate_text(state: ExportState, sheet: Sheet, voice: Voice) -> str:
    """Say how large the file will be: millimetres, pixels, bytes."""
    parts = [
        voice(
            "{width} × {height} mm",
            width=voice.number(round(sheet.width_mm)),
            height=voice.number(round(sheet.height_mm)),
        )
    ]
    if state.ending == "png":
        width, height = sheet.pixels
        parts.append(
            voice(
                "{width} × {height} pixels", width=voice.number(width), height=voice.number(height)
            )
        )
    size = size_text(estimate_bytes(state, sheet), voice)
    return " · ".join([*parts, voice("about {size}", size=size)])


def preview_html(state: ExportState, voice: Voice, page: str) -> str:
    """Return preview, estimate, download and the image's address; `page` is the page's own."""
    sheet = sheet_of(state)
    small = preview_sheet(sheet)
    width, height = small.pixels
    full = state.address(state.ending)
    template = templates().get_template("export.html")
    return template.render(
        say=voice,
        width=width,
        height=height,
        preview=state.address("png", dpi=str(small.dpi), transparent=None),
        estimate=estimate_text(state, sheet, voice),
        lost=lost_letters(state.params.get("title"), state.params.get("subtitle"), voice),
        full=f"{full}&download=1",
        address=urljoin(page, full),
        own="own" in state.params,
        label=voice("Download {format}", format=state.ending.upper()),
    )


def _uses(voice: Voice) -> dict[str, tuple[str, str]]:
    return {
        "geojson": ("GeoJSON", voice("for web maps and programs")),
        "gpkg": ("GeoPackage", voice("for QGIS and other geographic programs")),
        "kml": ("KML", voice("for Google Earth and other globes")),
        "csv": ("CSV", voice("for spreadsheets: a row for each quote")),
        "html": ("HTML", voice("the whole atlas in one page that opens without a network")),
    }


def data_html(atlas: Atlas, state: ExportState, what: str, voice: Voice) -> str:
    """Return the data files of `what`: what is on the map, the feature, or everything."""
    layers = state.params.get("layers", ",".join(atlas.default_layers))
    chosen: dict[str, tuple[str | None, str | None]] = {
        "map": (layers, state.params.get("feature")),
        "feature": (None, state.params.get("feature")),
        "all": (None, None),
    }
    files = [
        DataFile(name=name, use=use, href=state.data_address(ending, *chosen[what]))
        for ending, (name, use) in _uses(voice).items()
    ]
    template = templates().get_template("export-data.html")
    return template.render(say=voice, files=files)
