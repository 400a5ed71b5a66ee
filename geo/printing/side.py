"""The key of a map image: what is on the map, and how it is drawn."""

from collections import Counter
from typing import Final

from matplotlib.path import Path
from shapely.geometry import LineString

from geo.atlas import Atlas
from geo.printing.choice import MapChoice
from geo.printing.content import Shown
from geo.printing.flow import Flow
from geo.printing.glyphpaths import moved
from geo.printing.linework import Stroke, draw_stroke, pixel_of
from geo.printing.palette import Ink, ink_of
from geo.printing.pointwork import Symbol, draw_symbol, draw_unequal
from geo.printing.typeset import line_height, lines_of
from geo.symbology import Style, kind_number, legend_of_shown, marks_of_shown
from geo.text import mark_label, voice_of

# How wide a sample of the key is, in pixels of the symbology, and the gap to its words.
SAMPLE: Final = 46
GAP: Final = 8


def _scale(flow: Flow) -> float:
    return flow.size / flow.canvas.sheet.type_size


def _indent(flow: Flow) -> float:
    return (SAMPLE + GAP) * pixel_of(flow.canvas) * max(_scale(flow), 0.75)


def _sample(flow: Flow, style: Style, ink: Ink, middle: float, *, approximate: bool) -> None:
    canvas = flow.canvas
    wide = _indent(flow) - GAP * pixel_of(canvas)
    begin, end = flow.x(0.0), flow.x(wide)
    if style.glyph is None:
        course = LineString([(begin, middle), (end, middle)])
        draw_stroke(canvas, Stroke(course=course, style=style, ink=ink), 50)
        return
    symbol = Symbol(
        id="", x=(begin + end) / 2, y=middle, home=(begin, middle), style=style, ink=ink,
        approximate=approximate,
    )  # fmt: skip
    # No sample reaches into the lines above and below.
    most = line_height(flow.size * 0.94) / (2 * symbol.reach(pixel_of(canvas)))
    draw_symbol(canvas, symbol, 50, min(0.8, most * (0.82 if approximate else 1.0)))


def _middle(flow: Flow) -> float:
    return flow.y - line_height(flow.size * 0.94) * 0.52


def _row_fits(flow: Flow, words: str) -> bool:
    size = flow.size * 0.94
    lines = lines_of(words, size, flow.box.width - _indent(flow))
    if flow.need(len(lines) * line_height(size)):
        return True
    flow.full = True
    return False


def _words(flow: Flow, words: str) -> None:
    flow.paragraph(words, _indent(flow), size=flow.size * 0.94)
    flow.skip(flow.size * 0.15)


def _row(flow: Flow, style: Style, ink: Ink, words: str, *, approximate: bool = False) -> None:
    if _row_fits(flow, words):
        _sample(flow, style, ink, _middle(flow), approximate=approximate)
        _words(flow, words)


def _heading(flow: Flow, words: str, space: float = 0.25) -> None:
    flow.skip(flow.size * space)
    flow.need(flow.size * 3.2)
    flow.paragraph(words, bold=True)


def write_key(flow: Flow, atlas: Atlas, choice: MapChoice, shown: tuple[Shown, ...]) -> list[str]:
    """Write the key of what is on the map; return the ids of the layers it names."""
    language, look = choice.language, flow.canvas.palette
    _write_year(flow, choice, shown)
    named = []
    for layer in atlas.layers:
        mine = [one for one in shown if one.feature.layer == layer.info.id]
        if not mine:
            continue
        named.append(layer.info.id)
        _heading(flow, layer.info.title.in_language(language))
        for entry in legend_of_shown(atlas, [one.feature for one in mine]):
            label = atlas.kinds[entry.kind].label.in_language(language)
            first = next(one for one in mine if one.feature.facts.kind == entry.kind)
            number = 0 if first.feature.is_point else kind_number(atlas, first.feature)
            _row(flow, entry.style, ink_of(look, entry.style, first.rank, number), label)
    _write_marks(flow, choice, shown)
    return named


def _write_year(flow: Flow, choice: MapChoice, shown: tuple[Shown, ...]) -> None:
    if choice.year is None:
        return
    voice = voice_of(choice.language)
    counts = Counter(one.time for one in shown)
    _heading(flow, f"{voice('Year')} {voice.digits(str(choice.year))}")
    said = voice("{dated} dated to this year, {other} to others, {undated} undated")
    flow.paragraph(
        said.format(
            dated=voice.number(counts["dated"]),
            other=voice.number(counts["other"]),
            undated=voice.number(counts["undated"]),
        ),
        size=flow.size * 0.88,
        color=flow.canvas.palette.soft,
    )


def _write_marks(flow: Flow, choice: MapChoice, shown: tuple[Shown, ...]) -> None:
    voice = voice_of(choice.language)
    marks = marks_of_shown([one.feature for one in shown])
    disputed = any(one.disputed for one in shown)
    chosen = [one for one in shown if one.selected]
    if marks or disputed or chosen:
        _heading(flow, voice("How things are drawn"), 0.5)
    for mark in marks:
        ink = Ink(colour=flow.canvas.palette.soft)
        rough = mark.key == "approximate-place"
        _row(flow, mark.style, ink, mark_label(voice, mark.key), approximate=rough)
    if disputed:
        _write_disputed(flow, voice("the documents disagree here"))
    for one in chosen:
        name = one.feature.facts.names.in_language(choice.language)
        _write_selected(flow, voice("Selected: {name}", name=name))


def _write_disputed(flow: Flow, words: str) -> None:
    if _row_fits(flow, words):
        x = (flow.x(0.0) + flow.x(_indent(flow) - GAP * pixel_of(flow.canvas))) / 2
        draw_unequal(flow.canvas, x, _middle(flow), 50, pixel_of(flow.canvas))
        _words(flow, words)


def _write_selected(flow: Flow, words: str) -> None:
    if _row_fits(flow, words):
        x = (flow.x(0.0) + flow.x(_indent(flow) - GAP * pixel_of(flow.canvas))) / 2
        spot = moved(Path.unit_circle(), x, _middle(flow), flow.size * 0.55)
        edge = flow.canvas.palette.ink
        flow.canvas.shape(
            spot, facecolor=flow.canvas.palette.selection, edgecolor=edge, linewidth=0.6, zorder=50
        )
        _words(flow, words)
