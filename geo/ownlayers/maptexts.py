"""The words of the map's tools for own layers: legend, drawing, measuring."""

from typing import get_args

from geo.model import StatusValue
from geo.text import Voice, status_label


def own_texts(say: Voice) -> dict[str, str]:
    """Return the words of the legend's part for own layers."""
    states = {f"state-{state}": status_label(say, state) for state in get_args(StatusValue)}
    return {
        **states,
        "ownLayers": say("Your layers"),
        "ownNote": say("Yours, not verified. Only you see them, until you close the browser."),
        "ownMark": say("yours, not verified"),
        "ownMore": say("… and {count} more of yours. Come closer to see them here."),
        "ownGone": say(
            "Your layers are gone: they are kept for some hours at most, and not over a restart "
            "of the server. Add them again on the page “Data”."
        ),
        "ownClose": say("Close"),
    }


def draw_texts(say: Voice) -> dict[str, str]:
    """Return the words of the tools that draw and measure."""
    return {
        "draw": say("Draw and measure"),
        "drawFold": say("Show all tools"),
        "drawShut": say("Close"),
        "draw-point": say("Point"),
        "draw-line": say("Line"),
        "draw-area": say("Area"),
        "draw-measure": say("Measure"),
        "drawHint": say("Choose what to draw."),
        "drawHow": say(
            "Click on the map to set points. With the keyboard: arrows move the map, Enter sets "
            "a point at the cross, Backspace takes the last one away."
        ),
        "drawMove": say("Drag the round handles to change the shape, or move them with arrows."),
        "drawCorner": say("Point {n}: arrows move it, Delete takes it away"),
        "drawLength": say("Length: {km} km"),
        "drawAround": say("Border: {km} km"),
        "drawSurface": say("Area: {km2} km²"),
        "drawFinish": say("Finish"),
        "drawClose": say("As an area"),
        "drawCancel": say("Cancel"),
        "drawSave": say("Save"),
        "drawDelete": say("Delete"),
        "drawUnsaved": say("The drawing is not saved yet."),
        "drawThrow": say("Throw away"),
        "drawGoOn": say("Go on"),
        "drawNoYear": say(
            "This is no year. Write one such as 1998, years such as 1998–2003, or nothing."
        ),
        "drawKeep": say("Save my drawings as GeoJSON"),
        "drawFailed": say("This could not be saved. Are cookies allowed for this page?"),
        "drawFlat": say("These points make no line or area. Move them apart."),
        "drawRepaired": say(
            "Its border crossed itself and was repaired. Look whether it is right."
        ),
        "drawFixed": say(
            "This shape has several parts: its words can be changed here. To change its border, "
            "delete it and draw it again."
        ),
        "draw-name": say("Name"),
        "draw-year": say("Year or years"),
        "draw-status": say("State"),
        "draw-note": say("Note"),
    }
