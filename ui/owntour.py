"""The tour that a visitor writes: held by the visit, kept by the browser, never on a disk here."""

import json
import re
import secrets
from typing import Any, Final

import streamlit as st
from pydantic import ValidationError

from geo.atlas import Atlas
from geo.ownlayers.layer import PREFIX
from geo.tour import LONGEST_TOUR, Tour
from geo.toursketch import Sketch, SketchStep, finished
from ui.address import parse_search
from ui.own import session_holding

_SKETCH, _KEYS, _CLEARED = "own_tour", "own_tour_keys", "own_tour_cleared"
_EDITION = "own_tour_edition"
_LONGEST: Final = 400_000


def sketch_now() -> Sketch:
    """Return what the visitor has written so far."""
    found = st.session_state.get(_SKETCH)
    return found if isinstance(found, Sketch) else Sketch()


def keys_now() -> list[str]:
    """Return one key a step, by which its fields are told apart however the steps move."""
    return list(st.session_state.get(_KEYS, []))


def edition_now() -> int:
    """Return how often the tour as a whole has come anew: its fields are then new ones too."""
    return int(st.session_state.get(_EDITION, 0))


def put_sketch(sketch: Sketch, keys: list[str] | None = None) -> None:
    """Make this the visitor's tour; without keys all its fields are shown anew."""
    st.session_state[_SKETCH] = sketch
    fresh = [secrets.token_hex(4) for _ in sketch.steps]
    st.session_state[_KEYS] = fresh if keys is None else keys
    st.session_state[_EDITION] = edition_now() + (keys is None)
    st.session_state[_CLEARED] = False


def clear_sketch() -> None:
    """Throw the visitor's tour away, here and in the browser."""
    put_sketch(Sketch())
    st.session_state[_CLEARED] = True


def is_cleared() -> bool:
    """Whether the visitor has thrown the tour away on purpose."""
    return bool(st.session_state.get(_CLEARED))


def own_tour(atlas: Atlas) -> Tour | None:
    """Return the visitor's tour if it is whole."""
    sketch = sketch_now()
    return finished(atlas, sketch)[0] if sketch.steps else None


def kept_json(sketch: Sketch) -> str:
    """Return what the browser keeps: the tour's steps flat, as a file has them, and its words."""
    if not (sketch.steps or sketch.title or sketch.summary):
        return ""
    text = json.dumps({"sketch": sketch.model_dump(mode="json"), **_scenes(sketch)})
    # The page's sanitiser drops attributes that hold anything like a closing tag.
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


def _scenes(sketch: Sketch) -> dict[str, Any]:
    chosen = ({"feature": step.own} if step.own else {} for step in sketch.steps)
    steps = zip(sketch.steps, chosen, strict=True)
    return {"steps": [{**step.scene, **step.rest, **own} for step, own in steps]}


def take_kept(text: object) -> None:
    """Take up what the browser had kept, unless something is being written already."""
    if not isinstance(text, str) or len(text) > _LONGEST or sketch_now().steps:
        return
    try:
        sketch = Sketch.model_validate_json(json.dumps(json.loads(text)["sketch"]))
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
        return
    put_sketch(sketch)


def _own_pointer(feature: str) -> dict[str, Any]:
    """Point to the place of a visitor's own feature: the saved tour needs no layer for it."""
    found = session_holding().feature(feature) if feature.startswith(PREFIX) else None
    if found is None:
        return {}
    middle = found.geometry.representative_point()
    return {"pointer": {"lonlat": [round(middle.x, 6), round(middle.y, 6)]}}


def own_at(search: str) -> str:
    """Return the id of the visitor's own feature that an address selects, empty for none."""
    named = (parse_search(search) or {}).get("feature", "")
    held = named.startswith(PREFIX) and session_holding().feature(named)
    return named if held else ""


def own_of_step(number: int) -> str:
    """Return the id of the own feature to which a step of the visitor's tour points, from 1."""
    steps = sketch_now().steps
    return steps[number - 1].own if 1 <= number <= len(steps) else ""


def scene_at(atlas: Atlas, search: str) -> dict[str, Any] | None:
    """Return the scene of an address that the map sent: view, layers, selection, year."""
    params = parse_search(search) or {}
    view, year = params.get("view", ""), params.get("year", "")
    if not re.fullmatch(r"-?[0-9.]{1,9},-?[0-9.]{1,9},[0-9.]{1,5}", view):
        return None
    scene: dict[str, Any] = {"view": view}
    known = {layer.info.id for layer in atlas.layers}
    if "layers" in params:
        scene["layers"] = [name for name in params["layers"].split(",") if name in known]
    feature = atlas.features.get(params.get("feature", ""))
    if feature is not None:
        scene["feature"] = feature.id
        if feature.is_point:
            scene["pointer"] = {"feature": feature.id}
    else:
        scene |= _own_pointer(params.get("feature", ""))
    if year.isascii() and year.isdigit() and len(year) == 4:
        scene["year"] = int(year)
    return scene


def put_view(atlas: Atlas, search: object, where: object) -> None:
    """Add the view of the address as a step, or give it to the step whose key is `where`."""
    text = search if isinstance(search, str) else ""
    scene, own = scene_at(atlas, text), own_at(text)
    sketch, keys = sketch_now(), keys_now()
    if scene is None:
        return
    if where in keys:
        put_sketch(sketch.with_step(keys.index(str(where)), scene=scene, own=own), keys)
    elif len(sketch.steps) < LONGEST_TOUR:
        feature = atlas.features.get(scene.get("feature", ""))
        quotes = feature.facts.quotes[:1] if feature else ()
        step = SketchStep(scene=scene, quotes=quotes, own=own)
        added = sketch.model_copy(update={"steps": (*sketch.steps, step)})
        put_sketch(added, [*keys, secrets.token_hex(4)])
