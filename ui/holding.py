"""Which pages an atlas has nothing for: the menu leaves them out."""

from geo.atlas import Atlas


def is_empty(atlas: Atlas, page: str) -> bool:
    """Whether the page of this file would show nothing of the atlas."""
    shown = {"screens/disagreements.py": atlas.disputes, "screens/figures.py": atlas.figures}
    return page in shown and not shown[page]
