"""The evidence panel: from plain values to escaped HTML, in the reader's language."""

from collections.abc import Iterable

from geo.atlas import Atlas, Feature
from geo.disputes import disputes_of
from geo.evidence import is_verified
from geo.faults import UnknownRecordError
from geo.languages import Language
from geo.text import Voice, voice_of
from ui.address import Address
from ui.disputeview import dispute_view
from ui.panelmodel import Figure, Link
from ui.panelview import panel_view
from ui.routepanel import places_of_features, routes_html
from ui.templating import templates


def rows_by_label(figures: tuple[Figure, ...]) -> list[tuple[str, list[Figure]]]:
    """Return the figures gathered under their labels, so that differing values stand together."""
    rows: dict[str, list[Figure]] = {}
    for figure in figures:
        rows.setdefault(figure.label, []).append(figure)
    return list(rows.items())


def feature_html(
    atlas: Atlas, feature_id: str, address: Address, *, offline: bool = False, own: bool = False
) -> str:
    """Return the panel of a feature, or raise UnknownRecordError; `own` is for its own page."""
    view = panel_view(atlas, atlas.feature(feature_id), address.language)
    voice = voice_of(address.language)
    numbers = {quote.id: voice.number(n) for n, quote in enumerate(view.quotes, start=1)}
    template = templates().get_template("panel.html")
    return template.render(
        view=view,
        disputes=[
            dispute_view(atlas, dispute, address.language)
            for dispute in disputes_of(atlas, atlas.feature(feature_id))
        ],
        figures=rows_by_label(view.figures),
        numbers=numbers,
        say=voice,
        link=lambda other: address.link(feature=other),
        go=lambda changes: address.link(feature=None, **changes),
        back=address.is_routing,
        own_page=None if offline or own else f"./feature/{feature_id}?lang={address.language}",
        network_place=None if offline else places_of_features().get(feature_id),
    )


def _holdings(atlas: Atlas, language: Language) -> list[tuple[str, str]]:
    voice = voice_of(language)
    quoted = sum(bool(feature.facts.quotes) for feature in atlas.features.values())
    verified = sum(is_verified(atlas, quote) for quote in atlas.quotes.values())
    figures = {
        voice("Documents"): len(atlas.sources),
        voice("Quotes"): len(atlas.quotes),
        voice("of them verified word for word"): verified,
        voice("Features with quotes"): quoted,
        voice("Features drawn as context"): len(atlas.features) - quoted,
    }
    if atlas.disputes:
        figures[voice("Disagreements shown")] = sum(not d.is_agreement for d in atlas.disputes)
    return [(label, voice.number(value)) for label, value in figures.items()]


def _links(features: Iterable[Feature], atlas: Atlas, language: Language) -> list[Link]:
    return [
        Link(
            id=feature.id,
            name=feature.facts.names.in_language(language),
            kind=atlas.kinds[feature.facts.kind].label.in_language(language),
        )
        for feature in features
    ]


def _fault(unknown: UnknownRecordError | None, voice: Voice) -> str:
    if unknown is None:
        return ""
    wanted = unknown.wanted[:80]
    return voice("The address names a feature that the atlas does not have: {id}.", id=wanted)


def welcome_html(atlas: Atlas, address: Address, unknown: UnknownRecordError | None = None) -> str:
    """Return the panel with nothing selected, with a word on an id that stands for nothing."""
    language, voice = address.language, voice_of(address.language)
    first = [atlas.features[name] for name in atlas.info.first]
    near = [atlas.features[name] for name in (unknown.near if unknown else ())]
    entries = [feature for feature in atlas.features.values() if not feature.is_located]
    template = templates().get_template("welcome.html")
    return template.render(
        fault=_fault(unknown, voice),
        wanted=address.feature,
        near=_links(near, atlas, language),
        subtitle=atlas.info.subtitle.in_language(language),
        intro=atlas.info.intro.in_language(language),
        first=_links(first, atlas, language),
        entries=_links(entries, atlas, language),
        entry_count=voice.number(len(entries)),
        holdings=_holdings(atlas, language),
        say=voice,
        link=lambda other: address.link(feature=other),
    )


def evidence_html(
    atlas: Atlas, address: Address, *, routing: bool = False, offline: bool = False
) -> str:
    """Return the panel for an address: a feature's evidence, the ways asked for, or the welcome.

    With `routing` the route explorer stands where the welcome would. Where no server answers
    (`offline`) nothing leads to the route explorer.
    """
    if address.feature is None and not offline and (routing or address.is_routing):
        return routes_html(atlas, address)
    if address.feature is None:
        return welcome_html(atlas, address)
    try:
        return feature_html(atlas, address.feature, address, offline=offline)
    except UnknownRecordError as unknown:
        return welcome_html(atlas, address, unknown)
