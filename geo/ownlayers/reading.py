"""Read a visitor's file of any known kind into a table, within the limits."""

import re
from collections.abc import Callable
from pathlib import PurePath

from geo.ownlayers.archive import open_archive, unpack
from geo.ownlayers.gdal import read_geopackage, read_shapefile
from geo.ownlayers.geojson import read_geojson
from geo.ownlayers.gpx import read_gpx
from geo.ownlayers.kml import read_kml
from geo.ownlayers.limits import FILE_BYTES, FILE_MEGABYTES
from geo.ownlayers.settling import settle
from geo.ownlayers.spreadsheet import read_csv
from geo.ownlayers.table import Drafts, Table
from geo.ownlayers.troubles import Complaints, OwnFileError

Reader = Callable[..., Drafts]


def read_zip(
    data: bytes, complaints: Complaints, encoding: str | None = None, layer: str | None = None
) -> Drafts:
    """Return the placemarks of a KMZ, or the features of a zipped shapefile."""
    entries = open_archive(data)
    documents = sorted(
        (name for name in entries if name.lower().endswith(".kml")),
        key=lambda name: (name.count("/"), name.lower() != "doc.kml", name),
    )
    if documents:
        return read_kml(unpack(data, entries[documents[0]]), complaints, encoding)
    return read_shapefile(data, complaints, encoding, layer)


READERS: dict[str, Reader] = {
    "geojson": read_geojson,
    "json": read_geojson,
    "kml": read_kml,
    "kmz": read_zip,
    "gpx": read_gpx,
    "csv": read_csv,
    "tsv": read_csv,
    "txt": read_csv,
    "gpkg": read_geopackage,
    "zip": read_zip,
}


def _kind_of(data: bytes) -> tuple[str, Reader] | None:
    """Return what a file is by its first bytes, and what reads it; None where they do not tell."""
    begin = data[:4000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"PK\x03\x04"):
        return "ZIP", read_zip
    if begin.startswith(b"SQLite format 3\x00"):
        return "GeoPackage", read_geopackage
    if begin.startswith(b"{"):
        return "JSON", read_geojson
    if begin.startswith(b"<"):
        found = re.search(rb"<(?:\w+:)?(kml|gpx)[\s>]", begin)
        return {b"kml": ("KML", read_kml), b"gpx": ("GPX", read_gpx)}[found[1]] if found else None
    return None


def _reader_of(ending: str, data: bytes, complaints: Complaints) -> Reader:
    """Return what reads a file: by what it is, else by its name; complain where they differ."""
    named, kind = READERS[ending], _kind_of(data)
    if kind is None or kind[1] is named:
        return named
    complaints.add(None, "other-kind", kind[0])
    return kind[1]


def read_own_file(
    name: str,
    data: bytes,
    *,
    encoding: str | None = None,
    projection: str | None = None,
    layer: str | None = None,
) -> Table:
    """Return the table of a file called `name`, or raise OwnFileError.

    `encoding` and `projection` are the visitor's own word and overrule what is recognised; `layer`
    names one of several in a GeoPackage or zip.
    """
    if len(data) > FILE_BYTES:
        raise OwnFileError("too-big", str(FILE_MEGABYTES))
    if not data.strip(b"\x00 \t\r\n"):
        raise OwnFileError("empty")
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in READERS:
        raise OwnFileError("unknown-kind", ending[:12])
    complaints = Complaints()
    reader = _reader_of(ending, data, complaints)
    if layer is not None and reader in (read_geopackage, read_zip):
        drafts = reader(data, complaints, encoding, layer)
    else:
        drafts = reader(data, complaints, encoding)
    return settle(drafts, complaints, projection)
