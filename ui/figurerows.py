"""The trade figures as marks of a chart: where each stands and what it says."""

from typing import Any, Literal

from geo.atlas import Atlas
from geo.text import Voice
from geo.tradefigures import TradeFigure, years_of
from ui.figuretable import amount_text, figure_row, period_text

Measure = Literal["value", "weight", "growth"]
_WIDEST = 1.0


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


def measure_units(voice: Voice) -> dict[Measure, str]:
    """Return what the amounts of each measure count."""
    return {
        "value": voice("million US dollars"),
        "weight": voice("thousand tonnes"),
        "growth": voice("growth in per cent"),
    }


def measure_labels(voice: Voice) -> dict[Measure, str]:
    """Return what each measure is called."""
    return {"value": voice("Value"), "weight": voice("Weight"), "growth": voice("Growth")}
