"""A small picture of a visitor's own layer over land and water, to see whether it lies right."""

from base64 import b64encode
from weakref import WeakKeyDictionary

from geo.atlas import Atlas
from geo.ownlayers.layer import OwnLayer
from geo.ownlayers.outline import Frame, fit, outline_svg, shapes_svg

_WIDTH_MM, _HEIGHT_MM = 120.0, 62.0
_MOST = 5_000
_drawn: WeakKeyDictionary[OwnLayer, str] = WeakKeyDictionary()


def preview_svg(atlas: Atlas, layer: OwnLayer) -> str | None:
    """Return the layer's shapes on the base map as SVG; None where it has no place at all.

    Of more than 5,000 features every second, third … one is drawn.
    """
    if layer.bounds is None:
        return None
    frame = Frame(
        extent=fit(layer.bounds, _WIDTH_MM / _HEIGHT_MM), width=_WIDTH_MM, height=_HEIGHT_MM
    )
    step = 1 + len(layer.geometries) // _MOST
    shapes = shapes_svg(frame, layer.geometries[::step], layer.colour.light)
    return outline_svg(atlas.checksum, frame, shapes)


def preview_address(atlas: Atlas, layer: OwnLayer) -> str | None:
    """Return the picture as a data address; a layer is drawn once."""
    if layer not in _drawn:
        picture = preview_svg(atlas, layer)
        coded = b64encode(picture.encode()).decode() if picture else ""
        _drawn[layer] = f"data:image/svg+xml;base64,{coded}" if coded else ""
    return _drawn[layer] or None
