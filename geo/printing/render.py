"""Draw a map image: the one door to the print map."""

from geo.atlas import Atlas
from geo.printing.choice import MapChoice


def render_map(atlas: Atlas, choice: MapChoice) -> bytes:
    """Return the PNG, SVG or PDF of a choice; ChoiceError where the atlas cannot draw it.

    Two calls with the same atlas and choice return the same bytes.
    """
    raise NotImplementedError
