"""A trade figure in words: its amount with unit and qualifier, the time it is for."""

from geo.atlas import Atlas
from geo.text import Voice
from geo.tradefigures import Period, TradeFigure


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
