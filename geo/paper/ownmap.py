"""The part of a worksheet on a visitor's own layers: their numbered places on an outline map."""

from collections.abc import Iterable
from itertools import chain, islice
from random import Random
from typing import Any, Final

from geo.atlas import Atlas
from geo.ownlayers.layer import OwnFeature, OwnLayer
from geo.ownlayers.outline import Frame, fit, outline_svg, shapes_svg
from geo.paper.typeset import Ink
from geo.text import Voice

Json = dict[str, Any]
_RATIO: Final = 1.55
_APART_MM: Final = 9.0
_MOST: Final = 8
_MOST_READ: Final = 5_000


def _placed(frame: Frame, feature: OwnFeature) -> tuple[float, float]:
    middle = feature.geometry.representative_point()
    return frame.place(middle.x, middle.y)


def _apart(one: tuple[float, float], others: Iterable[tuple[float, float]]) -> bool:
    return all((one[0] - x) ** 2 + (one[1] - y) ** 2 >= _APART_MM**2 for x, y in others)


def _chosen(
    frame: Frame, features: list[OwnFeature], rng: Random
) -> list[tuple[OwnFeature, tuple[float, float]]]:
    """Return up to eight features of different names with room for a number, from the north."""
    rng.shuffle(features)
    kept: dict[str, tuple[OwnFeature, tuple[float, float]]] = {}
    for feature in features:
        place = _placed(frame, feature)
        taken = [other for _, other in kept.values()]
        if feature.name not in kept and len(kept) < _MOST and _apart(place, taken):
            kept[feature.name] = (feature, place)
    return sorted(kept.values(), key=lambda pair: (pair[1][1], pair[1][0]))


def own_map_json(
    atlas: Atlas, layers: tuple[OwnLayer, ...], voice: Voice, width: float, ink: Ink, rng: Random
) -> Json | None:
    """Return the map of the layers' features for the template; None where there are none.

    Of more than 5,000 features the first are taken. `width` is in millimetres.
    """
    every = chain.from_iterable(layer.features() for layer in layers)
    features = list(islice(every, _MOST_READ))
    if not features:
        return None
    west, south, east, north = zip(*(f.geometry.bounds for f in features), strict=True)
    extent = min(west), min(south), max(east), max(north)
    frame = Frame(extent=fit(extent, _RATIO), width=width, height=round(width / _RATIO, 1))
    colours = {layer.id: layer.colour.light for layer in layers}
    over = "".join(
        shapes_svg(
            frame,
            (f.geometry for f in features if f.layer == name),
            colour if ink == "colour" else "#000000",
        )
        for name, colour in colours.items()
    )
    chosen = _chosen(frame, features, rng)
    names = [feature.name for feature, _ in chosen]
    return {
        "svg": outline_svg(atlas.checksum, frame, over, mono=ink == "mono"),
        "width": frame.width,
        "height": frame.height,
        "marks": [
            {"x": round(x, 2), "y": round(y, 2), "number": voice.number(number)}
            for number, (_, (x, y)) in enumerate(chosen, start=1)
        ],
        "names": names,
        "bank": rng.sample(names, len(names)),
        "layers": " · ".join(layer.name for layer in layers),
        "title": voice("Name the places of our own layers"),
        "note": voice("Not verified: these come from a file of your own, not from the documents."),
    }
