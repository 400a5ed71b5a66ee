"""Which form of an answer a request wants: what its address says, else its Accept header."""

from collections.abc import Mapping, Sequence

WILD = "*/*"


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Return the media ranges of an Accept header with their weights."""
    found = []
    for part in accept.lower().split(","):
        name, *params = (piece.strip() for piece in part.split(";"))
        weight = next((p[2:] for p in params if p.startswith("q=")), "1")
        try:
            found.append((name, float(weight)))
        except ValueError:
            continue
    return [(name, weight) for name, weight in found if name and 0 < weight <= 1]


def _weight(ranges: list[tuple[str, float]], media_types: Sequence[str]) -> tuple[float, int]:
    """Return how much any of the types is wanted, and how exactly it is named."""
    best = (0.0, 0)
    for name, weight in ranges:
        for media_type in media_types:
            exactness = {media_type: 2, f"{media_type.partition('/')[0]}/*": 1, WILD: 0}
            if name in exactness:
                best = max(best, (weight, exactness[name]))
    return best


def negotiate(accept: str, offered: Mapping[str, Sequence[str]]) -> str | None:
    """Return which of the offered forms a header wants most, the first if all the same; or None.

    `offered` gives the media types of each form; without a header all are welcome.
    """
    ranges = _ranges(accept or WILD)
    weights = {form: _weight(ranges, media_types) for form, media_types in offered.items()}
    best = max(weights, key=weights.__getitem__)
    return best if weights[best][0] > 0 else None
