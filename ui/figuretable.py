"""The trade figures as rows: for the screen, for the chart, for a spreadsheet."""

import csv
import io
from dataclasses import asdict, dataclass
from typing import Any

from geo.atlas import Atlas
from geo.text import Voice, voice_of
from geo.tradefigures import Period, TradeFigure
from ui.address import Address
from ui.panelview import quote_view
from ui.templating import templates


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure as it is shown."""

    id: str
    label: str
    amount: str
    direction: str
    basis: str
    stated: str
    dates: str
    document: str
    quote: str


def amount_text(atlas: Atlas, figure: TradeFigure, voice: Voice) -> str:
    """Return the amount with its qualifier, range and unit."""
    unit = atlas.units[figure.unit].label.in_language(voice.language)
    numbers = [figure.amount, *([figure.amount_max] if figure.amount_max else [])]
    shown = "–".join(voice.number(n, 0 if float(n).is_integer() else 1) for n in numbers)
    qualifier = {
        "exact": "",
        "about": voice("about "),
        "more-than": voice("more than "),
        "less-than": voice("less than "),
        "up-to": voice("up to "),
    }[figure.qualifier]
    growth = "\u2066+" if figure.unit == "percent" else ""
    close = "\u2069" if growth else ""
    return f"{qualifier}{growth}{shown}{close} {unit}"


def period_text(period: Period, voice: Voice) -> str:
    """Return the Gregorian dates of a period; a solar Hijri year is given as such too."""
    if period.begin is None or period.end is None:
        return voice("no date")
    begin, end = period.begin, period.end
    dates = voice.date(begin if begin == end else f"{begin}/{end}")
    if period.stated_years:
        years = voice.digits("–".join(str(year) for year in period.stated_years))
        dates = voice("{years} solar Hijri = {dates}", years=years, dates=dates)
    if period.inferred:
        dates = voice("{dates} (inferred)", dates=dates)
    return dates


def figure_row(atlas: Atlas, figure: TradeFigure, voice: Voice) -> FigureRow:
    """Return a figure as a row in the reader's language."""
    source = atlas.source(atlas.quotes[figure.quote].source)
    return FigureRow(
        id=figure.id,
        label=figure.label.in_language(voice.language),
        amount=amount_text(atlas, figure, voice),
        direction=atlas.values[figure.direction].label.in_language(voice.language),
        basis=atlas.values[figure.basis].label.in_language(voice.language),
        stated=figure.period.stated,
        dates=period_text(figure.period, voice),
        document=source.label.in_language(voice.language),
        quote=figure.quote,
    )


def figures_head_html(voice: Voice, *, chart: bool = True) -> str:
    """Return the page's heading, with a word on how to read the chart where there is one."""
    return templates().get_template("figures-head.html").render(say=voice, chart=chart)


def figures_table_html(atlas: Atlas, address: Address) -> str:
    """Return every figure as a table with links to the quotes."""
    voice = voice_of(address.language)
    rows = [figure_row(atlas, figure, voice) for figure in atlas.figures]
    holders = {
        figure.quote: next(
            (f.id for f in atlas.features.values() if figure.quote in f.facts.quotes), None
        )
        for figure in atlas.figures
    }
    return (
        templates()
        .get_template("figures.html")
        .render(
            rows=rows,
            directions={
                f.id: atlas.source(atlas.quotes[f.quote].source).language for f in atlas.figures
            },
            link=lambda quote: address.link(feature=holders[quote]),
            say=voice,
        )
    )


def quote_html(atlas: Atlas, address: Address, selection: dict[str, Any]) -> str:
    """Return the quotes behind the marks chosen in the chart, or what to do to see them."""
    points = [*selection.get("dated", []), *selection.get("undated", [])]
    chosen = [str(point["quote"]) for point in points if "quote" in point]
    known = [quote for quote in dict.fromkeys(chosen) if quote in atlas.quotes]
    views = [quote_view(atlas, atlas.quotes[quote], address.language) for quote in known]
    voice = voice_of(address.language)
    return templates().get_template("figure-quotes.html").render(quotes=views, say=voice)


def figures_csv(atlas: Atlas, voice: Voice) -> str:
    """Return the figures as CSV: the rows of the table and the numbers behind them."""
    out = io.StringIO()
    plain = ("measure", "amount", "amount_max", "unit", "direction", "basis")
    writer: csv.DictWriter[str] | None = None
    for figure in atlas.figures:
        row = asdict(figure_row(atlas, figure, voice))
        row |= {f"raw_{key}": getattr(figure, key) for key in plain}
        row |= {"from": figure.period.begin, "to": figure.period.end}
        row["words"] = atlas.quotes[figure.quote].exact
        if writer is None:
            writer = csv.DictWriter(out, list(row))
            writer.writeheader()
        writer.writerow(row)
    return out.getvalue()
