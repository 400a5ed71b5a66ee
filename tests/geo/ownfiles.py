"""Files as other programs write them, made by those programs' own libraries."""

import csv
import io
import json
import struct
import zipfile
from pathlib import Path

import geopandas
import gpxpy.gpx
import pytest
import simplekml
from shapely import LineString, Point, Polygon

from geo.ownlayers.layer import layer_of_table
from geo.ownlayers.reading import read_own_file
from geo.ownlayers.troubles import OwnFileError

NAMES = ("Ақтау порты", "بندر ترکمن", "Road & Co <b>")
SHAPES = (
    Point(51.2, 43.6),
    LineString([(50, 38), (54, 41), (58, 40)]),
    Polygon([(56, 42), (60, 42), (60, 45), (56, 45)], [[(57, 43), (58, 43), (58, 44), (57, 44)]]),
)


def a_frame(crs=4326, shapes=SHAPES, **columns):
    """Return a table of the shapes in a projection."""
    facts = {"name": NAMES[: len(shapes)], "year": list(range(1990, 1990 + len(shapes)))}
    made = geopandas.GeoDataFrame({**facts, **columns}, geometry=list(shapes), crs=4326)
    return made.to_crs(crs)


def geojson_by_gdal(folder: Path, crs=4326) -> bytes:
    a_frame(crs).to_file(path := folder / "made.geojson", driver="GeoJSON")
    return path.read_bytes()


def geopackage_by_gdal(folder: Path, crs=4326, *more: str) -> bytes:
    path = folder / "made.gpkg"
    for layer in ("main", *more):
        a_frame(crs).to_file(path, driver="GPKG", layer=layer)
    return path.read_bytes()


def shapefile_by_gdal(folder: Path, crs=4326, encoding="UTF-8", leave_out=()) -> bytes:
    inner = folder / f"shp-{crs}-{encoding}"
    inner.mkdir()
    frame = a_frame(crs, SHAPES[:1]).assign(name="Порт Актау и станция")
    frame.to_file(inner / "lines.shp", encoding=encoding)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in inner.iterdir():
            if path.suffix not in leave_out:
                archive.write(path, f"folder/{path.name}")
    return out.getvalue()


def kml_by_simplekml(*, zipped=False, folder: Path | None = None) -> bytes:
    made = simplekml.Kml()
    point = made.newpoint(name=NAMES[0], coords=[(51.2, 43.6, 12)], description="<p>In use</p>")
    point.timespan.begin, point.timespan.end = "1996", "2014-12-03"
    point.extendeddata.newdata("status", "planned")
    made.newlinestring(name=NAMES[1], coords=list(SHAPES[1].coords))
    rings = [list(ring.coords) for ring in SHAPES[2].interiors]
    made.newfolder(name="Inner").newpolygon(
        name=NAMES[2], outerboundaryis=list(SHAPES[2].exterior.coords), innerboundaryis=rings
    )
    if zipped:
        made.savekmz(str(path := folder / "made.kmz"))
        return path.read_bytes()
    return made.kml().encode()


def gpx_by_gpxpy() -> bytes:
    made = gpxpy.gpx.GPX()
    made.waypoints.append(gpxpy.gpx.GPXWaypoint(43.6, 51.2, name=NAMES[0], description="anchor"))
    track = gpxpy.gpx.GPXTrack(name=NAMES[1])
    for part in ((38, 50, 41, 54), (41, 55, 40, 58)):
        segment = gpxpy.gpx.GPXTrackSegment()
        segment.points = [gpxpy.gpx.GPXTrackPoint(part[i], part[i + 1]) for i in (0, 2)]
        track.segments.append(segment)
    made.tracks.append(track)
    return made.to_xml().encode()


def table(head, *rows, encoding="utf-8", delimiter=",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([head, *rows])
    return out.getvalue().encode(encoding)


def collection(*features) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def feature(geometry, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


def archive_of(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def archive_with_link() -> bytes:
    out = io.BytesIO()
    entry = zipfile.ZipInfo("lines.shp")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def archive_that_lies() -> bytes:
    """Return a zip whose entry unpacks to more than its head says."""
    data = bytearray(archive_of(**{"doc.kml": b"<kml>" + b" " * 170_000_000 + b"</kml>"}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 1000)
    return bytes(data)


def a_layer(**facts):
    read = read_own_file("a.json", collection(feature(point(51.2, 43.6), **facts)))
    return layer_of_table(read, id="1", name="Mine", colour="indigo", file="a.json")


def the_error(name, data, **options):
    with pytest.raises(OwnFileError) as caught:
        read_own_file(name, data, **options)
    return caught.value
