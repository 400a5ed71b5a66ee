"""An export with a visitor's own layers: made in this process, the only one that has them."""

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.formats.choosing import choose_features
from geo.formats.datafiles import DATA_FORMATS
from geo.formats.extract import Extract
from geo.languages import language_of
from geo.load import shared_atlas
from geo.ownlayers.joined import atlas_with_own, drawable, joined_id
from geo.ownlayers.layer import OwnLayer
from geo.printing.render import render_map
from geo.text import Voice, voice_of
from ui.own import layers_of
from ui.routes.mapimages import IMAGE_FORMATS, choice_of

SWITCH: Final = "own"
# Writing holds up everybody else in this process: more of them go out layer by layer.
_MOST: Final = 5_000
PRIVATE: Final = {"Cache-Control": "private, no-store", "Vary": "Cookie"}


def own_layers(request: Request) -> tuple[OwnLayer, ...]:
    """Return the layers that a request wants in its file: those of whoever sends it."""
    params, ending = request.query_params, request.path_params["ending"]
    if params.get(SWITCH) != "1" or ending not in {*IMAGE_FORMATS, *DATA_FORMATS}:
        return ()
    return layers_of(request.cookies)


def _check(layers: tuple[OwnLayer, ...], voice: Voice) -> None:
    if sum(len(layer.serials) for layer in layers) > _MOST:
        said = voice(
            "Up to {most} features of your own go into a file with the atlas's. Save your layers "
            "one by one on the page “Data”.",
            most=voice.number(_MOST),
        )
        raise KeruenError(said)


def _with_names(layers: tuple[OwnLayer, ...], params: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters with the own layers switched on beside the atlas's."""
    kept = {key: value for key, value in params.items() if key != SWITCH}
    if "layers" in kept:
        named = [part for part in kept["layers"].split(",") if part]
        kept["layers"] = ",".join(dict.fromkeys([*named, *map(joined_id, layers)]))
    return kept


def _data(atlas: Atlas, ending: str, params: Mapping[str, str], voice: Voice) -> bytes:
    named = params["layers"].split(",") if "layers" in params else None
    chosen = choose_features(atlas, voice, layers=named, feature=params.get("feature") or None)
    extract = Extract(atlas=atlas, features=chosen, language=voice.language, has_own=True)
    return DATA_FORMATS[ending].write(extract)


def make_with_own(ending: str, params: Mapping[str, str], layers: tuple[OwnLayer, ...]) -> bytes:
    """Return a map image or data file with own layers; raise KeruenError for what cannot be."""
    voice = voice_of(language_of(params.get("lang")))
    if ending in DATA_FORMATS:
        _check(layers, voice)
    atlas, wanted = atlas_with_own(shared_atlas(), layers), _with_names(layers, params)
    if ending in DATA_FORMATS:
        return _data(atlas, ending, wanted, voice)
    choice = choice_of(atlas, ending, wanted)
    return render_map(drawable(atlas, choice.extent, voice), choice)
