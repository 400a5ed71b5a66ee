"""What the export page's address says: the choices, and the addresses of image and data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from geo.languages import Language, language_of
from geo.routing.asking import ASKED_KEYS

# What a map's own address says of what is on it, and what the page adds for its image.
SHOWN: Final = ("feature", "layers", "view", "year", "way", *ASKED_KEYS)
CHOSEN: Final = (
    "extent", "paper", "turned", "width", "height", "dpi", "transparent", "title", "subtitle",
    "style", "projection", "without", "footnotes", "graticule",
)  # fmt: skip
FORMATS: Final = ("png", "pdf", "svg")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportState:
    """The choices of an address as words, and the language in which the map speaks."""

    params: Mapping[str, str]
    page_language: Language
    labels: Language
    ending: str

    def address(self, ending: str, **changes: str | None) -> str:
        """Return the address of the file of that kind, relative to the page."""
        wanted: dict[str, str | None] = {**self.params, "lang": self.labels, **changes}
        given = {key: value for key, value in wanted.items() if value is not None}
        return f"export/map.{ending}?{urlencode(given, safe=',')}"

    def data_address(self, ending: str, layers: str | None, feature: str | None) -> str:
        """Return the address of the data of layers or a feature."""
        wanted = {"layers": layers, "feature": feature, "lang": self.labels}
        given = {key: value for key, value in wanted.items() if value is not None}
        return f"export/map.{ending}?{urlencode(given, safe=',')}"


def read_export(params: Mapping[str, str]) -> ExportState:
    """Return the state of the export page; what is not for the image is left out."""
    page = language_of(params.get("lang"))
    labels = params.get("labels")
    ending = params.get("format", "")
    return ExportState(
        params={key: params[key] for key in (*SHOWN, *CHOSEN) if params.get(key) or
                (key == "layers" and key in params)},
        page_language=page,
        labels=language_of(labels) if labels else page,
        ending=ending if ending in FORMATS else FORMATS[0],
    )  # fmt: skip
