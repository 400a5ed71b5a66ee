"""Of what the words of a quote speak: a feature of the atlas, or one of the visitor's own."""

import streamlit as st

from geo.atlas import Atlas
from geo.ownlayers.layer import OwnFeature
from geo.ownquotes.newfeatures import kinds_for
from geo.text import Voice
from ui.documentpage import own_features


def choose_feature(voice: Voice, atlas: Atlas) -> tuple[str | None, str | None]:
    """Return the feature of which the words speak, and the kind of one that is new.

    Nothing is chosen beforehand: what comes first is seldom what the words speak of.
    """
    own = own_features()
    language, mark = voice.language, voice("yours, not verified")

    def label(name: str) -> str:
        if name in own:
            return f"{own[name].name} ({mark})"
        facts = atlas.features[name].facts
        return f"{facts.names.in_language(language)} ({name})"

    names = [*own, *sorted(atlas.features, key=lambda name: label(name).casefold())]
    feature = st.selectbox(
        voice("Of what the words speak"),
        names,
        None,
        format_func=label,
        placeholder=voice("Choose, or type a part of the name"),
        key="own-quoted-feature",
    )
    if feature not in own:
        return feature, None
    st.caption(
        voice(
            "Of your own feature its name, place, state and year come into the records, and the "
            "note of a drawing; other attributes do not."
        )
    )
    if own[feature].geometry.geom_type.endswith("Polygon"):
        st.caption(
            voice(
                "The atlas draws points and lines: of an area its border comes into the records. "
                "Save the area itself as GeoJSON on the page “Data”."
            )
        )
    return feature, _choose_kind(voice, atlas, own[feature])


def _choose_kind(voice: Voice, atlas: Atlas, feature: OwnFeature) -> str | None:
    return st.selectbox(
        voice("What it is"),
        kinds_for(atlas, feature.geometry),
        None,
        format_func=lambda kind: atlas.kinds[kind].label.in_language(voice.language),
        placeholder=voice("Choose"),
        key=f"own-kind-{feature.id}",
    )


def feature_fault(voice: Voice, feature: str | None, kind: str | None) -> tuple[str, ...]:
    """Return what is still to be chosen: the feature, or the kind of one of the visitor's own."""
    if not feature:
        return (voice("Choose of what the words speak."),)
    if feature in own_features() and not kind:
        return (voice("Choose what it is: a feature of yours needs a kind."),)
    return ()
