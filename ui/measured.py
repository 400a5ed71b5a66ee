"""What the program measured of a feature: lengths, kilometre posts, gauge, countries."""

from collections.abc import Iterator

from geo.atlas import Atlas, Feature
from geo.measure import length_by_class, post_of
from geo.text import Voice, class_label
from ui.panelmodel import Figure


def _lengths(feature: Feature, voice: Voice) -> Iterator[Figure]:
    if not feature.is_line:
        return
    unit = voice("km")
    for kind, km in length_by_class(feature).items():
        if kind == "schematic":
            continue
        value = f"{voice.number(km)} {unit} ({class_label(voice, kind)})"
        yield Figure(label=voice("Length, measured"), value=value, quote=None)


def _kilometre(atlas: Atlas, feature: Feature, voice: Voice) -> Iterator[Figure]:
    post = post_of(atlas, feature)
    if post is None:
        return
    line, km = post
    name = line.facts.names.in_language(voice.language)
    value = voice(", ").join((voice.number(km, 1), name))
    yield Figure(label=voice("Kilometre"), value=value, quote=None)


def _gauge(feature: Feature, voice: Voice) -> Iterator[Figure]:
    if feature.facts.gauge is None:
        return
    unit = voice("mm")
    widths = voice(" / ").join(voice.digits(str(mm)) for mm in feature.facts.gauge.mm)
    yield Figure(label=voice("Gauge"), value=f"{widths} {unit}", quote=None)


def _countries(feature: Feature, voice: Voice) -> Iterator[Figure]:
    if feature.facts.countries:
        names = voice(", ").join(voice.country(code) for code in feature.facts.countries)
        yield Figure(label=voice("Country"), value=names, quote=None)


def measured_figures(atlas: Atlas, feature: Feature, voice: Voice) -> tuple[Figure, ...]:
    """Return the rows of figures that rest on measurement or another origin, not on quotes."""
    return (
        *_lengths(feature, voice),
        *_kilometre(atlas, feature, voice),
        *_gauge(feature, voice),
        *_countries(feature, voice),
    )
