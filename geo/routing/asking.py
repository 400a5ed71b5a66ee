"""From the words of an address or a command to a wish: names found, numbers read, faults said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, get_args

from geo.networkrecords import MODES, Mode
from geo.routing.assuming import read_assumptions
from geo.routing.assumptions import Measure
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


def write_asked(asked: Asked) -> dict[str, str]:
    """Return the parameters that ask the same again; what is usual is left out."""
    usual = Asked()
    params = {
        "from": asked.start,
        "to": asked.end,
        "via": ",".join(asked.via),
        "avoid": ",".join(asked.avoid),
        "close": ",".join(asked.close),
        "modes": ",".join(asked.modes) if set(asked.modes) != set(usual.modes) else "",
        "planned": "1" if asked.planned else "",
        "by": asked.by if asked.by != usual.by else "",
        "assume": ",".join(asked.assume),
    }
    return {key: value for key, value in params.items() if value}


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
        said = voice("There is no country {code} in the network; there are {known}.")
        named = voice(", ").join(f"{voice.country(code)} ({code})" for code in known)
        raise WishError(said.format(code=", ".join(strange), known=named))
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
