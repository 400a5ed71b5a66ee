"""Features as CSV: a row for each feature and quote, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, fields

from geo.atlas import Feature
from geo.formats.extract import Cell, Evidence, Extract, evidence_of, row_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_EVIDENCE = tuple(field.name for field in fields(Evidence) if field.name != "feature")
_BOUNDS = ("west", "south", "east", "north")


def safe_cell(value: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value


def _place(feature: Feature) -> dict[str, Cell]:
    """Return a point's place and any feature's extent, in degrees."""
    located = feature.is_located
    bounds = feature.geometry.bounds if located else (None,) * 4
    point = (
        (feature.geometry.x, feature.geometry.y) if feature.is_point and located else (None,) * 2
    )
    return dict(zip(("lon", "lat", *_BOUNDS), (*point, *bounds), strict=True))


def _rows(extract: Extract, feature: Feature) -> Iterator[dict[str, Cell]]:
    facts = {k: v for k, v in row_of(extract, feature).items() if k != "quotes"}
    own = {**facts, **_place(feature)}
    for found in evidence_of(extract, feature) or (None,):
        words = asdict(found) if found else {}
        yield {**own, **{key: words.get(key) for key in _EVIDENCE}}


def features_csv(extract: Extract) -> str:
    """Return the features as CSV; a feature with several quotes has a row for each.

    A feature without a quote has one row. Courses of lines are not in it, only their
    extents: take GeoJSON or GeoPackage for those.
    """
    text = io.StringIO()
    rows = [row for feature in extract.features for row in _rows(extract, feature)]
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows([safe_cell(value) for value in row.values()] for row in rows)
    return text.getvalue()
