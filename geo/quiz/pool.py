"""What of the atlas a quiz may ask about: the chosen topics, the same for every reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from geo.atlas import Atlas, Feature
from geo.dispute import Dispute
from geo.evidence import verified_quotes
from geo.formats.placetypes import PLACE_TYPES
from geo.geometry import Extent
from geo.languages import LANGUAGES, Language
from geo.measure import KilometrePost, kilometre_posts
from geo.model import Quote
from geo.quiz.choice import Level
from geo.quiz.question import DEGREES, Degree
from geo.scripts import quote_languages
from geo.tradefigures import TradeFigure

_UNREAL = frozenset({"historical", "cancelled", "planned", "proposed", "unknown"})


def is_spot(feature: Feature) -> bool:
    """Whether a feature is a thing at one place of today, which a map can be asked for."""
    kind = PLACE_TYPES.get(feature.facts.kind)
    if kind is None or not feature.is_point or feature.facts.status.value in _UNREAL:
        return False
    return kind.classes in (("S",), ("P",)) or (kind.classes == ("L",) and kind.aat is not None)


@dataclass(frozen=True, kw_only=True, eq=False)
class Pool:
    """The records of the atlas that belong to the topics; no topics means all.

    They are the same in whatever `language` they are put into words.
    """

    atlas: Atlas
    topics: tuple[str, ...]
    language: Language
    level: Level

    @property
    def degree(self) -> Degree:
        """What the level means."""
        return DEGREES[self.level]

    @cached_property
    def features(self) -> tuple[Feature, ...]:
        """The features of the topics, in the order of the atlas."""
        wanted = frozenset(self.topics)
        everything = self.atlas.features.values()
        return tuple(f for f in everything if not wanted or f.layer in wanted)

    @cached_property
    def spots(self) -> tuple[Feature, ...]:
        """Every place of the atlas that can be an option, of whichever topic."""
        return tuple(filter(is_spot, self.atlas.features.values()))

    def proven(self, quotes: Iterable[str]) -> tuple[str, ...]:
        """Return those of the quotes whose words were found in their documents."""
        return tuple(name for name in quotes if name in verified_quotes(self.atlas))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The verified quotes of the topics' features, each once."""
        names = dict.fromkeys(name for f in self.features for name in f.facts.quotes)
        return tuple(self.atlas.quotes[name] for name in self.proven(names))

    def can_read(self, quote: Quote) -> bool:
        """Whether every reader has the quote's words or a translation in their own language."""
        own = quote_languages(self.atlas)[quote.id]
        return all(language == own or language in quote.translations for language in LANGUAGES)

    @cached_property
    def _stops(self) -> Mapping[str, tuple[KilometrePost, ...]]:
        lines = [f for f in self.features if f.is_line and f.facts.quotes]
        return {line.id: kilometre_posts(self.atlas, line) for line in lines}

    def posts(self, line: str) -> tuple[KilometrePost, ...]:
        """Return the stops along a quoted line of the topics, from its beginning."""
        return self._stops[line]

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The disagreements on the topics' features."""
        names = {feature.id for feature in self.features}
        return tuple(
            dispute
            for dispute in self.atlas.disputes
            if not dispute.is_agreement and names.intersection(dispute.features)
        )

    @cached_property
    def figures(self) -> tuple[TradeFigure, ...]:
        """The trade figures that the topics' quotes state."""
        names = {quote.id for quote in self.quotes}
        return tuple(figure for figure in self.atlas.figures if figure.quote in names)

    @cached_property
    def view(self) -> Extent:
        """West, south, east, north: the atlas's first view and all places that may be asked."""
        boxes = [self.atlas.info.extent]
        spots = [f for f in self.features if is_spot(f) and self.proven(f.facts.quotes)]
        boxes += [spot.geometry.bounds for spot in spots]
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)
