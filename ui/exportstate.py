"""What the export page's address says: the choices, and the addresses of image and data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args
from urllib.parse import urlencode

from geo.languages import Language, language_of
from geo.ownlayers.layer import PREFIX
from geo.printing.choice import LONGEST_TITLE, MapChoice, Paper, ProjectionName, StyleName
from geo.printing.reading import SWITCHES
from geo.routing.asking import ASKED_KEYS

# What a map's own address says of what is on it, and what the page adds for its image.
SHOWN: Final = ("feature", "layers", "view", "year", "way", *ASKED_KEYS)
FORMATS: Final = ("png", "pdf", "svg")
DOTS: Final = ("72", "96", "150", "200", "300", "600")
USUAL: Final = MapChoice()
OWN_MM: Final = (30, 1300)
OWN_USUAL: Final = (200, 150)
_OFFERED: Final[Mapping[str, tuple[str, ...]]] = {
    "paper": get_args(Paper),
    "dpi": DOTS,
    "style": get_args(StyleName),
    "projection": get_args(ProjectionName),
    **dict.fromkeys(("upright", "transparent", *SWITCHES), ("0", "1")),
}


def _is_sound(key: str, value: str) -> bool:
    if key in {"width", "height"}:
        return value.isdecimal() and OWN_MM[0] <= int(value[:6]) <= OWN_MM[1]
    return value in _OFFERED[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportState:
    """The choices of an address as words, and the language in which the map speaks."""

    params: Mapping[str, str]
    page_language: Language
    labels: Language
    ending: str

    def address(self, ending: str, **changes: str | None) -> str:
        """Return the address of the file of that kind, relative to the page."""
        labels = self.labels if self.labels != self.page_language else None
        spoken = {"lang": self.page_language, "labels": labels}
        wanted: dict[str, str | None] = {**self.params, **spoken, **changes}
        given = {key: value for key, value in wanted.items() if value is not None}
        return f"export/map.{ending}?{urlencode(given, safe=',')}"

    def data_address(self, ending: str, layers: str | None, feature: str | None) -> str:
        """Return the address of the data of layers or a feature."""
        own = self.params.get("own")
        wanted = {"layers": layers, "feature": feature, "lang": self.labels, "own": own}
        given = {key: value for key, value in wanted.items() if value is not None}
        return f"export/map.{ending}?{urlencode(given, safe=',')}"


def has_own(params: Mapping[str, str], held: bool) -> bool:
    """Whether own layers go into the files: those that are held, unless they are switched off."""
    return held and params.get("own", "1") == "1"


def read_export(params: Mapping[str, str], *, held: bool = False) -> ExportState:
    """Return the state of the export page; what is not for the image or makes no sense is left.

    `held` says whether the visitor has layers of his own.
    """
    page, ending = language_of(params.get("lang")), params.get("format", "")
    kept = {key: params[key] for key in SHOWN if params.get(key)}
    if "layers" in params:
        kept["layers"] = params["layers"]
    for key in (*_OFFERED, "width", "height"):
        if key in params and _is_sound(key, params[key]):
            kept[key] = params[key]
    if kept.get("paper") == "own":
        usual = zip(("width", "height"), OWN_USUAL, strict=True)
        kept = {**{key: str(side) for key, side in usual}, **kept}
    for key in ("extent", "title", "subtitle"):
        if params.get(key):
            kept[key] = params[key][:LONGEST_TITLE]
    if has_own(params, held):
        kept["own"] = "1"
    elif kept.get("feature", "").startswith(PREFIX):
        del kept["feature"]
    return ExportState(
        params=kept,
        page_language=page,
        labels=language_of(params["labels"]) if params.get("labels") else page,
        ending=ending if ending in FORMATS else FORMATS[0],
    )
