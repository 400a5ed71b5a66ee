"""The trade figures as rows: for the screen, for the chart, for a spreadsheet."""

import csv
import io
from dataclasses import asdict, dataclass
from typing import Any

from geo.atlas import Atlas
from geo.figuretext import amount_text, period_text
from geo.quoteview import quote_view
from geo.text import Voice, voice_of
from geo.tradefigures import TradeFigure
from ui.address import Address
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


def figures_head_html(voice: Voice) -> str:
    """Return the page's heading."""
    return templates().get_template("figures-head.html").render(say=voice)


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
