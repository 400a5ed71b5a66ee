"""Take positions out of very long lines and rings, in a time that grows no faster than they do."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Array = NDArray[Any]
_ROUNDS = 24


def thinned(shapes: Array, tolerance: float, most: int) -> Array:
    """Return the shapes, those of more than `most` positions with fewer.

    A position goes where it lies nearer than `tolerance` degrees to the one before; if more than
    `most` are left, at twice, four times … that. A simplification that keeps the form may take a
    time that grows with the square of a shape's positions: call it on what comes out here.
    """
    shapes = np.array(shapes, dtype=object)
    for _ in range(_ROUNDS):
        long: Array = shapely.get_num_coordinates(shapes) > most
        if not long.any():
            break
        shapes[long] = shapely.remove_repeated_points(shapes[long], tolerance)
        tolerance *= 2
    return shapes
