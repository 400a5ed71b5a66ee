"""Ways side by side for the panel: the list with its bars, and the comparison."""

from collections.abc import Callable
from typing import Final

from geo.networkrecords import MODES, Event
from geo.routing.answering import Answer
from geo.routing.comparing import Comparand, Comparison, compare
from geo.routing.labels import country_label, events_label, mode_label
from geo.routing.network import Network
from geo.routing.waydata import way_title
from geo.symbology import WAY_COLOURS
from geo.text import Voice
from ui.routemodel import Part, Row, RowGroup, WayCard

EVENTS: Final[tuple[Event, ...]] = ("border", "gauge-change", "transshipment")


def km_text(km: float, voice: Voice) -> str:
    """Return a length in whole kilometres in words."""
    return f"{voice.number(km)} {voice('km')}"


def _figure(what: Comparand, value: float, voice: Voice) -> str:
    if what == "documented":
        return voice("{share} %", share=voice.number(100 * value))
    return voice.number(value, 1 if what == "days" else 0)


def _respect(what: Comparand, voice: Voice) -> str:
    if what in EVENTS:
        return events_label(voice, what)
    return {
        "km": voice("kilometres"),
        "days": voice("days, estimated"),
        "cost": voice("US dollars a tonne, estimated"),
        "documented": voice("share in the documents"),
    }[what]


def parts_of(kms: dict[str, float], name: Callable[[str], str], voice: Voice) -> tuple[Part, ...]:
    """Return the parts of a whole length, the longest first."""
    whole = sum(kms.values())
    return tuple(
        Part(
            key=key, label=name(key), amount=km_text(km, voice), percent=round(100 * km / whole, 2)
        )
        for key, km in sorted(kms.items(), key=lambda item: -item[1])
    )


def mode_name(voice: Voice) -> Callable[[str], str]:
    """Return what names a mode by its key."""
    return lambda key: mode_label(voice, next(mode for mode in MODES if mode == key))


def gauge_name(voice: Voice) -> Callable[[str], str]:
    """Return what names a gauge by its millimetres."""
    return lambda key: voice("{gauge} mm", gauge=voice.digits(key))


def country_name(voice: Voice) -> Callable[[str], str]:
    """Return what names a country by its code."""
    return lambda key: country_label(voice, key)


def way_cards(network: Network, answer: Answer, chosen: int, voice: Voice) -> tuple[WayCard, ...]:
    """Return the list of ways; the bars of their modes share one scale."""
    longest = max((way.km for way in answer.ways), default=1.0)
    return tuple(
        WayCard(
            number=voice.number(number + 1),
            title=way_title(network, answer.ways, number, voice),
            colour=WAY_COLOURS[number][0],
            colour_dark=WAY_COLOURS[number][1],
            km=km_text(way.km, voice),
            days=voice("{days} days", days=voice.number(way.total("days"), 1)),
            cost=voice("{cost} US dollars a tonne", cost=voice.number(way.total("cost"))),
            modes=parts_of(way.km_by_mode(), mode_name(voice), voice),
            reach=round(100 * way.km / longest, 2),
            chosen=number == chosen,
            changes={"way": str(number + 1) if number else None},
        )
        for number, way in enumerate(answer.ways)
    )


def _row(comparison: Comparison, voice: Voice) -> Row:
    most = max(comparison.values) or 1.0
    return Row(
        label=_respect(comparison.what, voice),
        cells=tuple(
            (
                _figure(comparison.what, value, voice),
                number in comparison.winners,
                round(100 * value / most, 2),
            )
            for number, value in enumerate(comparison.values)
        ),
    )


def _km_rows(
    tables: list[dict[str, float]], name: Callable[[str], str], voice: Voice
) -> tuple[Row, ...]:
    """Return one line for each key that occurs on any way, the longest in all first."""
    sums: dict[str, float] = {}
    for table in tables:
        for key, km in table.items():
            sums[key] = sums.get(key, 0.0) + km
    most = max(km for table in tables for km in table.values())
    return tuple(
        Row(
            label=name(key),
            cells=tuple(
                (
                    voice.number(table[key]) if key in table else "–",
                    False,
                    round(100 * table.get(key, 0.0) / most, 2),
                )
                for table in tables
            ),
        )
        for key in sorted(sums, key=lambda key: -sums[key])
    )


def comparison_groups(answer: Answer, voice: Voice) -> tuple[RowGroup, ...]:
    """Return the comparison: who wins in what, then kilometres by mode, gauge and country."""
    ways = answer.ways
    kms = (
        (voice("By mode"), [way.km_by_mode() for way in ways], mode_name(voice)),
        (voice("By gauge"), [way.km_by_gauge() for way in ways], gauge_name(voice)),
        (voice("By country"), [way.km_by_country() for way in ways], country_name(voice)),
    )
    first = RowGroup(label="", rows=tuple(_row(one, voice) for one in compare(ways)))
    return (
        first,
        *(
            RowGroup(label=f"{label}{voice(', ')}{voice('km')}", rows=_km_rows(tables, name, voice))
            for label, tables, name in kms
            if any(tables)
        ),
    )
