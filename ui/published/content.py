"""The atlas as files for a browser without a server: data, panels and pages by language.

Each file is made by one line of `_all_files`; what is new for readers is added there.
"""

import gzip
from collections.abc import Iterable, Iterator
from typing import Any

from geo.atlas import Atlas, Layer
from geo.basemap import read_basemap, relief_webp
from geo.languages import Language
from geo.text import voice_of
from geo.tourdata import tours_json
from geo.webdata import layer_json, map_json
from ui.address import Address
from ui.browserfiles import dump_json
from ui.evidence import evidence_html
from ui.figuretable import figures_head_html, figures_table_html
from ui.listing import disagreements_html
from ui.published.chart import charts_html
from ui.published.lessons import lesson_pages, quiz_of, tours_of
from ui.published.searchdata import record_names, search_data
from ui.sourceview import Filter, source_html, sources_head_html


def pages_of(atlas: Atlas, address: Address) -> dict[str, str]:
    """Return the pages beside the map as HTML, by their names in the address."""
    voice = voice_of(address.language)
    sources = [source_html(atlas, source, address, Filter()) for source in atlas.sources]
    return {
        "disagreements": disagreements_html(atlas, address),
        "figures": "".join(
            (
                figures_head_html(voice),
                charts_html(atlas, voice),
                figures_table_html(atlas, address),
            )
        ),
        "sources": sources_head_html(atlas, voice) + "".join(sources),
    }


def panels_of(atlas: Atlas, language: Language) -> dict[str, str]:
    """Return the evidence of every feature as HTML by its id; the welcome has none."""
    chosen = (None, *atlas.features)
    return {
        feature or "": evidence_html(
            atlas, Address(feature=feature, language=language, layers=None), offline=True
        )
        for feature in chosen
    }


def _map(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return what the map shows but its features; nothing that is fetched from outside."""
    data = map_json(atlas, language)
    return {**data, "text": {k: v for k, v in data["text"].items() if not k.startswith("online")}}


def _layer(atlas: Atlas, layer: Layer) -> dict[str, Any]:
    """Return a layer without the words that differ by language."""
    data = layer_json(atlas, layer, "en")
    bare = [
        {key: value for key, value in feature.items() if key not in ("name", "kind")}
        for feature in data["features"]
    ]
    return {**data, "features": bare}


def _beside(pages: dict[str, str]) -> dict[str, str]:
    """Return pages whose links stay in the page: "?feature=…" in place of "./?feature=…"."""
    return {name: html.replace('href="./?', 'href="?') for name, html in pages.items()}


def _all_files(atlas: Atlas, languages: Iterable[Language]) -> Iterator[tuple[str, bytes]]:
    yield "basemap.json", dump_json(read_basemap())
    yield "search.json", dump_json(search_data(atlas))
    yield "tours.json", dump_json(tours_json(atlas))
    for layer in atlas.layers:
        yield f"layer-{layer.info.id}.json", dump_json(_layer(atlas, layer))
    for language in languages:
        address = Address(feature=None, language=language, layers=None)
        yield f"map.{language}.json", dump_json(_map(atlas, language))
        yield f"names.{language}.json", dump_json(record_names(atlas, language))
        yield f"panels.{language}.json", dump_json(panels_of(atlas, language))
        pages = lesson_pages(atlas, address) | pages_of(atlas, address)
        yield f"pages.{language}.json", dump_json(_beside(pages))
        yield f"tours.{language}.json", dump_json(tours_of(atlas, language))
        yield f"quiz.{language}.json", dump_json(quiz_of(atlas, language))
    relief = relief_webp(atlas.info.basemap_extent)
    if relief:
        yield "relief.webp", relief


def data_files(atlas: Atlas, languages: Iterable[Language]) -> Iterator[tuple[str, bytes]]:
    """Yield every file that the page reads, with its name; JSON is packed with gzip.

    So it is small on every host and inside a page, whatever the host knows of packing.
    """
    for name, content in _all_files(atlas, languages):
        plain = name.endswith(".json")
        yield (f"{name}.gz", gzip.compress(content, 9, mtime=0)) if plain else (name, content)
