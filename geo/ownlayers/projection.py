"""Bring coordinates of any projection to WGS 84 [longitude, latitude] degrees."""

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.troubles import OwnFileError

_WGS84 = CRS.from_epsg(4326)


def projection_of(named: str) -> CRS:
    """Return the projection that a code, name or WKT stands for, or raise OwnFileError."""
    text = named.strip()
    try:
        return CRS.from_user_input(int(text) if text.isdigit() else text)
    except (ProjError, ValueError, OverflowError) as error:
        raise OwnFileError("no-projection", text[:60]) from error


def is_degrees(projection: CRS) -> bool:
    """Whether coordinates in this projection are WGS 84 degrees already."""
    return projection.is_geographic and projection.equals(_WGS84, ignore_axis_order=True)


def to_lonlat(geometries: list[BaseGeometry], named: str | None) -> list[BaseGeometry]:
    """Return the geometries in degrees; a place that cannot be converted gets infinite numbers."""
    if named is None or not geometries:
        return geometries
    projection = projection_of(named)
    if is_degrees(projection):
        return geometries
    try:
        transformer = Transformer.from_crs(projection, _WGS84, always_xy=True)
    except ProjError as error:
        raise OwnFileError("no-projection", named[:60]) from error

    def convert(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))

    moved = shapely.transform(np.asarray(geometries, dtype=object), convert)
    return list(moved)


def title_of(named: str | None) -> str:
    """Return what a projection is called, for people."""
    return "WGS 84" if named is None else str(projection_of(named).name)
