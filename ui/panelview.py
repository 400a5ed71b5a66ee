"""Gather what the evidence panel says about one feature."""

from geo.atlas import Atlas, Feature
from geo.languages import Language
from geo.measure import kilometre_posts
from geo.model import Claim
from geo.quoteview import quote_view
from geo.text import Voice, class_explanation, class_label, status_label, voice_of
from ui.measured import measured_figures
from ui.panelmodel import Figure, Link, OriginView, PanelView


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
