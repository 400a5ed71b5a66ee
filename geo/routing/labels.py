"""What modes, events, measures and assumptions are called."""

from geo.networkrecords import MODES, EdgeStatus, Event, Mode, PlaceKind
from geo.routing.assumptions import Measure
from geo.text import Voice


def mode_label(voice: Voice, mode: Mode) -> str:
    """Return what a mode is called."""
    return {
        "rail": voice("rail"),
        "sea": voice("sea"),
        "ferry": voice("ferry"),
        "road": voice("road"),
        "pipeline": voice("pipeline"),
    }[mode]


def event_label(voice: Voice, event: Event) -> str:
    """Return what an event is called."""
    return {
        "border": voice("border crossing"),
        "gauge-change": voice("gauge change"),
        "transshipment": voice("transshipment"),
    }[event]


def events_label(voice: Voice, event: Event) -> str:
    """Return what several events of one sort are called."""
    return {
        "border": voice("border crossings"),
        "gauge-change": voice("gauge changes"),
        "transshipment": voice("transshipments"),
    }[event]


def place_kind_label(voice: Voice, kind: PlaceKind) -> str:
    """Return what a kind of place is called."""
    return {
        "town": voice("town"),
        "station": voice("station"),
        "junction": voice("junction"),
        "border-crossing": voice("border crossing"),
        "port": voice("port"),
        "terminal": voice("terminal"),
    }[kind]


def measure_label(voice: Voice, measure: Measure) -> str:
    """Return what a measure of ways is called."""
    return {"km": voice("length"), "days": voice("days"), "cost": voice("cost")}[measure]


def edge_status_label(voice: Voice, status: EdgeStatus) -> str:
    """Return what the state of a stretch is called."""
    return {
        "operating": voice("in operation"),
        "planned": voice("planned"),
        "proposed": voice("proposed"),
    }[status]


def country_label(voice: Voice, code: str) -> str:
    """Return the name of a country by code, of several joined by a hyphen, or of the sea."""
    if code == "sea":
        return voice("at sea")
    return " – ".join(voice.country(part) for part in code.split("-"))


def assumed_label(voice: Voice, name: str) -> str:
    """Return what a row of a table of assumptions is called: a mode or an event."""
    events: dict[str, Event] = {
        "border": "border",
        "gauge_change": "gauge-change",
        "transshipment": "transshipment",
    }
    if name in events:
        return event_label(voice, events[name])
    return mode_label(voice, next(mode for mode in MODES if mode == name))


def assumption_label(voice: Voice, table: str) -> str:
    """Return what a table of assumptions holds, with its unit."""
    return {
        "kmh": voice("Speed, km/h"),
        "hours": voice("Hours each"),
        "price": voice("US dollars a tonne-kilometre"),
        "fees": voice("US dollars a tonne, each"),
    }[table]
