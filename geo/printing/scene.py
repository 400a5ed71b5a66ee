"""What every part of a map image needs to know: sheet, atlas, choice, features and ways."""

from dataclasses import dataclass

from geo.atlas import Atlas
from geo.languages import Direction, direction_of
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import Shown
from geo.printing.projecting import Frame
from geo.routing.answering import Answer
from geo.text import Voice, voice_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A map image that is being drawn; `zoom` is that of the web map to which it comes near."""

    canvas: Canvas
    atlas: Atlas
    choice: MapChoice
    frame: Frame
    zoom: float
    shown: tuple[Shown, ...]
    answer: Answer | None

    @property
    def voice(self) -> Voice:
        """Who speaks the language of the labels."""
        return voice_of(self.choice.language)

    @property
    def direction(self) -> Direction:
        """The direction in which the labels run."""
        return direction_of(self.choice.language)
