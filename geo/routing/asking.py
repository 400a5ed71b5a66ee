"""From the words of an address or a command to a wish: names found, numbers read, faults said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from pydantic import ValidationError

from geo.networkrecords import MODES, Mode
from geo.routing.assumptions import Assumptions, Measure
from geo.routing.naming import find_place
from geo.routing.network import Network
from geo.routing.wish import GOODS, Wish, WishError, check_wish
from geo.text import Voice, voice_of

ENGLISH: Final = voice_of("en")
# The parameters of an address that make a wish, in the order in which they are written.
ASKED_KEYS: Final = (
    "from", "to", "via", "avoid", "close", "modes", "planned", "by", "assume",
)  # fmt: skip
_MEASURES: Final = get_args(Measure)
_DEAREST: Final = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks for, in their own words; places by name or id."""

    start: str = ""
    end: str = ""
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    modes: tuple[str, ...] = field(default_factory=lambda: tuple(m for m in MODES if m in GOODS))
    planned: bool = False
    by: str = "days"
    assume: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether both ends are named."""
        return bool(self.start and self.end)


def _listed(params: Mapping[str, str], key: str) -> tuple[str, ...]:
    parts = (part.strip() for part in params.get(key, "").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def read_asked(params: Mapping[str, str]) -> Asked:
    """Return what the parameters of an address ask for; lists are parted by commas."""
    modes = _listed(params, "modes") or Asked().modes
    return Asked(
        start=params.get("from", "").strip(),
        end=params.get("to", "").strip(),
        via=_listed(params, "via"),
        avoid=_listed(params, "avoid"),
        close=_listed(params, "close"),
        modes=modes,
        planned=params.get("planned", "") in {"1", "true", "yes"},
        by=params.get("by", "") or Asked().by,
        assume=_listed(params, "assume"),
    )


def _number(text: str, key: str, voice: Voice) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= _DEAREST:
        raise WishError(voice("{key} must be a number from 0 to a million.", key=key))
    return number


def read_assumptions(written: Iterable[str], voice: Voice = ENGLISH) -> Assumptions:
    """Return the usual assumptions changed by words such as `kmh.rail:30`.

    Speeds are in km/h, hours an event, prices in US dollars a tonne-kilometre, fees in US
    dollars a tonne and event. Raises WishError for what is not assumed or makes no sense.
    """
    data: dict[str, Any] = Assumptions().model_dump()
    for item in written:
        key, _, value = item.replace("=", ":").partition(":")
        table, _, name = key.partition(".")
        if name not in data.get(table, {}):
            raise WishError(voice("Nothing that is assumed is called {key}.", key=key))
        data[table][name] = _number(value, key, voice)
    try:
        return Assumptions.model_validate(data)
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise WishError(voice("{key} must be greater than nothing.", key=key)) from error


def write_assumptions(assumptions: Assumptions) -> tuple[str, ...]:
    """Return what differs from the usual, in the words that read_assumptions reads."""
    usual: dict[str, Any] = Assumptions().model_dump()
    return tuple(
        f"{table}.{name}:{value:g}"
        for table, values in assumptions.model_dump().items()
        for name, value in values.items()
        if value != usual[table][name]
    )


def _modes(names: Iterable[str], voice: Voice) -> frozenset[Mode]:
    chosen = frozenset(mode for mode in MODES if mode in set(names))
    if strange := sorted(set(names) - chosen):
        known = ", ".join(MODES)
        said = voice("There is no mode {mode}; there are {known}.", mode=strange[0], known=known)
        raise WishError(said)
    return chosen


def countries_of(network: Network) -> tuple[str, ...]:
    """Return the codes of every country that the network touches."""
    return tuple(sorted({c for place in network.places.values() for c in place.countries}))


def _avoided(network: Network, codes: Iterable[str], voice: Voice) -> frozenset[str]:
    known = countries_of(network)
    avoid = frozenset(code.upper() for code in codes)
    if strange := sorted(avoid - set(known)):
        said = voice("no country {code} in the network; it has {known}")
        raise WishError(said.format(code=", ".join(strange), known=", ".join(known)))
    return avoid


def _closed(network: Network, name: str, voice: Voice) -> str:
    known = network.edges | network.numbers.keys()
    return name if name in known else find_place(network, name, voice.language).id


def wish_of(network: Network, asked: Asked, voice: Voice = ENGLISH) -> Wish:
    """Return the wish that somebody's words mean.

    Raises UnknownPlaceError, with suggestions, for a name that means no place or several, and
    WishError, in the voice's language, for what else cannot be meant.
    """
    if asked.by not in _MEASURES:
        known = ", ".join(_MEASURES)
        raise WishError(
            voice("Ways are compared by {known}, not by {by}.", known=known, by=asked.by)
        )
    wish = Wish(
        start=find_place(network, asked.start, voice.language).id,
        end=find_place(network, asked.end, voice.language).id,
        via=tuple(find_place(network, name, voice.language).id for name in asked.via),
        modes=_modes(asked.modes, voice),
        planned=asked.planned,
        avoid=_avoided(network, asked.avoid, voice),
        closed=frozenset(_closed(network, name, voice) for name in asked.close),
        measure=next(measure for measure in _MEASURES if measure == asked.by),
        assumptions=read_assumptions(asked.assume, voice),
    )
    check_wish(network, wish, voice)
    return wish
