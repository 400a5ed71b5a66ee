"""Choose features for an export by the words of an address or a command."""

from collections.abc import Sequence

from geo.atlas import Atlas, Feature
from geo.faults import KeruenError, UnknownRecordError
from geo.text import Voice


class ChoiceError(KeruenError):
    """A choice that names what the atlas does not have, said in the chooser's language."""


def _known_layers(atlas: Atlas, wanted: Sequence[str], voice: Voice) -> set[str]:
    known = [layer.info.id for layer in atlas.layers]
    if strange := [name for name in wanted if name not in known]:
        said = voice(
            "The atlas has no layer called {id}; it has {known}.",
            id=strange[0][:80],
            known=voice(", ").join(known),
        )
        raise ChoiceError(said)
    return set(wanted)


def _known_feature(atlas: Atlas, wanted: str, voice: Voice) -> str:
    try:
        return atlas.feature(wanted).id
    except UnknownRecordError as unknown:
        said = voice("The atlas has no feature called {id}.", id=wanted[:80])
        near = voice("Did you mean {ids}?", ids=voice(", ").join(unknown.near))
        raise ChoiceError(f"{said} {near}" if unknown.near else said) from None


def choose_features(
    atlas: Atlas, voice: Voice, *, layers: Sequence[str] | None, feature: str | None
) -> tuple[Feature, ...]:
    """Return the features of the layers and the one named; all of them where neither is named.

    Raise ChoiceError, in the voice's language, for what the atlas does not have and for a
    choice of nothing.
    """
    if layers is None and feature is None:
        return tuple(atlas.features.values())
    on = _known_layers(atlas, layers or (), voice)
    one = _known_feature(atlas, feature, voice) if feature is not None else None
    chosen = tuple(f for f in atlas.features.values() if f.layer in on or f.id == one)
    if not chosen:
        raise ChoiceError(voice("Nothing is chosen: name a layer or a feature."))
    return chosen
