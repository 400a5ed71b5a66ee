"""Pack a layer for the browser: whole numbers in flat lists, simplified as far as nobody sees.

The browser gets strokes in drawing order: areas, then lines, then points. An area is its outer
ring followed by its holes. Coordinates are longitude and latitude times a million.
"""

import gzip
import json
from dataclasses import asdict
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.model import StatusValue
from geo.ownlayers.layer import OwnLayer
from geo.ownlayers.thinning import thinned
from geo.symbology import Style, dash_of, is_over, is_unbuilt

POINT, LINE, OUTER, HOLE = range(4)
_MOST = 600_000
_MOST_A_SHAPE = 30_000
_FINEST = 0.0001  # degrees: about 10 m, less than a pixel at the nearest zoom
_MILLION = 1_000_000
_ROUNDS = 9
Array = NDArray[Any]


def own_style(layer: OwnLayer, status: StatusValue) -> Style:
    """Return how a feature of an own layer is drawn: the atlas's dashes in the layer's colour."""
    return Style(
        colour=layer.colour.light,
        colour_dark=layer.colour.dark,
        width=3.2,
        dash=dash_of("", status, "traced"),
        hollow=is_unbuilt(status),
        past=is_over(status),
        arrow=False,
        glyph=None,
        size=14,
    )


def _simplified(shapes: Array) -> Array:
    tolerance = _FINEST
    shapes = thinned(shapes, tolerance, _MOST_A_SHAPE)
    for _ in range(_ROUNDS):
        shapes = np.where(
            shapely.get_dimensions(shapes) > 0, shapely.simplify(shapes, tolerance), shapes
        )
        if int(shapely.get_num_coordinates(shapes).sum()) <= _MOST:
            break
        tolerance *= 3
    return shapes


def _singles(layer: OwnLayer) -> tuple[Array, Array]:
    """Return single geometries and the place of the feature to which each belongs."""
    shapes: Array = np.asarray(layer.geometries, dtype=object)
    owners: Array = np.arange(len(shapes))
    for _ in range(6):
        if not (shapely.get_type_id(shapes) > 3).any():
            break
        shapes, index = shapely.get_parts(shapes, return_index=True)
        owners = owners[index]
    return _simplified(shapes), owners


def _rings(shapes: Array, owners: Array) -> tuple[Array, Array, Array]:
    """Return the rings of polygons, their owners, and whether each is outer ring or hole."""
    rings, index = shapely.get_rings(shapes, return_index=True)
    first = np.concatenate(([True], index[1:] != index[:-1])) if len(index) else np.array([], bool)
    return rings, owners[index], np.where(first, OUTER, HOLE)


def _strokes(layer: OwnLayer) -> tuple[Array, Array, Array]:
    shapes, owners = _singles(layer)
    kinds = shapely.get_type_id(shapes)
    lines, points = np.isin(kinds, (1, 2)), kinds == 0
    rings, ring_owners, ring_kinds = _rings(shapes[kinds == 3], owners[kinds == 3])
    return (
        np.concatenate((rings, shapes[lines], shapes[points])),
        np.concatenate((ring_owners, owners[lines], owners[points])),
        np.concatenate((ring_kinds, np.full(lines.sum(), LINE), np.full(points.sum(), POINT))),
    )


def _style_json(style: Style, status: StatusValue) -> dict[str, Any]:
    """Return a style for the browser; a point of which the state is unknown gets a hole."""
    data = {**asdict(style), "unknown": status == "unknown"}
    return {key: value for key, value in data.items() if value not in (None, False, ())}


def pack_layer(layer: OwnLayer) -> dict[str, Any]:
    """Return a layer as the browser's map draws it."""
    strokes, owners, kinds = _strokes(layer)
    places = np.rint(shapely.get_coordinates(strokes) * _MILLION).astype(np.int64)
    features = list(layer.features())
    states = list(dict.fromkeys(feature.status for feature in features))
    return {
        "id": layer.id,
        "name": layer.name,
        "drawn": layer.drawn,
        "colour": layer.colour.light,
        "colour_dark": layer.colour.dark,
        "bounds": layer.bounds,
        "states": states,
        "styles": [_style_json(own_style(layer, state), state) for state in states],
        "serials": list(layer.serials),
        "names": list(layer.names),
        "state": [states.index(feature.status) for feature in features],
        "years": [feature.years or 0 for feature in features],
        "owners": owners.tolist(),
        "kinds": kinds.tolist(),
        "sizes": shapely.get_num_coordinates(strokes).tolist(),
        "lonlats": places.ravel().tolist(),
    }


_PACKED: WeakKeyDictionary[OwnLayer, bytes] = WeakKeyDictionary()


def packed_bytes(layer: OwnLayer) -> bytes:
    """Return a packed layer as gzipped JSON, made once for as long as the layer is held."""
    found = _PACKED.get(layer)
    if found is None:
        text = json.dumps(pack_layer(layer), ensure_ascii=False, separators=(",", ":"))
        found = gzip.compress(text.encode(), 1, mtime=0)
        _PACKED[layer] = found
    return found
