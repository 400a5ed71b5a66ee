"""The chart of trade figures: one mark a claim, as long as the time it is for."""

import math
from typing import Any, Literal

import altair as alt

from geo.atlas import Atlas
from geo.languages import localise_digits
from geo.text import Voice
from geo.tradefigures import years_of
from ui.figurerows import Measure, chart_rows, measure_units

_INK = "#8a8f94"


def _axis_labels(language: str) -> str:
    """Return a Vega expression that writes a label with the digits of the language."""
    expression = "datum.label"
    comma = {"ru": "\u00a0", "kk": "\u00a0", "fa": "٬", "ar": "٬"}.get(language)
    if comma is not None:
        expression = f"replace({expression}, /,/g, '{comma}')"
    for digit in "0123456789":
        local = localise_digits(digit, language)
        if local != digit:
            expression = f"replace({expression}, /{digit}/g, '{local}')"
    return expression


def _encodings(rows: list[dict[str, Any]], voice: Voice) -> dict[str, Any]:
    documents = {row["document"]: row["colour"] for row in rows}
    directions = list(dict.fromkeys(row["direction"] for row in rows))
    legend = alt.Legend(
        orient="bottom", direction="vertical", labelLimit=420, symbolSize=120, symbolOpacity=1
    )
    plain = alt.Legend(
        orient="bottom", direction="vertical", labelLimit=420, symbolSize=120,
        symbolFillColor=_INK,
        symbolStrokeColor=_INK,
    )  # fmt: skip
    return {
        "color": alt.Color("document:N", title=voice("Document"), legend=legend).scale(
            domain=list(documents), range=list(documents.values())
        ),
        "fill": alt.Fill("document:N", legend=None).scale(
            domain=list(documents), range=list(documents.values())
        ),
        "shape": alt.Shape("direction:N", title=voice("Direction"), legend=plain).scale(
            domain=directions, range=["square", "circle", "triangle-up"][: len(directions)]
        ),
        "tooltip": [
            alt.Tooltip("label:N", title=voice("Figure")),
            alt.Tooltip("shown:N", title=voice("Amount")),
            alt.Tooltip("period:N", title=voice("Time")),
            alt.Tooltip("stated:N", title=voice("Time in the document's words")),
            alt.Tooltip("basis:N", title=voice("Counted")),
            alt.Tooltip("document:N", title=voice("Document")),
        ],
    }


def _filling() -> Any:
    """Figures of a stated basis, such as customs, are full; the others are hollow."""
    return alt.condition("datum.counted != 'as-stated'", alt.value(1), alt.value(0))


def _amount_axis(voice: Voice, title: str, scale: Literal["log", "linear"]) -> alt.Y:
    axis = alt.Axis(labelExpr=_axis_labels(voice.language), grid=True, tickCount=6)
    return alt.Y("middle:Q", title=title, axis=axis).scale(type=scale, nice=True, padding=14)


def _years_of(atlas: Atlas) -> list[int]:
    """Return the first and last year of all dated figures, so that charts can be compared."""
    found = (years_of(figure.period) for figure in atlas.figures)
    spans = [span for span in found if span] or [(2000.0, 2001.0)]
    return [math.floor(min(begin for begin, _ in spans)), math.ceil(max(end for _, end in spans))]


def figure_chart(atlas: Atlas, voice: Voice, measure: Measure) -> alt.HConcatChart:
    """Return the chart of one measure: dated figures on a time axis, undated ones beside it."""
    rows = chart_rows(atlas, voice, measure)
    shared = _encodings(rows, voice)
    amount = _amount_axis(
        voice, measure_units(voice)[measure], "linear" if measure == "growth" else "log"
    )
    pick = alt.selection_point(name="dated", fields=["quote"], on="click")
    dated = [row for row in rows if row["begin"] is not None]
    base = alt.Chart(alt.Data(values=dated)).encode(y=amount)
    years = alt.Axis(format="d", labelExpr=_axis_labels(voice.language), tickMinStep=1)
    reach = _years_of(atlas)
    time = alt.X("begin:Q", title=voice("Year"), axis=years).scale(domain=reach)
    spans = base.mark_rule(strokeWidth=5, clip=True).encode(
        x=time,
        x2="end:Q",
        color=shared["color"],
        tooltip=shared["tooltip"],
        opacity=alt.condition("datum.firm", alt.value(0.5), alt.value(0.2)),
    )
    marks = base.mark_point(size=140, opacity=1, strokeWidth=2.5).encode(
        x=alt.X("centre:Q").scale(domain=reach), fillOpacity=_filling(), **shared
    )
    charts: list[alt.LayerChart] = [
        (spans + marks.add_params(pick)).properties(width=620, height=380)
    ]
    undated = [row for row in rows if row["begin"] is None]
    if undated:
        charts.append(_undated(undated, shared, amount, voice))
    return (
        alt.hconcat(*charts)
        .resolve_scale(y="shared", color="shared", shape="shared", fill="shared")
        .configure(background="transparent", font="Source Sans, Noto Sans Arabic, sans-serif")
        .configure_axis(labelFontSize=13, titleFontSize=13, labelColor=_INK, titleColor=_INK)
        .configure_axis(gridColor="#8884", domainColor=_INK, tickColor=_INK)
        .configure_legend(labelFontSize=13, titleFontSize=13, labelColor=_INK, titleColor=_INK)
        .configure_view(stroke="#8884")
    )


def _undated(
    rows: list[dict[str, Any]], shared: dict[str, Any], amount: alt.Y, voice: Voice
) -> alt.LayerChart:
    where = alt.X("label:N", title=voice("no date"), axis=alt.Axis(labels=False, ticks=False))
    base = alt.Chart(alt.Data(values=rows)).encode(x=where, y=amount)
    ranges = base.mark_rule(strokeWidth=5, opacity=0.45).encode(
        y=alt.Y("amount:Q").scale(type="log"), y2="top:Q", color=shared["color"]
    )
    points = base.mark_point(size=140, opacity=1, strokeWidth=2.5).encode(
        fillOpacity=_filling(), **shared
    )
    pick = alt.selection_point(name="undated", fields=["quote"], on="click")
    return (ranges + points.add_params(pick)).properties(width=110, height=380)
