"""Gather what the evidence panel says about one feature."""

from geo.atlas import Atlas, Feature
from geo.evidence import is_verified
from geo.languages import Language, direction_of
from geo.measure import kilometre_posts
from geo.model import Claim, Quote, Source
from geo.text import Voice, class_explanation, class_label, status_label, voice_of
from ui.measured import measured_figures
from ui.panelmodel import Figure, Link, OriginView, PanelView, QuoteView


def document_details(source: Source, voice: Voice | None = None) -> str:
    """Return author, title, publication and date as far as the document shows them."""
    date = source.date if voice is None or source.date is None else voice.date(source.date)
    parts = (
        ", ".join(source.authors),
        source.title,
        source.publication,
        source.issue,
        source.publisher,
        date,
    )
    return " — ".join(part for part in parts if part)


def citation_of(source: Source, quote: Quote) -> str:
    """Return a citation of the quote's words, place and document for the clipboard."""
    shown = document_details(source) or source.label.en
    where = f"characters {quote.start}–{quote.end} of the whitespace-collapsed text"
    document = f"{shown}; {where} (SHA-256 {source.sha256})"
    return f"“{quote.exact}” — {document}; Keruen, quote {quote.id}."


def translation_of(quote: Quote, source: Source, language: Language) -> tuple[Language, str] | None:
    """Return the translation into the reader's language, else English; None if it is theirs."""
    if source.language == language:
        return None
    chosen: Language = language if language in quote.translations else "en"
    return chosen, quote.translations[chosen]


def quote_view(atlas: Atlas, quote: Quote, language: Language) -> QuoteView:
    """Return a quote as the panel shows it to a reader of `language`."""
    voice, source = voice_of(language), atlas.source(quote.source)
    chosen = translation_of(quote, source, language)
    shown_language, shown = chosen or (language, "")
    details = document_details(source, voice)
    share = voice.number(100 * quote.start / source.characters)
    return QuoteView(
        id=quote.id,
        exact=quote.exact,
        language=source.language,
        direction=direction_of(source.language),
        reading=quote.reading,
        translation=shown,
        translation_language=shown_language,
        translation_direction=direction_of(shown_language),
        translation_name=voice.language_name(shown_language) if shown_language != language else "",
        note=quote.note.in_language(language) if quote.note else None,
        document=source.label.in_language(language),
        document_details=details,
        document_direction=direction_of(source.language if source.title else "en"),
        place=voice(
            "characters {start}–{end}, {share} per cent into the document",
            start=voice.number(quote.start),
            end=voice.number(quote.end),
            share=share,
        ),
        colour=source.colour,
        verified=is_verified(atlas, quote),
        citation=citation_of(source, quote),
    )


def _is_dated(value: str, claim: Claim, voice: Voice) -> bool:
    """Whether the value itself already says the year of the claim's date."""
    return voice.digits((claim.date or "")[:4]) in value


def claim_value(atlas: Atlas, claim: Claim, voice: Voice) -> str:
    """Return a claim's value in the reader's words, with unit and date."""
    language = voice.language
    if isinstance(claim.value, str):
        term = atlas.values.get(claim.value)
        value = term.label.in_language(language) if term else voice.digits(claim.value)
    else:
        whole = float(claim.value).is_integer()
        value = voice.number(claim.value, 0 if whole else 1)
    unit = atlas.units[claim.unit].label.in_language(language) if claim.unit else ""
    date = (
        f"({voice.date(claim.date)})" if claim.date and not _is_dated(value, claim, voice) else ""
    )
    return " ".join(part for part in (value, unit, date) if part)


def _figures(atlas: Atlas, feature: Feature, voice: Voice) -> tuple[Figure, ...]:
    claimed = [
        Figure(
            label=atlas.properties[claim.property].label.in_language(voice.language),
            value=claim_value(atlas, claim, voice),
            quote=claim.quote,
        )
        for claim in atlas.claims_of(feature)
    ]
    return (*claimed, *measured_figures(atlas, feature, voice))


def _geometry(feature: Feature, voice: Voice) -> tuple[tuple[str, str], ...]:
    if not feature.is_located:
        return ()
    classes = dict.fromkeys(feature.part_classes)
    return tuple(
        (class_label(voice, kind), class_explanation(voice, kind, point=feature.is_point))
        for kind in classes
    )


def _link(atlas: Atlas, feature: Feature, language: Language, note: str = "") -> Link:
    kind = atlas.kinds[feature.facts.kind].label.in_language(language)
    return Link(id=feature.id, name=feature.facts.names.in_language(language), kind=kind, note=note)


def _origins(atlas: Atlas, feature: Feature, language: Language) -> tuple[OriginView, ...]:
    facts = feature.facts
    named = [(o.dataset, o.record or "", o.note) for o in facts.origins]
    named += [(facts.gauge.origin, voice_of(language)("Gauge"), None)] if facts.gauge else []
    return tuple(
        OriginView(
            name=atlas.datasets[dataset].name,
            record=record,
            note=note.in_language(language) if note else "",
            licence=atlas.datasets[dataset].licence,
            url=atlas.datasets[dataset].url,
        )
        for dataset, record, note in named
    )


def panel_view(atlas: Atlas, feature: Feature, language: Language) -> PanelView:
    """Return what the panel shows for `feature` to a reader of `language`."""
    voice, facts = voice_of(language), feature.facts
    names = [("", facts.names.local)]
    names += [(code, facts.names.in_language(code)) for code in ("en", "kk", "ru", "fa", "ar")]
    own = facts.names.in_language(language)
    seen = dict.fromkeys(name for _, name in names if name != own)
    source_of = {quote.id: atlas.source(quote.source) for quote in atlas.quotes_of(feature)}
    posts = kilometre_posts(atlas, feature)
    return PanelView(
        id=feature.id,
        name=own,
        other_names=tuple((direction_of_text(name), name) for name in seen),
        kind=atlas.kinds[facts.kind].label.in_language(language),
        status=status_label(voice, facts.status.value),
        context=facts.context,
        located=feature.is_located,
        geometry=_geometry(feature, voice),
        remarks=tuple(remark.in_language(language) for remark in facts.remarks),
        figures=_figures(atlas, feature, voice),
        quotes=tuple(quote_view(atlas, quote, language) for quote in atlas.quotes_of(feature)),
        aliases=tuple(
            (alias.text, source_of[alias.quote].language, alias.quote) for alias in facts.aliases
        ),
        related=tuple(_link(atlas, other, language) for other in atlas.related_to(feature)),
        along=tuple(
            _link(atlas, post.feature, language, voice.number(post.km, 1)) for post in posts
        ),
        origins=_origins(atlas, feature, language),
        layer=atlas.layer(feature.layer).info.title.in_language(language),
        colour=atlas.layer(feature.layer).info.colour,
    )


def direction_of_text(text: str) -> str:
    """Return the direction of a name by its first strong letter's script."""
    first = next((letter for letter in text if letter.isalpha()), "a")
    return "rtl" if "\u0590" <= first <= "\u08ff" else "ltr"
