"""From drafts to a table: one projection, sound shapes, and a word on everything left out."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.limits import FEATURES, POSITIONS
from geo.ownlayers.meridian import divide_all
from geo.ownlayers.projection import title_of, to_lonlat
from geo.ownlayers.sound import sound_shape
from geo.ownlayers.table import Draft, Drafts, Table
from geo.ownlayers.troubles import Complaints, OwnFileError

_AREA = 2


def _within_limits(rows: tuple[Draft, ...], complaints: Complaints) -> tuple[Draft, ...]:
    kept = rows[:FEATURES]
    if not kept:
        raise OwnFileError("no-features", first=complaints.first())
    geometries = np.asarray([row.geometry for row in kept], dtype=object)
    counts = np.cumsum(shapely.get_num_coordinates(geometries))
    fitting = int(np.searchsorted(counts, POSITIONS, side="right"))
    if fitting < len(rows):
        complaints.add(None, "cut-short", str(fitting))
    return kept[:fitting]


def _fault_of(bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return not (west >= -180.0001 and east <= 180.0001 and south >= -90.0001 and north <= 90.0001)


def settle(drafts: Drafts, complaints: Complaints, projection: str | None = None) -> Table:
    """Return the table of the drafts in WGS 84 degrees; `projection` overrules the file's own.

    Left out, with a word on each: places off the world. Polygons that cross themselves are
    repaired. Raise OwnFileError where nothing is left.
    """
    rows = _within_limits(drafts.rows, complaints)
    named = projection or drafts.projection
    flat = list(shapely.force_2d(np.asarray([row.geometry for row in rows], dtype=object)))
    places, halved = divide_all(to_lonlat(flat, named))
    bounds = shapely.bounds(np.asarray(places, dtype=object))
    valid = shapely.is_valid(np.asarray(places, dtype=object))
    kept: list[tuple[Draft, BaseGeometry]] = []
    for index, (row, place) in enumerate(zip(rows, places, strict=True)):
        box, good = bounds[index], valid[index]
        if _fault_of(tuple(box)):
            x, y = shapely.get_coordinates(row.geometry)[0][:2]
            complaints.add(row.record, "off-the-world", f"{x:.6g}, {y:.6g}")
            continue
        if index in halved:
            complaints.add(row.record, "divided")
        if not good and shapely.get_dimensions(place) == _AREA:
            complaints.add(row.record, "repaired")
        kept.append((row, place if good else sound_shape(place)))
    if not kept:
        unnamed = "projection" if named is None else ""
        raise OwnFileError("no-features", unnamed, complaints.first())
    return Table(
        records=tuple(row.record for row, _ in kept),
        geometries=tuple(place for _, place in kept),
        properties=tuple(row.properties for row, _ in kept),
        troubles=complaints.all(),
        projection=title_of(named),
        encoding=drafts.encoding,
        layer=drafts.layer,
    )
