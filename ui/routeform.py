"""The questions of the route explorer: ends, choices, closures, assumptions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geo.networkrecords import MODES, Mode
from geo.routing.answering import Answer
from geo.routing.asking import Asked, countries_of
from geo.routing.assuming import write_assumptions
from geo.routing.assumptions import Assumptions
from geo.routing.labels import assumed_label, assumption_label, measure_label, mode_label
from geo.routing.network import Network
from geo.routing.wish import GOODS, Bar
from geo.text import Voice
from ui.routemodel import Assumed, AssumedTable, Changes, Chip, Choice, End


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """What the form shows."""

    ends: tuple[End, ...]
    via: tuple[Chip, ...]
    swap: Changes | None
    modes: tuple[Choice, ...]
    planned: bool
    measures: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    closed: tuple[Chip, ...]
    tables: tuple[AssumedTable, ...]
    is_changed: bool
    is_narrowed: bool


def place_name(network: Network, name: str, voice: Voice) -> str:
    """Return what a place is called; what is no place's id stays as it was written."""
    place = network.places.get(name)
    return place.names.in_language(voice.language) if place else name


def listed(names: Iterable[str]) -> str | None:
    """Return names as an address lists them, None for none."""
    return ",".join(names) or None


def _chips(network: Network, key: str, names: tuple[str, ...], voice: Voice) -> tuple[Chip, ...]:
    return tuple(
        Chip(
            label=place_name(network, name, voice),
            changes={key: listed(other for other in names if other != name)},
        )
        for name in names
    )


def _plain(value: float, voice: Voice) -> str:
    digits = len(f"{value:g}".partition(".")[2])
    return voice.number(value, digits)


def _tables(assumptions: Assumptions, voice: Voice) -> tuple[AssumedTable, ...]:
    usual: dict[str, Any] = Assumptions().model_dump()
    return tuple(
        AssumedTable(
            label=assumption_label(voice, table),
            rows=tuple(
                Assumed(
                    key=f"{table}.{name}",
                    label=assumed_label(voice, name),
                    value=_plain(value, voice),
                    usual=f"{usual[table][name]:g}",
                )
                for name, value in values.items()
            ),
        )
        for table, values in assumptions.model_dump().items()
    )


def _ends(network: Network, answer: Answer, voice: Voice) -> tuple[End, ...]:
    asked, wish = answer.asked, answer.wish
    start = wish.start if wish else asked.start
    end = wish.end if wish else asked.end
    return (
        End(key="from", label=voice("From"), name=place_name(network, start, voice)),
        End(key="to", label=voice("To"), name=place_name(network, end, voice)),
    )


def form_view(network: Network, answer: Answer, voice: Voice) -> FormView:
    """Return the form filled in as the address asks."""
    asked, wish = answer.asked, answer.wish
    assumptions = wish.assumptions if wish else Assumptions()
    countries = [(voice.country(code), code) for code in countries_of(network)]
    avoided = {code.upper() for code in asked.avoid}
    return FormView(
        ends=_ends(network, answer, voice),
        via=_chips(network, "via", asked.via, voice),
        swap={"from": asked.end, "to": asked.start} if asked.is_complete else None,
        modes=tuple(
            Choice(value=mode, label=mode_label(voice, mode), on=mode in asked.modes)
            for mode in MODES
        ),
        planned=asked.planned,
        measures=tuple(
            Choice(value=measure, label=measure_label(voice, measure), on=measure == asked.by)
            for measure in ("days", "km", "cost")
        ),
        countries=tuple(
            Choice(value=code, label=name, on=code in avoided) for name, code in sorted(countries)
        ),
        closed=_chips(network, "close", asked.close, voice),
        tables=_tables(assumptions, voice),
        is_changed=bool(asked.assume or write_assumptions(assumptions)),
        is_narrowed=_is_narrowed(asked),
    )


def _is_narrowed(asked: Asked) -> bool:
    usual = Asked()
    return bool(asked.avoid or asked.close or asked.planned) or set(asked.modes) != set(usual.modes)


def lifted(asked: Asked, bar: Bar) -> Changes:
    """Return the changes that lift what blocks a wish."""
    if bar.sort == "planned":
        return {"planned": "1"}
    if bar.sort == "mode":
        wanted = {*asked.modes, bar.name}
        return {"modes": mode_list(mode for mode in MODES if mode in wanted)}
    if bar.sort == "avoid":
        return {"avoid": listed(code for code in asked.avoid if code.upper() != bar.name)}
    return {"close": listed(name for name in asked.close if name != bar.name)}


def mode_list(modes: Iterable[Mode]) -> str | None:
    """Return modes as an address lists them, None for the usual ones."""
    chosen = list(modes)
    return None if set(chosen) == GOODS else listed(chosen)


def lift_label(network: Network, bar: Bar, voice: Voice) -> str:
    """Return what lifting a bar is called."""
    if bar.sort == "planned":
        return voice("Also use what is only planned")
    if bar.sort == "mode":
        mode = next(mode for mode in MODES if mode == bar.name)
        return voice("Allow {mode}", mode=mode_label(voice, mode))
    if bar.sort == "avoid":
        return voice("Allow {country}", country=voice.country(bar.name))
    return voice("Open {place}", place=place_name(network, bar.name, voice))
