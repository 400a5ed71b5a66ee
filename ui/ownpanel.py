"""The panel of a visitor's own feature: what its file says, marked as not verified."""

import json

from geo.ownlayers.fields import text_of
from geo.ownlayers.holding import Holding
from geo.ownlayers.layer import OwnFeature, OwnLayer
from geo.ownlayers.noting import span_text
from geo.ownlayers.sketch import measure
from geo.text import Voice, status_label, voice_of
from ui.address import Address
from ui.shell import templates

_ROWS = 40


def measured_rows(feature: OwnFeature, voice: Voice) -> list[tuple[str, str]]:
    """Return where a feature lies, or how long and how large it is."""
    kind = feature.geometry.geom_type
    if kind == "Point":
        lat, lon = (voice.number(value, 4) for value in (feature.geometry.y, feature.geometry.x))
        return [(voice("Place"), voice("{lat}° N, {lon}° E", lat=lat, lon=lon))]
    found = measure(feature.geometry)
    unit, square = voice("km"), voice("km²")
    km = f"{voice.number(found.length_km, 1)} {unit}"
    if not kind.endswith("Polygon"):
        return [(voice("Length, measured"), km)] if found.length_km else []
    area = f"{voice.number(found.area_km2, 1)} {square}"
    return [(voice("Border, measured"), km), (voice("Area, measured"), area)]


def _years(feature: OwnFeature, voice: Voice) -> str:
    if feature.years is None:
        return ""
    dates = voice.digits(span_text(feature.years))
    if feature.solar_years is None:
        return dates
    stated = voice.digits(span_text(feature.solar_years))
    return voice("{years} solar Hijri = {dates}", years=stated, dates=dates)


def _attributes(layer: OwnLayer, feature: OwnFeature) -> list[tuple[str, str]]:
    used = {layer.fields.name, layer.fields.quote} | (
        {layer.fields.year, layer.fields.status} if layer.drawn else set()
    )
    names = [name for name in feature.properties if name not in used]
    rows = [(name, text_of(feature.properties, name)) for name in names]
    return [(name, value) for name, value in rows if value][:_ROWS]


def own_html(holding: Holding, address: Address) -> str:
    """Return the panel of an own feature, or a word on one that is not there."""
    voice = voice_of(address.language)
    feature = holding.feature(address.feature or "")
    layer = holding.layer(feature.layer) if feature else None
    template = templates().get_template("own-panel.html")
    if feature is None or layer is None:
        return template.render(feature=None, wanted=address.feature, say=voice, link=address.link)
    return template.render(
        feature=feature,
        layer=layer,
        status=status_label(voice, feature.status) if layer.fields.status else "",
        years=_years(feature, voice),
        figures=measured_rows(feature, voice),
        attributes=_attributes(layer, feature),
        facts=json.dumps(feature.properties, ensure_ascii=False) if layer.drawn else "",
        say=voice,
        link=address.link,
    )
