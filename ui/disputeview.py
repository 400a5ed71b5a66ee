"""Gather what the screens say about a disagreement: sides, words, and what a program computed."""

from dataclasses import dataclass

from geo.arithmetic import (
    CalendarCheck,
    Check,
    GrowthCheck,
    check_holds,
    computed_of,
    gregorian_span,
    solar_hijri_of,
    solar_hijri_span,
)
from geo.atlas import Atlas
from geo.dispute import Dispute, DisputeKind, Side
from geo.disputes import documents_of
from geo.languages import Language
from geo.quoteview import QuoteView, quote_view
from geo.text import Voice, solar_hijri_label, voice_of
from ui.panelmodel import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """One recomputation: what the document says, what comes out, whether they agree."""

    label: str
    stated: str
    computed: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One position with the quotes that take it."""

    value: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """A disagreement or an agreement as it is shown."""

    id: str
    kind: str
    agreement: bool
    about_status: bool
    strength: str
    title: str
    explanation: str
    sides: tuple[SideView, ...]
    checks: tuple[CheckView, ...]
    features: tuple[Link, ...]


def kind_label(voice: Voice, kind: DisputeKind) -> str:
    """Return what sort of disagreement it is."""
    return {
        "values": voice("different values"),
        "status": voice("different states"),
        "names": voice("different names"),
        "arithmetic": voice("sums that do not add up"),
        "calendar": voice("date conversion"),
        "statement": voice("statements against each other"),
        "tension": voice("tension, not a contradiction"),
        "agreement": voice("agreement"),
    }[kind]


def _number(voice: Voice, value: float) -> str:
    rounded = round(value, 3)
    text = f"{rounded:.3f}".rstrip("0").rstrip(".")
    decimals = len(text.partition(".")[2])
    return voice.number(rounded, decimals)


def _day_of(voice: Voice, text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    return solar_hijri_label(voice, *parts) if len(parts) == 3 else voice.digits(text)


def _calendar_view(check: CalendarCheck, voice: Voice) -> tuple[str, str]:
    """Return what is stated and what comes out of a conversion."""
    stated = f"{voice.date(check.gregorian)} = {_day_of(voice, check.solar_hijri)}"
    first, last = gregorian_span(check.gregorian)
    if first == last:
        converted = solar_hijri_label(voice, *solar_hijri_of(first))
        return stated, f"{voice.date(check.gregorian)} = {converted}"
    low, high = solar_hijri_span(check.solar_hijri)
    span = voice.date(f"{low.isoformat()}/{high.isoformat()}")
    return stated, f"{voice.digits(check.solar_hijri)} = {span}"


def _check_view(atlas: Atlas, check: Check, voice: Voice) -> CheckView:
    if isinstance(check, CalendarCheck):
        stated, computed = _calendar_view(check, voice)
    else:
        unit = atlas.units[check.unit].label.in_language(voice.language)
        number = computed_of(check)
        shown = round(number, 1) if isinstance(check, GrowthCheck) else number
        stated = f"{_relation(voice, check.relation)}{_number(voice, check.stated)} {unit}"
        computed = f"{_number(voice, shown)} {unit}"
    label = check.label.in_language(voice.language)
    return CheckView(label=label, stated=stated, computed=computed, holds=check_holds(check))


def _relation(voice: Voice, relation: str) -> str:
    words = {
        "equals": "",
        "about": voice("about "),
        "more-than": voice("more than "),
        "less-than": voice("less than "),
    }
    return words[relation]


def _side_view(atlas: Atlas, side: Side, language: Language) -> SideView:
    return SideView(
        value=side.value.in_language(language),
        quotes=tuple(quote_view(atlas, atlas.quotes[quote], language) for quote in side.quotes),
    )


def strength_of(voice: Voice, documents: int) -> str:
    """Say how many documents agree."""
    words = {2: voice("Two documents agree"), 3: voice("Three documents agree")}
    if documents == 1:
        return voice("The document agrees with itself")
    return words.get(documents) or voice("{count} documents agree", count=voice.number(documents))


def dispute_view(atlas: Atlas, dispute: Dispute, language: Language) -> DisputeView:
    """Return what a screen shows of a disagreement to a reader of `language`."""
    voice = voice_of(language)
    documents = len(documents_of(atlas, dispute))
    features = [atlas.features[name] for name in dispute.features]
    return DisputeView(
        id=dispute.id,
        kind=kind_label(voice, dispute.kind),
        agreement=dispute.is_agreement,
        about_status=dispute.kind == "status",
        strength=strength_of(voice, documents) if dispute.is_agreement else "",
        title=dispute.title.in_language(language),
        explanation=dispute.explanation.in_language(language),
        sides=tuple(_side_view(atlas, side, language) for side in dispute.sides),
        checks=tuple(_check_view(atlas, check, voice) for check in dispute.checks),
        features=tuple(
            Link(
                id=feature.id,
                name=feature.facts.names.in_language(language),
                kind=atlas.kinds[feature.facts.kind].label.in_language(language),
            )
            for feature in features
        ),
    )
