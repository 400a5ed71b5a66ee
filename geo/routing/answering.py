"""Answer what somebody asks of the network: ways, or in their language what stands against it."""

from dataclasses import dataclass
from functools import cache, lru_cache

from geo.languages import Language
from geo.load import shared_atlas
from geo.routing.asking import Asked, read_asked, wish_of
from geo.routing.blocking import NoWayError, blocked_text
from geo.routing.building import build_network
from geo.routing.finding import find_ways
from geo.routing.naming import UnknownPlaceError
from geo.routing.network import Network
from geo.routing.way import Way
from geo.routing.wish import Bar, Wish, WishError
from geo.text import Voice, voice_of

# The parameters of an address that make a wish, in one order, so that answers can be kept.
Asking = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The ways, the best first, or the fault that stands against them.

    `unknown` is a name that means no place or several, `near` ids that may be meant;
    `bars` are what blocks a wish that cannot be.
    """

    asked: Asked
    wish: Wish | None = None
    ways: tuple[Way, ...] = ()
    fault: str = ""
    unknown: str = ""
    near: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()


@cache
def shared_network() -> Network:
    """Return the network of the atlas that this process serves, built once."""
    return build_network(shared_atlas())


def _unknown_text(error: UnknownPlaceError, voice: Voice) -> str:
    if error.sort == "country":
        return voice("“{name}” is a country: choose a place in it.", name=error.wanted)
    if error.sort == "several":
        return voice("“{name}” may mean several places.", name=error.wanted)
    return voice("No place of the network is called “{name}”.", name=error.wanted)


def answer(network: Network, asked: Asked, language: Language) -> Answer:
    """Return what the network has to say; with an end missing, nothing yet."""
    voice = voice_of(language)
    if not asked.is_complete:
        return Answer(asked=asked)
    try:
        wish = wish_of(network, asked, voice)
    except UnknownPlaceError as error:
        fault = _unknown_text(error, voice)
        return Answer(asked=asked, fault=fault, unknown=error.wanted, near=error.near)
    except WishError as error:
        return Answer(asked=asked, fault=str(error))
    try:
        return Answer(asked=asked, wish=wish, ways=find_ways(network, wish))
    except NoWayError as error:
        fault = blocked_text(network, wish, error.bars, voice)
        return Answer(asked=asked, wish=wish, fault=fault, bars=error.bars)


@lru_cache(maxsize=256)
def answer_to(asking: Asking, language: Language) -> Answer:
    """Return the answer to the parameters of a wish, the same for everybody who asks."""
    return answer(shared_network(), read_asked(dict(asking)), language)
