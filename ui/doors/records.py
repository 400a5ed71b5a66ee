"""Pages of single features and quotes for people: everything that the panel says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from geo.atlas import Atlas, Feature
from geo.languages import direction_of
from geo.model import Quote
from geo.ogcapi.links import Door
from geo.quoteview import quote_view
from geo.text import voice_of
from ui.address import Address
from ui.doors.frame import render_page
from ui.evidence import feature_html
from ui.panelview import claim_value
from ui.routes.replies import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorAddress(Address):
    """An address whose links lead to the pages of features, and from there to the map."""

    door: Door

    def link(self, **changes: str | None) -> str:
        """Return the page of a feature, or the map."""
        feature = changes.get("feature", self.feature)
        return self.door.address(f"feature/{feature}" if feature else "")


def feature_page(atlas: Atlas, feature: Feature, asked: Asked) -> bytes:
    """Return the page of a feature: everything that the panel says."""
    near = asked.near
    address = DoorAddress(feature=feature.id, language=asked.language, layers=None, door=near)
    item = f"ogc/collections/{feature.layer}/items/{feature.id}"
    return render_page(
        "feature",
        atlas,
        asked,
        feature.facts.names.in_language(asked.language),
        body=Markup(feature_html(atlas, feature.id, address, own=True)),  # noqa: S704 -- a template escapes
        map=near.address("", feature=feature.id),
        linked=near.address(f"feature/{feature.id}.jsonld"),
        item=near.address(item, f="json"),
        ids=[(quote, near.address(f"quote/{quote}")) for quote in feature.facts.quotes],
    )


def _spoken_of(atlas: Atlas, quote: Quote, asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield each feature of which a quote speaks, with what it says in the atlas's vocabulary."""
    language, say = asked.language, voice_of(asked.language)
    for feature in atlas.features.values():
        if quote.id not in feature.facts.quotes:
            continue
        claims = [claim for claim in atlas.claims_of(feature) if claim.quote == quote.id]
        labels = [atlas.properties[claim.property].label for claim in claims]
        values = [claim_value(atlas, claim, say) for claim in claims]
        yield {
            "name": feature.facts.names.in_language(language),
            "page": asked.near.address(f"feature/{feature.id}"),
            "kind": atlas.kinds[feature.facts.kind].label.in_language(language),
            "said": [
                (label.in_language(language), value)
                for label, value in zip(labels, values, strict=True)
            ],
        }


def quote_page(atlas: Atlas, quote: Quote, asked: Asked) -> bytes:
    """Return the page of a quote: its words, every translation, and what it says of what."""
    near, say = asked.near, voice_of(asked.language)
    view = quote_view(atlas, quote, asked.language)
    heading = say("Quote {id}", id=quote.id)
    return render_page(
        "quote",
        atlas,
        asked,
        f"{heading} · {view.document}",
        heading=heading,
        view=view,
        translations=[
            (say.language_name(code), code, direction_of(code), words)
            for code, words in quote.translations.items()
        ],
        spoken=list(_spoken_of(atlas, quote, asked)),
        source=near.address("sources", source=quote.source),
        linked=near.address(f"quote/{quote.id}.jsonld"),
    )
