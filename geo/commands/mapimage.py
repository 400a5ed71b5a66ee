"""The map images of python -m geo export: options, progress, and the file."""

import argparse
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from geo.atlas import Atlas
from geo.printing.choice import MapChoice
from geo.printing.heading import credits_of, lost_letters
from geo.printing.reading import SWITCHES, read_choice
from geo.printing.render import render_map
from geo.text import voice_of

MAP_FORMATS: Final = ("png", "svg", "pdf")
_SLOW: Final = 1.0
_VALUES: Final = {
    "size": ("WxHmm", "own size, as 180x120mm or 1600x900px"),
    "dpi": ("N", "dots an inch, 36 to 600 (default: 150)"),
    "extent": ("WHERE", "a part of the atlas, a layer, a feature, way, or W,S,E,N in degrees"),
    "year": ("YEAR", "fade what documents date to other years"),
    "way": ("N", "which of the ways is chosen, from 1"),
    "title": ("TEXT", "the title; an empty one for none"),
    "subtitle": ("TEXT", "a line below the title"),
    "projection": ("NAME", "conic (default), equal-area or mercator"),
}
_PLACES: Final = {
    "via": "places on the way",
    "avoid": "countries to avoid, as RU",
    "close": "closed places or stretches",
    "modes": "means of transport",
}


def add_map(parser: argparse.ArgumentParser) -> None:
    """Give the command the options of map images; --paper and --style are shared."""
    group = parser.add_argument_group("map images")
    for name, (metavar, told) in _VALUES.items():
        group.add_argument(f"--{name}", metavar=metavar, help=told)
    group.add_argument("--route", nargs=2, metavar=("FROM", "TO"), help="draw the ways between")
    for name, told in _PLACES.items():
        group.add_argument(f"--{name}", nargs="+", default=[], metavar="NAME", help=told)
    group.add_argument("--planned", action="store_true", help="ways may use what is planned")
    turned = group.add_mutually_exclusive_group()
    turned.add_argument("--upright", action="store_true", help="a sheet on its short side")
    turned.add_argument("--landscape", action="store_true", help="a lying sheet (default)")
    group.add_argument("--transparent", action="store_true", help="without paper")
    for name in SWITCHES:
        action = argparse.BooleanOptionalAction
        group.add_argument(f"--{name}", action=action, default=None, help="on the map or not")


def params_of(options: argparse.Namespace, ending: str) -> dict[str, str]:
    """Return the options as the parameters of an address."""
    params = {"format": ending, "lang": options.lang}
    for name in (*_VALUES, "paper", "style", "feature"):
        value = getattr(options, name)
        if value is not None:
            params[name] = value
    if options.shown is not None:
        params["layers"] = ",".join(options.shown)
    if options.route:
        params["from"], params["to"] = options.route
    params |= {name: ",".join(getattr(options, name)) for name in _PLACES}
    for name in ("planned", "upright", "transparent"):
        params[name] = "1" if getattr(options, name) else ""
    switches = ((name, getattr(options, name)) for name in SWITCHES)
    params |= {name: str(int(value)) for name, value in switches if value is not None}
    return {name: value for name, value in params.items() if value or name in _MEANT_EMPTY}


_MEANT_EMPTY: Final = frozenset({"title", "layers"})


@contextmanager
def told_while_slow(what: str) -> Iterator[None]:
    """Say on the error stream each second that something still goes on."""
    done, begun = threading.Event(), time.monotonic()

    def tell() -> None:
        while not done.wait(_SLOW):
            print(f"{what} … {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def read_map(atlas: Atlas, options: argparse.Namespace, ending: str) -> MapChoice:
    """Return the map image that the options ask for; raises ChoiceError."""
    return read_choice(atlas, params_of(options, ending))


def draw_image(atlas: Atlas, choice: MapChoice) -> bytes:
    """Return the file, saying on the error stream that it takes its time, and what is lost."""
    if lost := lost_letters(choice.title, choice.subtitle, voice_of("en")):
        print(lost, file=sys.stderr)
    with told_while_slow("Drawing the map"):
        return render_map(atlas, choice)


def describe_image(atlas: Atlas, choice: MapChoice, body: bytes, file: str) -> dict[str, Any]:
    """Return what is told of a saved image."""
    sheet = choice.sheet
    data: dict[str, Any] = {"file": file, "bytes": len(body)}
    data["millimetres"] = [round(sheet.width_mm, 1), round(sheet.height_mm, 1)]
    if choice.format == "png":
        data["pixels"] = list(sheet.pixels)
    data["attribution"] = credits_of(atlas, choice)
    return data
