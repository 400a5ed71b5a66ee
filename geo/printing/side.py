"""The column beside the map: its key, then the quotes of what is visible."""

from dataclasses import dataclass, field

from matplotlib.path import Path
from shapely.geometry import LineString

from geo.atlas import Atlas
from geo.languages import Direction, direction_of
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import Shown
from geo.printing.linework import Stroke, draw_stroke, pixel_of
from geo.printing.palette import Ink, ink_of
from geo.printing.pointwork import Symbol, draw_symbol, draw_unequal
from geo.printing.projecting import Box
from geo.printing.typeset import line_height, lines_of
from geo.symbology import Style, legend_of_shown, marks_of_shown
from geo.text import mark_label, voice_of

# How wide a sample of the key is, in pixels of the symbology.
SAMPLE = 38


@dataclass
class Flow:
    """A pen that writes down a column, from the top, in the direction of the language."""

    canvas: Canvas
    boxes: tuple[Box, ...]
    direction: Direction
    size: float
    y: float = field(init=False)

    def __post_init__(self) -> None:
        self.y = self.box.top

    @property
    def box(self) -> Box:
        """The column that is being written."""
        return self.boxes[0]

    @property
    def left_over(self) -> float:
        """The height that is still free in this column, in points."""
        return self.y - self.box.bottom

    def need(self, height: float) -> bool:
        """Go on in the next column where this one has less room; False if none has it."""
        while self.left_over < height and len(self.boxes) > 1:
            self.boxes = self.boxes[1:]
            self.y = self.box.top
        return self.left_over >= height

    def skip(self, height: float) -> None:
        """Leave so many points free, but not at the top of a column."""
        if self.y < self.box.top:
            self.y -= height

    def x(self, indent: float) -> float:
        """Return where a line begins that is so many points in from its beginning."""
        rtl = self.direction == "rtl"
        return self.box.right - indent if rtl else self.box.left + indent

    def line(self, words: str, indent: float = 0.0, **look: object) -> None:
        """Write one line and go on below it."""
        size = float(look.pop("size", self.size))  # type: ignore[arg-type]
        direction: Direction = look.pop("direction", self.direction)  # type: ignore[assignment]
        if not self.need(line_height(size)):
            return
        far = direction != self.direction
        x = self.x(self.box.width if far else indent)
        at_right = (self.direction == "rtl") != far
        self.canvas.text(
            x, self.y - size * 1.02, words, size, ha="right" if at_right else "left",
            va="baseline", direction=direction, zorder=60, **look,
        )  # fmt: skip
        self.y -= line_height(size)

    def paragraph(self, words: str, indent: float = 0.0, **look: object) -> None:
        """Write a text in as many lines as it takes."""
        size = float(look.get("size", self.size))  # type: ignore[arg-type]
        for one in lines_of(words, size, self.box.width - indent, bool(look.get("bold"))):
            self.line(one, indent, **look)


def _sample(flow: Flow, style: Style, ink: Ink, middle: float, *, approximate: bool) -> None:
    canvas, pixel = flow.canvas, pixel_of(flow.canvas)
    wide = SAMPLE * pixel
    start = flow.x(wide) if flow.direction == "rtl" else flow.x(0)
    if style.glyph is None:
        course = LineString([(start, middle), (start + wide, middle)])
        draw_stroke(canvas, Stroke(course=course, style=style, ink=ink), 50)
        return
    symbol = Symbol(
        id="", x=start + wide / 2, y=middle, home=(start, middle), style=style, ink=ink,
        approximate=approximate,
    )  # fmt: skip
    draw_symbol(canvas, symbol, 50, 0.78)


def _row(flow: Flow, style: Style, ink: Ink, words: str, *, approximate: bool = False) -> None:
    indent = (SAMPLE + 7) * pixel_of(flow.canvas)
    size = flow.size * 0.94
    height = len(lines_of(words, size, flow.box.width - indent)) * line_height(size)
    if not flow.need(height):
        return
    middle = flow.y - line_height(size) * 0.56
    _sample(flow, style, ink, middle, approximate=approximate)
    flow.paragraph(words, indent, size=size)
    flow.skip(size * 0.16)


def write_key(flow: Flow, atlas: Atlas, choice: MapChoice, shown: tuple[Shown, ...]) -> list[str]:
    """Write the key of what is on the map; return the ids of the layers it names."""
    language, look = choice.language, flow.canvas.palette
    named = []
    for layer in atlas.layers:
        mine = [one for one in shown if one.feature.layer == layer.info.id]
        if not mine:
            continue
        named.append(layer.info.id)
        flow.skip(flow.size * 0.25)
        flow.need(flow.size * 3.2)
        flow.paragraph(layer.info.title.in_language(language), bold=True)
        for entry in legend_of_shown(atlas, [one.feature for one in mine]):
            label = atlas.kinds[entry.kind].label.in_language(language)
            _row(flow, entry.style, ink_of(look, entry.style, mine[0].rank), label)
    _write_marks(flow, choice, shown)
    return named


def _write_marks(flow: Flow, choice: MapChoice, shown: tuple[Shown, ...]) -> None:
    voice = voice_of(choice.language)
    marks = marks_of_shown([one.feature for one in shown])
    disputed = any(one.disputed for one in shown)
    if not marks and not disputed:
        return
    flow.skip(flow.size * 0.5)
    flow.need(flow.size * 3.2)
    flow.paragraph(voice("How things are drawn"), bold=True)
    for mark in marks:
        ink = Ink(colour=flow.canvas.palette.soft, cored=False)
        rough = mark.key == "approximate-place"
        _row(flow, mark.style, ink, mark_label(voice, mark.key), approximate=rough)
    if disputed:
        pixel = pixel_of(flow.canvas)
        middle = flow.y - line_height(flow.size * 0.94) * 0.56
        wide = SAMPLE * pixel
        x = flow.x(wide / 2)
        draw_unequal(flow.canvas, x, middle, 50, pixel)
        flow.paragraph(
            voice("the documents disagree here"), (SAMPLE + 7) * pixel, size=flow.size * 0.94
        )


def rule(flow: Flow) -> None:
    """Draw a thin line across the column."""
    flow.skip(flow.size * 0.7)
    ends = Path([(flow.box.left, flow.y), (flow.box.right, flow.y)])
    flow.canvas.line(ends, flow.canvas.palette.border, 0.5, zorder=50)
    flow.skip(flow.size * 0.3)


def flow_of(canvas: Canvas, boxes: tuple[Box, ...], choice: MapChoice) -> Flow:
    """Return a pen at the top of the first column."""
    return Flow(canvas, boxes, direction_of(choice.language), canvas.sheet.type_size)
