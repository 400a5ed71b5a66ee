"""Pages of the features API for people: where to begin, layers, features, how to ask."""

from typing import Any

from geo.atlas import Atlas
from geo.model import Json
from geo.text import Voice, voice_of
from ui.doors.frame import render_page
from ui.routes.replies import Asked


def _links(document: Json, *rels: str) -> list[Json]:
    return [link for link in document["links"] if link["rel"] in rels]


def landing_page(atlas: Atlas, document: Json, asked: Asked) -> bytes:
    """Return the page that says what there is and how to use it."""
    title = voice_of(asked.language)("Data for other programs")
    return render_page(
        "landing",
        atlas,
        asked,
        title,
        document=document,
        links=[
            link
            for rel in ("data", "service-doc", "service-desc", "conformance", "alternate")
            for link in _links(document, rel)
        ],
        address=asked.door.address("ogc/").partition("?")[0],
    )


def conformance_page(atlas: Atlas, document: Json, asked: Asked) -> bytes:
    """Return the page of standards."""
    title = voice_of(asked.language)("Standards kept")
    return render_page("conformance", atlas, asked, title, classes=document["conformsTo"])


def api_page(atlas: Atlas, document: Json, asked: Asked) -> bytes:
    """Return the page of addresses and parameters, for people."""
    title = voice_of(asked.language)("How to ask")
    shown = [
        (path, ways["get"]["summary"])
        for path, ways in document["paths"].items()
        if path.count("/") < 2 or path.split("/")[2] == atlas.layers[0].info.id
    ]
    parameters = document["components"]["parameters"].values()
    return render_page("api", atlas, asked, title, paths=shown, parameters=list(parameters))


def _entries(atlas: Atlas, collections: list[Json], asked: Asked) -> list[dict[str, Any]]:
    say, near = voice_of(asked.language), asked.near
    return [
        {
            "title": one["title"],
            "description": one["description"],
            "count": say.number(len(atlas.layer(one["id"]).features)),
            "page": near.address(f"ogc/collections/{one['id']}", f="html"),
            "file": near.address(f"data/{one['id']}.geojson"),
            "map": near.address("", layers=one["id"]),
        }
        for one in collections
    ]


def collections_page(atlas: Atlas, document: Json, asked: Asked) -> bytes:
    """Return the page of all layers."""
    title = voice_of(asked.language)("Layers")
    entries = _entries(atlas, document["collections"], asked)
    return render_page("collections", atlas, asked, title, entries=entries)


def _facts(atlas: Atlas, document: Json, say: Voice) -> list[tuple[str, str]]:
    extent = document.get("extent", {})
    box = extent.get("spatial", {}).get("bbox", [[]])[0]
    begin, end = extent.get("temporal", {}).get("interval", [[None, None]])[0]
    years = "–".join(say.digits(day[:4]) if day else "" for day in (begin, end) if begin)
    corners = " · ".join(say.number(edge, 2) for edge in box)
    facts = {
        say("Features"): say.number(len(atlas.layer(document["id"]).features)),
        say("West, south, east, north"): corners,
        say("Years"): years,
        say("To be named"): document["attribution"],
    }
    return [(label, value) for label, value in facts.items() if value]


def collection_page(atlas: Atlas, document: Json, asked: Asked) -> bytes:
    """Return the page of one layer."""
    facts = _facts(atlas, document, voice_of(asked.language))
    (entry,) = _entries(atlas, [document], asked)
    return render_page(
        "collection",
        atlas,
        asked,
        document["title"],
        entry=entry,
        facts=facts,
        items=asked.near.address(f"ogc/collections/{document['id']}/items", f="html"),
        licences=_links(document, "license"),
    )


def items_page(atlas: Atlas, document: Json, asked: Asked) -> bytes:
    """Return one page of features."""
    say = voice_of(asked.language)
    entries = [
        {
            "page": asked.near.address(f"feature/{feature['id']}"),
            "name": feature["properties"]["name"],
            "kind": feature["properties"]["kind_label"],
            "status": feature["properties"]["status_label"],
            "quotes": say.number(len(feature["properties"]["evidence"])),
            "context": feature["properties"]["context"],
        }
        for feature in document["features"]
    ]
    offset = int(dict(asked.params).get("offset", "0"))
    (layer,) = (link["title"] for link in _links(document, "collection"))
    span = say(
        "{first}–{last} of {count}",
        first=say.number(min(offset + 1, offset + len(entries))),
        last=say.number(offset + len(entries)),
        count=say.number(document["numberMatched"]),
    )
    ways = {link["rel"]: link["href"] for link in _links(document, "next", "prev", "alternate")}
    title = atlas.layer(layer).info.title.in_language(asked.language)
    return render_page("items", atlas, asked, title, entries=entries, span=span, ways=ways)
