"""The chart of trade figures: one mark a claim, as long as the time it is for."""

from typing import Any, Literal

import altair as alt

from geo.atlas import Atlas
from geo.figuretext import amount_text, period_text
from geo.languages import localise_digits
from geo.text import Voice
from geo.tradefigures import TradeFigure, years_of
from ui.figuretable import figure_row

Measure = Literal["value", "weight", "growth"]
_WIDEST = 1.0
_INK = "#8a8f94"


def chart_rows(atlas: Atlas, voice: Voice, measure: Measure) -> list[dict[str, Any]]:
    """Return one row for each figure of the measure; undated ones have no begin and end."""
    return [
        _chart_row(atlas, figure, voice) for figure in atlas.figures if figure.measure == measure
    ]


def drawn_amount(figure: TradeFigure) -> float:
    """Return where a figure's mark stands: its amount, or its growth in per cent."""
    if figure.unit == "times-more":
        return 100 * (figure.amount - 1)
    if figure.unit == "times-less":
        return 100 * (1 / figure.amount - 1)
    return figure.amount


def _chart_row(atlas: Atlas, figure: TradeFigure, voice: Voice) -> dict[str, Any]:
    row = figure_row(atlas, figure, voice)
    years = years_of(figure.period)
    amount = drawn_amount(figure)
    top = figure.amount_max or amount
    return {
        "id": figure.id,
        "quote": figure.quote,
        "label": row.label,
        "amount": amount,
        "top": top,
        "middle": (amount + top) / 2,
        "begin": years[0] if years else None,
        "end": years[1] if years else None,
        "centre": sum(years) / 2 if years else None,
        "span": voice("total of many years")
        if years and years[1] - years[0] > 2 * _WIDEST
        else voice("one year or less than three"),
        "document": row.document,
        "colour": atlas.source(atlas.quotes[figure.quote].source).colour,
        "direction": row.direction,
        "basis": row.basis,
        "stated": row.stated,
        "firm": not figure.period.inferred,
        "counted": figure.basis,
        "shown": amount_text(atlas, figure, voice),
        "period": period_text(figure.period, voice),
    }


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


def figure_chart(atlas: Atlas, voice: Voice, measure: Measure) -> alt.HConcatChart:
    """Return the chart of one measure: dated figures on a time axis, undated ones beside it."""
    rows = chart_rows(atlas, voice, measure)
    shared = _encodings(rows, voice)
    units = {
        "value": voice("million US dollars"),
        "weight": voice("thousand tonnes"),
        "growth": voice("growth in per cent"),
    }
    amount = _amount_axis(voice, units[measure], "linear" if measure == "growth" else "log")
    pick = alt.selection_point(name="dated", fields=["quote"], on="click")
    dated = [row for row in rows if row["begin"] is not None]
    base = alt.Chart(alt.Data(values=dated)).encode(y=amount)
    years = alt.Axis(format="d", labelExpr=_axis_labels(voice.language), tickMinStep=1)
    time = alt.X("begin:Q", title=voice("Year"), axis=years).scale(domain=[2002, 2023])
    spans = base.mark_rule(strokeWidth=5, clip=True).encode(
        x=time,
        x2="end:Q",
        color=shared["color"],
        tooltip=shared["tooltip"],
        opacity=alt.condition("datum.firm", alt.value(0.5), alt.value(0.2)),
    )
    marks = base.mark_point(size=140, opacity=1, strokeWidth=2.5).encode(
        x=alt.X("centre:Q").scale(domain=[2002, 2023]), fillOpacity=_filling(), **shared
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
