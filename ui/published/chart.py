"""The chart of trade figures as plain SVG: it needs neither script nor server."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

from geo.atlas import Atlas
from geo.text import Voice
from ui.figurerows import Measure, chart_rows, measure_labels, measure_units
from ui.templating import templates

# In the picture's own units: the plot of dated figures, then the strip of those without a date.
_LEFT, _TOP, _RIGHT, _BOTTOM = 64.0, 12.0, 640.0, 300.0
_STRIP, _STEP = 670.0, 34.0
_SHAPES = ("M-6-6h12v12h-12z", "M0-7a7 7 0 1 1 0 14a7 7 0 1 1 0-14z", "M0-8l8 14h-16z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Places amounts on the height of the plot."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool

    def place(self, amount: float) -> float:
        """Return how far from the top an amount stands."""
        scale: Callable[[float], float] = math.log10 if self.log else float
        share = (scale(amount) - scale(self.low)) / (scale(self.high) - scale(self.low))
        return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One figure: its symbol, the stretch of time or amounts behind it, and its words."""

    id: str
    x: float
    y: float
    line: tuple[float, float, float, float]
    shape: str
    colour: str
    full: bool
    firm: bool
    label: str


def amount_axis(amounts: Sequence[float], *, log: bool) -> Axis:
    """Return an axis that begins and ends with round numbers around all amounts."""
    if log:
        powers = range(
            math.floor(math.log10(min(amounts))) - 1, 2 + math.floor(math.log10(max(amounts)))
        )
        steps = [step * 10.0**power for power in powers for step in (1, 2, 5)]
        inside = [
            step
            for step, after in pairwise([*steps, math.inf])
            if after > min(amounts) and step / 2.5 < max(amounts)
        ]
        return Axis(low=inside[0], high=inside[-1], ticks=tuple(inside), log=True)
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    step = 10.0 ** math.floor(math.log10(high - low or 1))
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(step * number for number in range(first, last + 1))
    return Axis(low=ticks[0], high=ticks[-1], ticks=ticks, log=False)


def _mark(row: dict[str, Any], shape: str, line: tuple[float, float, float, float]) -> Mark:
    """Return the mark of a figure in the middle of its line."""
    words = (row["label"], row["shown"], row["period"], row["basis"], row["document"])
    return Mark(
        id=row["id"],
        x=round((line[0] + line[2]) / 2, 1),
        y=row["y"],
        line=line,
        shape=shape,
        colour=row["colour"],
        full=row["counted"] != "as-stated",
        firm=row["firm"],
        label=" · ".join(words),
    )


def _marks(rows: list[dict[str, Any]], axis: Axis, years: tuple[int, int]) -> Iterator[Mark]:
    first, last = years
    directions = list(dict.fromkeys(row["direction"] for row in rows))
    undated = count()

    def across(year: float) -> float:
        return round(_LEFT + (year - first) / (last - first) * (_RIGHT - _LEFT), 1)

    for row in rows:
        shape = _SHAPES[directions.index(row["direction"]) % len(_SHAPES)]
        y = axis.place(row["middle"])
        if row["centre"] is None:
            x = _STRIP + _STEP * next(undated)
            line = (x, axis.place(row["amount"]), x, axis.place(row["top"]))
        else:
            line = (across(row["begin"]), y, across(row["end"]), y)
        yield _mark({**row, "y": y}, shape, line)


def _years(rows: list[dict[str, Any]]) -> tuple[int, int]:
    dated = [row for row in rows if row["begin"] is not None]
    first = min((row["begin"] for row in dated), default=0.0)
    last = max((row["end"] for row in dated), default=1.0)
    return math.floor(first), math.ceil(last)


def _chart(rows: list[dict[str, Any]], measure: Measure, voice: Voice) -> dict[str, Any]:
    amounts = [amount for row in rows for amount in (row["amount"], row["top"])]
    axis = amount_axis(amounts, log=measure != "growth")
    years = _years(rows)
    undated = sum(row["centre"] is None for row in rows)
    marked = [year for year in range(years[0], years[1] + 1) if year % 5 == 0]
    width = (_RIGHT - _LEFT) / (years[1] - years[0])
    return {
        "title": measure_labels(voice)[measure],
        "unit": measure_units(voice)[measure],
        "width": _STRIP + _STEP * undated + (6 if undated else -10),
        "ticks": [(axis.place(tick), voice.number(tick)) for tick in axis.ticks],
        "years": [(_LEFT + width * (y - years[0]), voice.digits(str(y))) for y in marked],
        "undated": _STRIP + _STEP * (undated - 1) / 2 if undated else None,
        "marks": list(_marks(rows, axis, years)),
        "directions": list(
            zip(dict.fromkeys(row["direction"] for row in rows), _SHAPES, strict=False)
        ),
        "documents": list(dict.fromkeys((row["document"], row["colour"]) for row in rows)),
    }


def charts_html(atlas: Atlas, voice: Voice) -> str:
    """Return one chart a measure; a mark leads to its row in the table."""
    found = {measure: chart_rows(atlas, voice, measure) for measure in measure_labels(voice)}
    charts = [_chart(rows, measure, voice) for measure, rows in found.items() if rows]
    plot = {"left": _LEFT, "top": _TOP, "right": _RIGHT, "bottom": _BOTTOM}
    template = templates().get_template("charts.html")
    return template.render(charts=charts, plot=plot, say=voice)
