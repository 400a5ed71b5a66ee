"""What a claim must be like to say something: the rules of `check` and of the quote form."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from geo.atlas import Atlas
from geo.model import Claim

ClaimFault = Literal["property", "state", "no-unit", "unit", "number", "years"]
STATUS: Final = "status"
# A number as documents give it: about 17, more than 60, between 5 and 50.
_AMOUNT: Final = re.compile(r"[≈~<>≤≥]? ?\d+([.,]\d+)?( ?[-–] ?\d+([.,]\d+)?)?")
_TOLD: Final[dict[ClaimFault, tuple[str, str]]] = {
    "property": ("unknown property {0.property!r}", "add it to vocabulary.json"),
    "state": (
        "the state {0.value!r} is no value of the vocabulary",
        "write the id of one of the values in vocabulary.json, or add it there",
    ),
    "no-unit": (
        "no unit, although other claims of {0.property!r} have one",
        "give the unit in which it is measured",
    ),
    "unit": ("unknown unit {0.unit!r}", "add it to vocabulary.json"),
    "number": (
        "{0.value!r} with the unit {0.unit!r} is no number",
        "write a number such as 12, 3.5, >60 or 5–50, or leave the unit out",
    ),
    "years": ("years {0.years} run backwards", "swap them"),
}


def is_amount(value: str | float) -> bool:
    """Whether a value is a number, or words that stand for one: ≈17, >60, 5–50."""
    return not isinstance(value, str) or _AMOUNT.fullmatch(value.strip()) is not None


def states_of(atlas: Atlas) -> tuple[str, ...]:
    """Return the values for a state: those that the atlas states, or all where it states none."""
    stated = {claim.value for claim in atlas.claims if claim.property == STATUS}
    return tuple(value for value in atlas.values if value in stated) or tuple(atlas.values)


@lru_cache(maxsize=8)
def measured_properties(atlas: Atlas) -> frozenset[str]:
    """Return the properties that some claim of the atlas gives with a unit."""
    return frozenset(claim.property for claim in atlas.claims if claim.unit in atlas.units)


def claim_codes(atlas: Atlas, claim: Claim) -> Iterator[ClaimFault]:
    """Yield what is wrong with a claim's property, value, unit and years."""
    if claim.property not in atlas.properties:
        yield "property"
    if claim.property == STATUS and claim.value not in atlas.values:
        yield "state"
    if claim.unit is None and claim.property in measured_properties(atlas):
        yield "no-unit"
    if claim.unit is not None and claim.unit not in atlas.units:
        yield "unit"
    elif claim.unit is not None and not is_amount(claim.value):
        yield "number"
    if claim.years is not None and claim.years[0] > claim.years[1]:
        yield "years"


def claim_faults_of(atlas: Atlas, claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a claim, and the remedy, as `check` says it."""
    for code in claim_codes(atlas, claim):
        fault, remedy = _TOLD[code]
        yield fault.format(claim), remedy
