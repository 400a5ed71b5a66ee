"""Read CSV as spreadsheets write it: any usual separator, decimal comma, coordinate columns."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.columns import even_columns
from geo.ownlayers.encoding import decode
from geo.ownlayers.limits import FEATURES
from geo.ownlayers.table import Draft, Drafts, plain_properties
from geo.ownlayers.troubles import Complaints, OwnFileError

LATITUDE = ("lat", "latitude", "y", "широта", "ендік", "عرض", "عرض جغرافیایی", "خط العرض",
            "ycoord", "point_y", "northing", "lat_dd", "latitude_dd")  # fmt: skip
LONGITUDE = ("lon", "lng", "long", "longitude", "x", "долгота", "бойлық", "طول", "طول جغرافیایی",
             "خط الطول", "xcoord", "point_x", "easting", "lon_dd", "longitude_dd")  # fmt: skip
SHAPES = ("wkt", "geom", "geometry", "the_geom", "wkt_geom")
_SEPARATORS = ",;\t|"
_DEGREES = re.compile(
    r"^\s*([+-]?\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”]|'')\s*)?([NSEWСЮВЗ])?\s*$",
    re.IGNORECASE,
)
_SPACED = re.compile(
    r"^([+-]?\d{1,3})\s+([0-5]?\d(?:[.,]\d+)?)(?:\s+([0-5]?\d(?:[.,]\d+)?))?\s*([NSEWСЮВЗ])?$",
    re.IGNORECASE,
)
_SIDE_FIRST = re.compile(r"^([NSEWСЮВЗ])\s*(\d.*\S)$", re.IGNORECASE)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫", "01234567890123456789.")


def separator_of(text: str) -> str:
    """Return the separator that splits the first lines most often and most evenly."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:15]

    def evenness(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines] or [0]
        return (sum(count == counts[0] for count in counts) if counts[0] else 0, counts[0])

    return max(_SEPARATORS, key=evenness)


def number_of(text: str) -> float | None:
    """Return a coordinate: 51.2, 51,2, ۵۱٫۲, 51°12'30"N or N 51 12 30; None for anything else."""
    plain = _SIDE_FIRST.sub(r"\2 \1", text.translate(_DIGITS).strip())
    found = _DEGREES.match(plain) or _SPACED.match(plain)
    if found:
        whole, minutes, seconds, side = found.groups()
        parts = [float((part or "0").replace(",", ".")) for part in (whole, minutes, seconds)]
        size = abs(parts[0]) + parts[1] / 60 + parts[2] / 3600
        back = (side or "").upper() in set("SWЮЗ") or whole.startswith("-")
        return -size if back else size
    try:
        value = float(plain.replace(",", ".") if plain.count(",") == 1 else plain)
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None


def _column(head: list[str], names: tuple[str, ...]) -> int | None:
    plain = [name.strip().casefold() for name in head]
    return next((plain.index(name) for name in names if name in plain), None)


def _geometry(
    cells: list[str], columns: tuple[int, ...], record: int, complaints: Complaints
) -> BaseGeometry | None:
    """Return the place of a row: a well-known text, or a longitude and a latitude."""
    texts = [cells[column].strip() if column < len(cells) else "" for column in columns]
    if not all(texts):
        complaints.add(record, "no-place")
        return None
    if len(texts) == 1:
        made = shapely.from_wkt(texts[0].split(";")[-1], on_invalid="ignore")
        if made is None or made.is_empty:
            complaints.add(record, "bad-shape")
            return None
        return made
    lon, lat = number_of(texts[0]), number_of(texts[1])
    if lon is None or lat is None:
        complaints.add(record, "not-numbers", ", ".join(texts))
        return None
    return Point(lon, lat)


def _check_cells(cells: list[str], head: list[str], record: int, complaints: Complaints) -> None:
    """Complain of a row with too many or too few cells; empty ones at its end count for none."""
    if any(cell.strip() for cell in cells[len(head) :]):
        complaints.add(record, "more-cells", str(len(cells)))
    elif len(cells) < len(head):
        complaints.add(record, "fewer-cells", str(len(cells)))


def _columns(head: list[str]) -> tuple[int, ...]:
    shape = _column(head, SHAPES)
    lon, lat = _column(head, LONGITUDE), _column(head, LATITUDE)
    if lon is not None and lat is not None and lon != lat:
        return lon, lat
    if shape is not None:
        return (shape,)
    raise OwnFileError("no-columns", ", ".join(head)[:80])


def _rows(text: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    except csv.Error as error:
        raise OwnFileError("unreadable", str(error)) from error


def read_csv(data: bytes, complaints: Complaints, encoding: str | None = None) -> Drafts:
    """Return the rows of a table that have a place; the first row holds the columns' names."""
    text, used = decode(data, encoding)
    lines = _rows(text)
    head = next(lines, [])
    columns = _columns(head)
    drafts: list[Draft] = []
    while head and not head[-1].strip():
        head.pop()
    filled = (cells for cells in lines if any(cell.strip() for cell in cells))
    for record, cells in enumerate(filled, start=1):
        _check_cells(cells, head, record, complaints)
        geometry = _geometry(cells, columns, record, complaints)
        if geometry is not None:
            named = [pair for i, pair in enumerate(zip(head, cells, strict=False))
                     if len(columns) > 1 or i != columns[0]]  # fmt: skip
            properties = plain_properties((n, cell if cell.strip() else None) for n, cell in named)
            drafts.append(Draft(record=record, geometry=geometry, properties=properties))
        if len(drafts) > FEATURES:
            break
    typed = even_columns([draft.properties for draft in drafts], untyped=True)
    rows = zip(drafts, typed, strict=True)
    return Drafts(
        rows=tuple(replace(draft, properties=facts) for draft, facts in rows), encoding=used
    )
