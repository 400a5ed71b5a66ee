"""A pen that writes down columns, from the top, in the direction of the language."""

from dataclasses import dataclass, field
from typing import Any

from matplotlib.path import Path

from geo.languages import Direction
from geo.printing.canvas import Canvas
from geo.printing.projecting import Box
from geo.printing.typeset import line_height, lines_of


@dataclass
class Flow:
    """Where the next line goes; `full` tells that something found no room any more.

    `reach` is how wide the widest line so far came out, in points.
    """

    canvas: Canvas
    boxes: tuple[Box, ...]
    direction: Direction
    size: float
    y: float = field(init=False)
    full: bool = False
    reach: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.box.top

    @property
    def box(self) -> Box:
        """The column that is being written."""
        return self.boxes[0]

    @property
    def is_at_top(self) -> bool:
        """Whether nothing has been written into this column yet."""
        return self.y >= self.box.top

    @property
    def left_over(self) -> float:
        """The height that is still free in this column, in points."""
        return self.y - self.box.bottom

    @property
    def remaining(self) -> float:
        """The height that is still free in this column and those after it, in points."""
        return self.left_over + sum(box.height for box in self.boxes[1:])

    def need(self, height: float) -> bool:
        """Go on in the next column where this one has less room; False if none has it."""
        while len(self.boxes) > 1 and self.left_over < height:
            self.boxes = self.boxes[1:]
            self.y = self.box.top
        return self.left_over >= height

    def skip(self, height: float) -> None:
        """Leave so many points free, but not at the top of a column."""
        if not self.is_at_top:
            self.y -= height

    def x(self, indent: float) -> float:
        """Return where a line begins that is so many points in from its beginning."""
        rtl = self.direction == "rtl"
        return self.box.right - indent if rtl else self.box.left + indent

    def line(self, words: str, indent: float = 0.0, **look: Any) -> None:
        """Write one line and go on below it; `size` and `direction` may differ from the pen's."""
        size: float = look.pop("size", self.size)
        direction: Direction = look.pop("direction", self.direction)
        if not self.need(line_height(size)):
            self.full = True
            return
        far = direction != self.direction
        x = self.x(self.box.width if far else indent)
        at_right = (self.direction == "rtl") != far
        self.canvas.text(
            x, self.y - size * 1.02, words, size, ha="right" if at_right else "left",
            va="baseline", direction=direction, zorder=60, **look,
        )  # fmt: skip
        width = self.canvas.width_of(words, size, bool(look.get("bold")))
        self.reach = max(self.reach, indent + width)
        self.y -= line_height(size)

    def paragraph(self, words: str, indent: float = 0.0, **look: Any) -> None:
        """Write a text in as many lines as it takes."""
        size: float = look.get("size", self.size)
        for one in lines_of(words, size, self.box.width - indent, bool(look.get("bold"))):
            self.line(one, indent, **look)

    def rule(self) -> None:
        """Draw a thin line across the column."""
        self.skip(self.size * 0.7)
        ends = Path([(self.box.left, self.y), (self.box.right, self.y)])
        self.canvas.line(ends, self.canvas.palette.border, 0.5, zorder=50)
        self.y -= self.size * 0.4
