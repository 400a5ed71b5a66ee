"""The sources page as HTML: each document's own data, a strip of its quotes, the quotes."""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.atlas import Atlas, Feature
from geo.citing import document_details
from geo.evidence import quoted_share
from geo.folding import fold
from geo.model import Quote, Source
from geo.quoteview import quote_view
from geo.text import Voice, voice_of
from ui.address import Address
from ui.templating import templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which quotes a reader wants to see."""

    layer: str | None = None
    words: str = ""
    disputed: bool = False


def features_by_quote(atlas: Atlas) -> dict[str, list[Feature]]:
    """Return the features that each quote supports."""
    found: dict[str, list[Feature]] = {}
    for feature in atlas.features.values():
        for quote in feature.facts.quotes:
            found.setdefault(quote, []).append(feature)
    return found


def _disputed_quotes(atlas: Atlas) -> set[str]:
    against = (dispute for dispute in atlas.disputes if not dispute.is_agreement)
    return {quote for dispute in against for side in dispute.sides for quote in side.quotes}


def wanted_quotes(atlas: Atlas, source: Source, wanted: Filter) -> list[Quote]:
    """Return the quotes of a document that pass the filter, in the document's order."""
    holders = features_by_quote(atlas)
    disputed = _disputed_quotes(atlas) if wanted.disputed else None
    words = fold(wanted.words)

    def passes(quote: Quote) -> bool:
        texts: Iterable[str] = (quote.exact, *quote.translations.values())
        layers = {feature.layer for feature in holders.get(quote.id, [])}
        return (
            quote.source == source.id
            and (wanted.layer is None or wanted.layer in layers)
            and (disputed is None or quote.id in disputed)
            and (not words or any(words in fold(text) for text in texts))
        )

    return sorted(filter(passes, atlas.quotes.values()), key=lambda quote: quote.start)


def sources_head_html(atlas: Atlas, voice: Voice) -> str:
    """Return the heading of the page."""
    count = voice.number(len(atlas.sources))
    return templates().get_template("sources-head.html").render(say=voice, count=count)


def _facts(atlas: Atlas, source: Source, voice: Voice) -> list[tuple[str, str, bool]]:
    quotes = [quote for quote in atlas.quotes.values() if quote.source == source.id]
    supported = {f.id for q in quotes for f in features_by_quote(atlas).get(q.id, [])}
    share = voice.number(100 * quoted_share(atlas, source))
    length = voice("{count} characters", count=voice.number(source.characters))
    count = voice.number(len(quotes))
    quoted = voice("{count}, {share} per cent of the text", count=count, share=share)
    return [
        (voice("Language"), voice.language_name(source.language), False),
        (voice("Length"), length, False),
        (voice("Quotes"), quoted, False),
        (voice("Features supported"), voice.number(len(supported)), False),
        (voice("SHA-256 of the collapsed text"), source.sha256, True),
    ]


def _strip(source: Source, quotes: list[Quote]) -> list[tuple[float, float, str]]:
    """Return (start, width, id) of each quote, in per cent of the document."""
    whole = source.characters / 100
    return [(q.start / whole, (q.end - q.start) / whole, q.id) for q in quotes]


def source_html(atlas: Atlas, source: Source, address: Address, wanted: Filter) -> str:
    """Return one document with the quotes that pass the filter."""
    language, voice = address.language, voice_of(address.language)
    quotes = wanted_quotes(atlas, source, wanted)
    holders = features_by_quote(atlas)
    return templates().get_template("source.html").render(
        source=source,
        label=source.label.in_language(language),
        details=document_details(source, voice),
        title_en=source.title_en if language == "en" else None,
        notes=[note.in_language(language) for note in source.notes],
        facts=_facts(atlas, source, voice),
        strip=_strip(source, quotes),
        titles={quote.id: quote.exact[:90] for quote in quotes},
        quotes=[
            (quote_view(atlas, quote, language),
             [(f.id, f.facts.names.in_language(language)) for f in holders.get(quote.id, [])])
            for quote in quotes
        ],
        count=voice.number(len(quotes)),
        open=wanted != Filter() or address.source == source.id,
        asked=address.source == source.id,
        link=lambda feature: address.link(feature=feature),
        say=voice,
    )  # fmt: skip


def doors_html(address: Address) -> str:
    """Return the way to the data that other programs can read by themselves."""
    template = templates().get_template("sources-doors.html")
    spoken = f"&lang={address.language}" if address.language != "en" else ""
    return template.render(say=voice_of(address.language), target=f"ogc/?f=html{spoken}")
