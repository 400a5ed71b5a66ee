"""What the export route makes of an address: data files; drawn in a process of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from geo.faults import KeruenError
from geo.formats.choosing import choose_features
from geo.formats.extract import Extract
from geo.formats.featurecsv import features_csv
from geo.formats.featuregeojson import features_geojson
from geo.formats.featurekml import features_kml
from geo.formats.geopackage import features_geopackage
from geo.languages import language_of
from geo.load import shared_atlas
from geo.text import voice_of

Params = tuple[tuple[str, str], ...]
DATA: Final[dict[str, Callable[[Extract], bytes]]] = {
    "geojson": lambda extract: features_geojson(extract).encode(),
    "gpkg": features_geopackage,
    "kml": lambda extract: features_kml(extract).encode(),
    "csv": lambda extract: features_csv(extract).encode("utf-8-sig"),
}
TYPES: Final = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "kml": "application/vnd.google-earth.kml+xml",
    "csv": "text/csv; charset=utf-8",
}
_DATA_KEYS: Final = ("feature", "lang", "layers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A file that somebody asks for: what makes it, what it costs, what it is called."""

    ending: str
    params: Params
    cost: float

    @property
    def name(self) -> str:
        """Return the file's name."""
        return f"keruen.{self.ending}"

    def make(self) -> bytes:
        """Return the file; a fault of it reaches who asked in words alone."""
        try:
            return _data(self.ending, dict(self.params))
        except KeruenError as error:
            raise KeruenError(str(error)) from None


def _extract(params: Mapping[str, str]) -> Extract:
    language = language_of(params.get("lang"))
    named = params.get("layers")
    layers = None if named is None else [part for part in named.split(",") if part]
    chosen = choose_features(
        shared_atlas(), voice_of(language), layers=layers, feature=params.get("feature") or None
    )
    return Extract(atlas=shared_atlas(), features=chosen, language=language)


def _data(ending: str, params: Mapping[str, str]) -> bytes:
    return DATA[ending](_extract(params))


def order_of(ending: str, params: Mapping[str, str]) -> Order:
    """Return the order that an address makes; raise KeruenError for what cannot be made."""
    kept = tuple((key, params[key]) for key in _DATA_KEYS if key in params)
    _extract(dict(kept))
    return Order(ending=ending, params=kept, cost=1.0)
