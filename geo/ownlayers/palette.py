"""Colours for own layers: far from the atlas's own and told apart by colour-blind people.

After Paul Tol's "muted" scheme, darkened for a light ground and lifted for a dark one.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """One colour on a light ground and on a dark one."""

    light: str
    dark: str


PALETTE: Final[dict[str, Colour]] = {
    "indigo": Colour(light="#332288", dark="#A99BF5"),
    "wine": Colour(light="#882255", dark="#F08CBF"),
    "cyan": Colour(light="#2E8FB8", dark="#88CCEE"),
    "olive": Colour(light="#8A8412", dark="#E6DC62"),
    "forest": Colour(light="#0E5A2B", dark="#4FC27C"),
    "rose": Colour(light="#C2566B", dark="#F7A8B4"),
}
DRAWN: Final = "wine"


def next_colour(used: tuple[str, ...]) -> str:
    """Return the first colour that is used least."""
    return min(PALETTE, key=lambda name: (used.count(name), list(PALETTE).index(name)))
