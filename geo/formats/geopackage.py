"""Features as a GeoPackage: a table a layer and geometry, and the evidence beside them."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from threading import Lock
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.atlas import Feature
from geo.formats.extract import (
    Cell,
    Evidence,
    Extract,
    Said,
    attribution_line,
    credits_of,
    evidence_of,
    row_of,
    said_of,
)

# GDAL writes the time of writing into the file: a fixed one makes equal data equal bytes.
_WRITTEN = "2000-01-01T00:00:00.000Z"
_SHAPES = {
    "points": "Point",
    "lines": "MultiLineString",
    "areas": "MultiPolygon",
    "groups": "MultiPoint",
    "mixed": "Unknown",
}
_SHAPE_OF = {"Point": "points", "MultiPoint": "groups", "GeometryCollection": "mixed"}
_GDAL = Lock()


@contextmanager
def _fixed_time() -> Iterator[None]:
    """Let GDAL take one moment for now; its options are the process's, so one at a time."""
    with _GDAL:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _WRITTEN})
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _table(rows: list[dict[str, Cell]], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    whole = {"start", "end"} & set(columns)
    real = {"length_km"} & set(columns)
    flags = {"context", "disputed"} & set(columns)
    types: dict[str, Any] = dict.fromkeys(columns, "object")
    types |= dict.fromkeys(whole, "int64") | dict.fromkeys(real, "float64")
    return frame.astype(types | dict.fromkeys(flags, "bool"))


def _shape_of(feature: Feature) -> str:
    if feature.geometry.geom_type.endswith("Polygon"):
        return "areas"
    return "lines" if feature.is_line else _SHAPE_OF.get(feature.geometry.geom_type, "points")


def _about(extract: Extract) -> pd.DataFrame:
    said: dict[str, str] = {
        "title": extract.title,
        "language": extract.language,
        "checksum": extract.atlas.checksum,
    }
    for layer in extract.atlas.layers:
        if any(feature.layer == layer.info.id for feature in extract.features):
            said[f"licence of {layer.info.id}"] = layer.info.licence
    for credit in credits_of(extract, extract.features):
        shown = f"{credit.text} ({credit.licence})"
        said[f"attribution {credit.dataset}"] = f"{shown} {credit.url}" if credit.url else shown
    return pd.DataFrame({"key": list(said), "value": list(said.values())}, dtype="object")


def _spatial(extract: Extract) -> Iterator[tuple[str, str, gpd.GeoDataFrame]]:
    """Yield (table, geometry type, frame) for each layer that has features of that type."""
    for layer in extract.atlas.layers:
        for shape, geometry in _SHAPES.items():
            chosen = [
                feature
                for feature in extract.features
                if feature.layer == layer.info.id
                and feature.is_located
                and _shape_of(feature) == shape
            ]
            if chosen:
                rows = [row_of(extract, feature) for feature in chosen]
                geometries = [feature.geometry for feature in chosen]
                frame = _table(rows, list(rows[0]))
                yield (
                    f"{layer.info.id}_{shape}",
                    geometry,
                    gpd.GeoDataFrame(frame, geometry=geometries, crs="EPSG:4326"),
                )


def _plain(extract: Extract) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield (table, frame) for what has no geometry: the evidence before all."""
    found = [asdict(one) for feature in extract.features for one in evidence_of(extract, feature)]
    said = [asdict(one) for feature in extract.features for one in said_of(extract, feature)]
    yield "evidence", _table(found, [field.name for field in fields(Evidence)])
    yield "said", _table(said, [field.name for field in fields(Said)])
    nowhere = [row_of(extract, f) for f in extract.features if not f.is_located]
    if nowhere:
        yield "without_place", _table(nowhere, list(nowhere[0]))
    yield "about", _about(extract)


def _metadata(extract: Extract) -> dict[str, str]:
    credit = credits_of(extract, extract.features)
    return {
        "TITLE": extract.title,
        "ATTRIBUTION": attribution_line(credit),
        "CREDITS": json.dumps([asdict(one) for one in credit], ensure_ascii=False),
        "CHECKSUM": extract.atlas.checksum,
    }


def _write(extract: Extract, path: Path) -> None:
    first: dict[str, Any] = {"dataset_metadata": _metadata(extract)}
    for table, geometry, frame in _spatial(extract):
        pyogrio.write_dataframe(
            frame, path, layer=table, driver="GPKG", geometry_type=geometry,
            promote_to_multi=geometry.startswith("Multi"), append=path.exists(), **first,
        )  # fmt: skip
        first = {}
    for table, plain in _plain(extract):
        pyogrio.write_dataframe(
            plain, path, layer=table, driver="GPKG", append=path.exists(), **first
        )
        first = {}


def features_geopackage(extract: Extract) -> bytes:
    """Return the features as a GeoPackage; two of the same extract are the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "keruen.gpkg"
        with _fixed_time():
            _write(extract, path)
        return path.read_bytes()
