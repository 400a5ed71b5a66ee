"""What a quiz can be chosen from, and what its choices are called."""

from typing import Final

from geo.atlas import Atlas
from geo.languages import Language

COUNTS: Final = (5, 10, 15, 20, 30)
LIMITS: Final = (0, 5, 10, 15, 20, 30, 45)


def topic_label(atlas: Atlas, topic: str, language: Language) -> str:
    """Return a topic's title: that of its layer."""
    return atlas.layer(topic).info.title.in_language(language)
