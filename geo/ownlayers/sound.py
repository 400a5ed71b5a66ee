"""Make shapes sound: an area whose border crosses itself breaks whatever cuts or measures it."""

import shapely
from shapely.geometry.base import BaseGeometry


def sound_shape(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry itself if it is valid, else what it covers; of an area only areas.

    An area that covers nothing, such as points on one line, becomes that line.
    """
    if geometry.is_valid:
        return geometry
    made = shapely.make_valid(geometry)
    if not geometry.geom_type.endswith("Polygon"):
        return made
    areas = [part for part in shapely.get_parts(made) if part.geom_type.endswith("Polygon")]
    return shapely.multipolygons(shapely.get_parts(areas)) if areas else made
