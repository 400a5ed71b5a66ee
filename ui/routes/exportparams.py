"""The parameters that an export's address may have; what means nothing is named and refused."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from geo.faults import KeruenError
from geo.printing.reading import PARAMETERS
from geo.text import Voice
from ui.address import KNOWN

# What pages carry in their address though no image depends on it: it is no fault to send it.
_CARRIED: Final = frozenset({*KNOWN, "download", "q", "embed", "embed_options", "country", "own"})
_ALIKE: Final = 0.6
_SHOWN: Final = 40


def refuse_unknown(names: Iterable[str], voice: Voice, known: frozenset[str] = PARAMETERS) -> None:
    """Raise KeruenError, with the known one that comes nearest, for one that means nothing."""
    strange = next((name for name in names if name not in _CARRIED | known), None)
    if strange is None:
        return
    near = get_close_matches(strange[:_SHOWN], sorted(known), n=1, cutoff=_ALIKE)
    if near:
        said = voice("There is no parameter “{name}”; did you mean “{near}”?")
        raise KeruenError(said.format(name=strange[:_SHOWN], near=near[0]))
    said = voice("There is no parameter “{name}”; there are {known}.")
    raise KeruenError(said.format(name=strange[:_SHOWN], known=", ".join(sorted(known))))
