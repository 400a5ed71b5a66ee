"""What the route explorer's panel holds, as plain values without markup."""

from dataclasses import dataclass

from ui.panelmodel import QuoteView

Changes = dict[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something that can be on or off, and the value it stands for in the address."""

    value: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Something that was asked for and can be taken back: what, and the changes that do so."""

    label: str
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of the way: its parameter, what the field is called, and the place."""

    key: str
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """One number that estimates rest on."""

    key: str
    label: str
    value: str
    usual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumedTable:
    """The assumed numbers of one sort."""

    label: str
    rows: tuple[Assumed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a whole: its name, its amount in words, and its share in per cent."""

    key: str
    label: str
    amount: str
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WayCard:
    """One way in the list."""

    number: str
    title: str
    colour: str
    colour_dark: str
    km: str
    days: str
    cost: str
    modes: tuple[Part, ...]
    reach: float
    chosen: bool
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the comparison: a figure for each way, and whether the way wins in it."""

    label: str
    cells: tuple[tuple[str, bool, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Lines of the comparison under one heading; the first group has none."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A place of the itinerary, what happens there, and how the way goes on."""

    name: str
    km: str
    events: tuple[str, ...]
    onward: str
    feature: str | None
    close: Changes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What documents say of one part of the way; `remark` says how, where they do not name it."""

    km: str
    name: str
    feature: str | None
    remark: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayDetail:
    """Everything that the chosen way means."""

    number: str
    title: str
    colour: str
    figures: tuple[tuple[str, str], ...]
    totals: tuple[tuple[str, tuple[Part, ...]], ...]
    calls: tuple[Call, ...]
    sayings: tuple[Saying, ...]
    documented: str
    downloads: tuple[tuple[str, str], ...]
