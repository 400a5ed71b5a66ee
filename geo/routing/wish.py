"""What somebody wants to know: from where to where, how, and what is shut."""

from dataclasses import dataclass, field
from itertools import pairwise

from geo.faults import KeruenError
from geo.networkrecords import Mode
from geo.routing.assumptions import Assumptions, Measure
from geo.routing.network import Network, Segment
from geo.text import Voice, voice_of

_ENGLISH = voice_of("en")
GOODS: frozenset[Mode] = frozenset({"rail", "sea", "ferry", "road"})


class WishError(KeruenError):
    """A wish that names what the network does not have, or contradicts itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A question to the network; places, edges and segments by id, countries by ISO code.

    `closed` may name places, edges and segments. Pipelines carry no goods: they are used
    only where `modes` names them.
    """

    start: str
    end: str
    via: tuple[str, ...] = ()
    modes: frozenset[Mode] = GOODS
    planned: bool = False
    avoid: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    measure: Measure = "km"
    assumptions: Assumptions = field(default_factory=Assumptions)

    @property
    def stops(self) -> tuple[str, ...]:
        """The places of the wish in order."""
        return (self.start, *self.via, self.end)


@dataclass(frozen=True, slots=True, order=True)
class Bar:
    """One thing that keeps segments out of a wish: a closure, a country, a mode, a plan."""

    sort: str
    name: str


def _check_stops(network: Network, wish: Wish, voice: Voice) -> None:
    def name(place: str) -> str:
        return network.places[place].names.in_language(voice.language)

    for place in wish.stops:
        if place not in network.places:
            raise WishError(voice("No place of the network has the id {id}.", id=place))
        if place in wish.closed:
            raise WishError(voice("{place} is wished for and closed at once.", place=name(place)))
        if wish.avoid and set(network.places[place].countries) <= wish.avoid:
            raise WishError(voice("{place} lies in a country to avoid.", place=name(place)))
    for here, there in pairwise(wish.stops):
        if here == there:
            alone = voice("The way begins and ends at {place}: choose two places.")
            twice = voice("{place} stands twice in a row: name it once.")
            raise WishError((twice if wish.via else alone).format(place=name(here)))


def check_wish(network: Network, wish: Wish, voice: Voice = _ENGLISH) -> None:
    """Raise WishError where the wish names what is not there or can mean nothing."""
    _check_stops(network, wish, voice)
    known = (network.places, network.numbers, network.edges)
    if strange := sorted(n for n in wish.closed if not any(n in names for names in known)):
        raise WishError(voice("Nothing to close has the id {id}.", id=", ".join(strange)))
    if not wish.modes:
        raise WishError(voice("At least one mode is needed."))


def bars_of(network: Network, segment: Segment, wish: Wish) -> frozenset[Bar]:
    """Return everything in the wish that keeps it from using a segment."""
    ends = (segment.start, segment.end)
    bars = {Bar("closed", name) for name in (*ends, segment.id, segment.edge)}
    bars = {bar for bar in bars if bar.name in wish.closed}
    bars |= {Bar("avoid", country) for country in segment.countries if country in wish.avoid}
    for place in ends:
        there = network.places[place].countries
        if wish.avoid and set(there) <= wish.avoid:
            bars |= {Bar("avoid", country) for country in there}
    if segment.mode not in wish.modes:
        bars.add(Bar("mode", segment.mode))
    if segment.status != "operating" and not wish.planned:
        bars.add(Bar("planned", segment.status))
    return frozenset(bars)
