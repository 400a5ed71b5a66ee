"""Find a visitor's own features by name: every word folded, in any script."""

from collections.abc import Iterator
from itertools import islice

from geo.folding import fold
from geo.ownlayers.layer import FOLDED_UP_TO, OwnFeature, OwnLayer


def _matches(layer: OwnLayer, query: str) -> Iterator[int]:
    names = layer.folded_names
    words = (query.casefold() if len(names) > FOLDED_UP_TO else fold(query)).split()
    if not words:
        return
    hits = [index for index, name in enumerate(names) if all(word in name for word in words)]
    yield from sorted(hits, key=lambda index: (not names[index].startswith(words[0]), index))


def find_own(layers: tuple[OwnLayer, ...], query: str, limit: int = 6) -> list[OwnFeature]:
    """Return up to `limit` features whose names hold every word of the query."""
    found = (layer.at(index) for layer in layers for index in _matches(layer, query))
    return list(islice(found, limit))
