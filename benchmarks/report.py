"""Write medians, worst cases and ratios as a Markdown table and as a graph."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from benchmarks.targets import TARGETS

NAMES = ("floor", "plain", "keruen")
Measures = dict[str, dict[str, list[float]]]
_MANY = 20
_COLOURS = {"floor": "#9aa3a8", "plain": "#d55e00", "keruen": "#0072b2"}


def percentile(values: list[float], share: int) -> float:
    """Return a percentile of the values."""
    return quantiles(values, n=100)[share - 1] if len(values) > 1 else values[0]


def _ratio(rows: dict[str, list[float]], other: str) -> str:
    if not rows.get(other) or not rows.get("keruen"):
        return "–"
    ours, theirs = median(rows["keruen"]), median(rows[other])
    return f"{ours / theirs:.2f}" if ours > 0 and theirs > 0 else "–"


def _machine() -> str:
    model = next(
        (line.partition(":")[2].strip()
         for line in Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")),
        platform.processor(),
    )  # fmt: skip
    return f"{os.cpu_count()} cores of {model}, load {os.getloadavg()[0]:.1f} at the end"


def _told(values: list[float]) -> str:
    """Return the median and, of many values, the 95th percentile and the worst."""
    if len(values) < _MANY:
        return f"{median(values):.3g} ({max(values):.3g})"
    return f"{median(values):.3g} ({percentile(values, 95):.3g}; {max(values):.3g})"


def markdown(measures: Measures) -> str:
    """Return the page with the table: medians, the 95th percentile and the worst behind them."""
    head = "| what | floor | plain app | Keruen | Keruen ÷ floor | Keruen ÷ plain | asked |\n"
    lines = [head + "|---|---|---|---|---|---|---|"]
    for what, rows in measures.items():
        shown = [_told(rows[name]) if rows.get(name) else "–" for name in NAMES]
        ratios = [_ratio(rows, "floor"), _ratio(rows, "plain"), TARGETS.get(what, "–")]
        lines.append(f"| {what} | " + " | ".join([*shown, *ratios]) + " |")
    when = datetime.now(UTC).date()
    return (
        "# Benchmarks\n\n"
        "Made by `python -m benchmarks.run`: a plain Streamlit-and-Folium app over the same "
        "layers, an almost empty Streamlit page (the floor), and Keruen, in one run. "
        "Medians; in brackets the worst, and before it, of twenty values or more, the 95th "
        "percentile. What was missed and what was tried: "
        "[speed.md](speed.md).\n\n"
        f"Machine: {_machine()}, {when}.\n\n" + "\n".join(lines) + "\n\n![Ratios](benchmarks.svg)\n"
    )


def _bar(name: str, value: float, top: float, y: int) -> str:
    width = 420 * value / top
    return (
        f'<rect x="330" y="{y}" width="{width:.1f}" height="11" fill="{_COLOURS[name]}"/>'
        f'<text x="{336 + width:.1f}" y="{y + 10}">{name} {value:.3g}</text>'
    )


def graph(measures: Measures) -> str:
    """Return an SVG: for each measure a bar an app, as a share of the slowest."""
    bars, y = [], 10
    for what, rows in measures.items():
        top = max((median(values) for values in rows.values() if values), default=1) or 1
        bars.append(f'<text x="10" y="{y + 12}">{what}</text>')
        for name in NAMES:
            if rows.get(name):
                bars.append(_bar(name, median(rows[name]), top, y))
            y += 14
        y += 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 {y}" '
        f'font-family="sans-serif" font-size="12">{"".join(bars)}</svg>\n'
    )
