"""What the evidence panel holds, as plain values without markup."""

from dataclasses import dataclass

from geo.quoteview import QuoteView


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of key figures: what, how much, and the quote that says so."""

    label: str
    value: str
    quote: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A feature to go on to."""

    id: str
    name: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """Where geometry or figures come from, and on what terms."""

    name: str
    record: str
    note: str
    licence: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """Everything the panel shows for a feature."""

    id: str
    name: str
    other_names: tuple[tuple[str, str], ...]
    kind: str
    status: str
    context: bool
    located: bool
    geometry: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[QuoteView, ...]
    aliases: tuple[tuple[str, str, str], ...]
    related: tuple[Link, ...]
    along: tuple[Link, ...]
    origins: tuple[OriginView, ...]
    layer: str
    colour: str
