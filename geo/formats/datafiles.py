"""The data files of an atlas by the ending of their name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from geo.formats.extract import Extract
from geo.formats.featurecsv import features_csv
from geo.formats.featuregeojson import features_geojson
from geo.formats.featurekml import features_kml
from geo.formats.geopackage import features_geopackage


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFormat:
    """A kind of data file: what it is called, its media type, what writes it."""

    name: str
    media_type: str
    write: Callable[[Extract], bytes]


DATA_FORMATS: Final = {
    "geojson": DataFormat(
        name="GeoJSON",
        media_type="application/geo+json",
        write=lambda extract: features_geojson(extract).encode(),
    ),
    "gpkg": DataFormat(
        name="GeoPackage",
        media_type="application/geopackage+sqlite3",
        write=features_geopackage,
    ),
    "kml": DataFormat(
        name="KML",
        media_type="application/vnd.google-earth.kml+xml",
        write=lambda extract: features_kml(extract).encode(),
    ),
    # With a byte order mark spreadsheets know that it is UTF-8.
    "csv": DataFormat(
        name="CSV",
        media_type="text/csv; charset=utf-8",
        write=lambda extract: features_csv(extract).encode("utf-8-sig"),
    ),
}
