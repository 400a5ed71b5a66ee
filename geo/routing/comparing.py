"""Ways side by side: one row of figures a measure, and which way wins in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from geo.routing.way import Step, Way

_APART_KM = 60.0
Comparand = Literal["km", "days", "cost", "border", "gauge-change", "transshipment", "documented"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The figures of all ways in one respect, and the numbers of the ways that win, from 0.

    None wins where all are alike. `documented` is the share of the length of which a document
    speaks; there most wins, elsewhere least.
    """

    what: Comparand
    values: tuple[float, ...]
    winners: tuple[int, ...]


def documented_share(way: Way) -> float:
    """Return the share of a way's length of which some document speaks."""
    return sum(step.segment.km for step in way.steps if not step.segment.is_context) / way.km


_FIGURES: dict[Comparand, Callable[[Way], float]] = {
    "km": lambda way: way.km,
    "days": lambda way: way.total("days"),
    "cost": lambda way: way.total("cost"),
    "border": lambda way: way.count("border"),
    "gauge-change": lambda way: way.count("gauge-change"),
    "transshipment": lambda way: way.count("transshipment"),
    "documented": documented_share,
}
# To how many digits ways are told apart: estimates are no finer than they are shown.
_DIGITS: dict[Comparand, int] = {"days": 1, "documented": 2}


def _winners(values: tuple[float, ...], best: float) -> tuple[int, ...]:
    winners = tuple(number for number, value in enumerate(values) if value == best)
    return winners if len(winners) < len(values) else ()


def compare(ways: tuple[Way, ...]) -> tuple[Comparison, ...]:
    """Return the ways' figures in every respect, with the winners of each."""
    rows = []
    for what, figure in _FIGURES.items():
        values = tuple(round(figure(way), _DIGITS.get(what, 0)) for way in ways)
        best = max(values) if what == "documented" else min(values)
        rows.append(Comparison(what=what, values=values, winners=_winners(values, best)))
    return tuple(rows)


def _weight(step: Step) -> int:
    """Return how much happens where a step begins: cargo moved counts before a border."""
    return -2 * ("transshipment" in step.events) - ("gauge-change" in step.events)


def telling_places(ways: tuple[Way, ...], number: int, most: int = 2) -> tuple[str, ...]:
    """Return ids of the places that tell a way from the others: where something happens on it.

    Failing that the middle one of those that no other way passes, or what all share.
    """
    way = ways[number]
    others = {place.id for n, other in enumerate(ways) if n != number for place in other.places}
    happening = [step for step in way.steps[1:] if step.events]
    alone = [step for step in way.steps[1:] if step.start.id not in others]
    telling = [step for step in happening if step.start.id not in others]
    chosen: list[Step] = []
    for step in sorted(telling or alone[len(alone) // 2 :][:1] or happening, key=_weight):
        if len(chosen) < most and all(abs(step.km - other.km) > _APART_KM for other in chosen):
            chosen.append(step)
    return tuple(step.start.id for step in sorted(chosen, key=lambda step: step.km))
