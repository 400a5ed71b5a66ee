"""Read GeoPackage and zipped shapefile through GDAL, in the worker process."""

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import shapely

from geo.ownlayers.apart import read_apart
from geo.ownlayers.archive import open_archive, unpack
from geo.ownlayers.encoding import CHOICES, encoding_of
from geo.ownlayers.positions import strange_place
from geo.ownlayers.table import Draft, Drafts, plain_properties
from geo.ownlayers.troubles import Complaints, OwnFileError

_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
# Numbers of code pages in a dBASE table, as GDAL takes them.
_LANGUAGE_DRIVERS = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x26: "cp866", 0x57: "cp1252", 0x64: "cp852",
    0x65: "cp866", 0x7E: "cp1256", 0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254",
}  # fmt: skip
_SHAPEFILE = b"\x00\x00\x27\x0a"
_GEOPACKAGE = (b"GPKG", b"GP10", b"GP11")


def _drafts(answer: list[dict[str, Any]], complaints: Complaints) -> Drafts:
    head, *records = answer or [{}]
    for name in head.get("others", ()):
        complaints.add(None, "other-layers", str(name))
    rows = []
    for record, line in enumerate(records, start=1):
        raw = line.get("wkb")
        made = shapely.from_wkb(bytes.fromhex(raw), on_invalid="ignore") if raw else None
        if made is None or made.is_empty:
            complaints.add(record, "no-place")
            continue
        wrong = strange_place(made)
        if wrong is not None:
            complaints.add(record, "not-numbers", wrong)
            continue
        facts = plain_properties(line.get("facts", {}).items())
        rows.append(Draft(record=record, geometry=made, properties=facts))
    named = head.get("projection")
    return Drafts(
        rows=tuple(rows), projection=named, encoding=head.get("encoding"), layer=head.get("layer")
    )


def read_geopackage(
    data: bytes, complaints: Complaints, encoding: str | None = None, layer: str | None = None
) -> Drafts:
    """Return the features of a GeoPackage's layer, without a name the first that has places."""
    del encoding
    if not data.startswith(b"SQLite format 3\x00") or data[68:72] not in _GEOPACKAGE:
        raise OwnFileError("unreadable")
    files = {"own.gpkg": data}
    answer = read_apart("vector", files, "own.gpkg", driver="GPKG", layer=layer)
    return _drafts(answer, complaints)


def _text_encoding(parts: dict[str, bytes]) -> str | None:
    """Return the encoding of a shapefile's table where the file itself does not name it."""
    table = parts.get("own.dbf", b"")
    if "own.cpg" in parts or len(table) < 32 or table[29] not in {0, 0x57}:
        return None
    begin = int.from_bytes(table[8:10], "little")
    guess = encoding_of(table[begin:])
    return guess if guess in {*CHOICES, "cp1252"} else None


def _stated_encoding(parts: dict[str, bytes]) -> str | None:
    """Return the encoding that a shapefile states: in its .cpg, or by the number in its table."""
    stated = parts.get("own.cpg", b"")[:40].decode("ascii", "ignore").strip()
    if stated:
        return f"cp{stated}" if stated.isdigit() and len(stated) < 5 else stated
    table = parts.get("own.dbf", b"")
    return _LANGUAGE_DRIVERS.get(table[29]) if len(table) > 29 else None


def read_shapefile(
    data: bytes, complaints: Complaints, encoding: str | None = None, layer: str | None = None
) -> Drafts:
    """Return the features of a shapefile in a zip, without a name the first."""
    entries = open_archive(data)
    shapes = sorted(name for name in entries if name.lower().endswith(".shp"))
    if not shapes:
        raise OwnFileError("no-shapefile")
    shape = next((one for one in shapes if PurePosixPath(one).stem == layer), shapes[0])
    for other in shapes if layer is None else ():
        if other != shape:
            complaints.add(None, "other-layers", PurePosixPath(other).stem)
    stem = shape[:-4].lower()
    parts = {
        f"own{name[-4:].lower()}": unpack(data, entry)
        for name, entry in entries.items()
        if name[:-4].lower() == stem and name[-4:].lower() in _PARTS
    }
    if not parts["own.shp"].startswith(_SHAPEFILE) or not {"own.shx", "own.dbf"} <= set(parts):
        raise OwnFileError("no-shapefile")
    used = encoding or _text_encoding(parts)
    answer = read_apart("vector", parts, "own.shp", driver="ESRI Shapefile", encoding=used)
    drafts = _drafts(answer, complaints)
    # GDAL hands everything over as UTF-8 and says so; what was read is what people ask for.
    encoding = used or _stated_encoding(parts) or drafts.encoding
    return replace(drafts, encoding=encoding, layer=PurePosixPath(shape).stem)
