"""Features as KML 2.2: a folder a layer, balloons of mere text, and the same as data.

Written as a tree, not with simplekml: that numbers its elements by process and lets
`<![CDATA[` in a name through unescaped. A globe reads a description as HTML even when
the XML is escaped, so its text is escaped once more for HTML.
"""

import html
import re
from xml.etree import ElementTree as ET

from shapely import get_coordinates
from shapely.geometry.base import BaseGeometry

from geo.atlas import Feature, Layer
from geo.formats.extract import (
    VERIFIED,
    Evidence,
    Extract,
    attribution_line,
    credits_of,
    disagreements_of,
    evidence_of,
    row_of,
)
from geo.symbology import style_of

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _put(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, attributes)
    child.text = _NOT_XML.sub("\ufffd", text) if text is not None else None
    return child


def _words(found: Evidence, extract: Extract) -> list[str]:
    voice = extract.voice
    proved = found.verdict == VERIFIED
    verdict = voice("verified word for word") if proved else voice("not verified")
    lines = [found.document, f"“{found.exact}”", found.translation or "", found.citation, verdict]
    return ["", *(line for line in lines if line)]


def balloon_text(extract: Extract, feature: Feature) -> str:
    """Return what a balloon says of a feature, as plain lines."""
    row, voice = row_of(extract, feature), extract.voice
    lines = [f"{row['kind_label']} · {row['status_label']}"]
    lines += [f"≠ {title}" for title in disagreements_of(extract, feature)]
    if feature.facts.context:
        lines.append(
            voice(
                "No document of the atlas speaks of this. "
                "It is drawn as context; its origin is named below."
            )
        )
    lines += [remark.in_language(extract.language) for remark in feature.facts.remarks]
    for found in evidence_of(extract, feature):
        lines += _words(found, extract)
    return "\n".join([*lines, "", str(row["attribution"])])


def _kml_colour(colour: str) -> str:
    """Return #RRGGBB as KML's alpha, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"ff{blue}{green}{red}".lower()


def _style(document: ET.Element, extract: Extract, layer: Layer) -> None:
    style = _put(document, "Style", id=layer.info.id)
    colour = _kml_colour(layer.info.colour)
    _put(_put(style, "IconStyle"), "color", colour)
    line = _put(style, "LineStyle")
    _put(line, "color", colour)
    own = [f for f in extract.features if f.layer == layer.info.id and f.is_located]
    widths = [style_of(extract.atlas, feature).width for feature in own]
    _put(line, "width", f"{max(widths, default=1.0):g}")
    _put(_put(style, "BalloonStyle"), "text", "<b>$[name]</b><br>$[description]")


def _border(parent: ET.Element, side: str, ring: BaseGeometry) -> None:
    points = " ".join(f"{lon!r},{lat!r}" for lon, lat in get_coordinates(ring).tolist())
    _put(_put(_put(parent, side), "LinearRing"), "coordinates", points)


def _geometry(parent: ET.Element, part: BaseGeometry) -> None:
    if hasattr(part, "geoms"):
        several = _put(parent, "MultiGeometry")
        for single in part.geoms:
            _geometry(several, single)
        return
    if part.geom_type == "Polygon":
        area = _put(parent, "Polygon")
        _border(area, "outerBoundaryIs", part.exterior)
        for hole in part.interiors:
            _border(area, "innerBoundaryIs", hole)
        return
    points = " ".join(f"{lon!r},{lat!r}" for lon, lat in get_coordinates(part).tolist())
    made = _put(parent, "Point" if part.geom_type == "Point" else "LineString")
    if part.geom_type != "Point":
        _put(made, "tessellate", "1")
    _put(made, "coordinates", points)


def _placemark(folder: ET.Element, extract: Extract, feature: Feature) -> None:
    mark = _put(folder, "Placemark", id=feature.id)
    row = row_of(extract, feature)
    _put(mark, "name", str(row["name"]))
    _put(mark, "Snippet", "", maxLines="0")
    text = html.escape(balloon_text(extract, feature)).replace("\n", "<br>\n")
    _put(mark, "description", text)
    _put(mark, "styleUrl", f"#{feature.layer}")
    data = _put(mark, "ExtendedData")
    for key, value in row.items():
        if value not in (None, "") and key != "name":
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            _put(_put(data, "Data", name=key), "value", shown)
    if feature.is_located:
        several = len(feature.parts) > 1
        parent = _put(mark, "MultiGeometry") if several else mark
        for part in feature.parts:
            _geometry(parent, part)


def features_kml(extract: Extract) -> str:
    """Return the features as KML; one without a place is a placemark without geometry."""
    kml = ET.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    document = _put(kml, "Document")
    _put(document, "name", extract.title)
    credit = attribution_line(credits_of(extract, extract.features))
    _put(document, "description", html.escape(f"{credit} · SHA-256 {extract.atlas.checksum}"))
    used = {feature.layer for feature in extract.features}
    layers = [layer for layer in extract.atlas.layers if layer.info.id in used]
    for layer in layers:
        _style(document, extract, layer)
    for layer in layers:
        folder = _put(document, "Folder")
        _put(folder, "name", layer.info.title.in_language(extract.language))
        for feature in extract.features:
            if feature.layer == layer.info.id:
                _placemark(folder, extract, feature)
    ET.indent(kml, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(kml, "unicode") + "\n"
