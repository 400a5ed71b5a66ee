"""Read what a visitor states of a feature: a property, its value and years, as `check` asks."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from geo.atlas import Atlas
from geo.claimrules import ClaimFault, claim_codes, is_amount
from geo.model import Claim
from geo.ownquotes.paper import OwnClaim

EntryFault = ClaimFault | Literal["no-property", "no-value"]
_YEARS: Final = re.compile(r"(\d{4})(?:\s*[-–—/]\s*(\d{4}))?")
_DIGITS: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """One row of the form as it was typed; empty where nothing was."""

    kind: str = ""
    value: str = ""
    unit: str = ""
    years: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered at all."""
        return not any(part.strip() for part in (self.kind, self.value, self.unit, self.years))


def number_of(text: str) -> str | int | float:
    """Return a typed value as a number where it is one, in the digits of any language."""
    plain = text.strip()
    western = plain.translate(_DIGITS).replace("٫", ".")
    if re.fullmatch(r"-?\d{1,12}", western):
        return int(western)
    if re.fullmatch(r"-?\d{1,12}\.\d{1,9}", western):
        return float(western)
    return western if is_amount(western) else plain


def years_of_text(text: str) -> tuple[int, int] | None:
    """Return the first and last year of "2014" or "2014–2016" in any digits; else None."""
    found = _YEARS.fullmatch(text.strip().translate(_DIGITS))
    return (int(found[1]), int(found[2] or found[1])) if found else None


def claim_of(own: OwnClaim) -> Claim:
    """Return what is stated as a claim of an atlas, its feature and quote still unnamed."""
    return Claim(id="own", feature="own", property=own.property, value=own.value,
                 unit=own.unit, years=own.years, quote="own")  # fmt: skip


def read_entry(atlas: Atlas, entry: ClaimEntry) -> tuple[OwnClaim | None, tuple[EntryFault, ...]]:
    """Return the claim of a row, None where nothing was entered, and what is wrong with it."""
    if entry.is_empty:
        return None, ()
    if not entry.kind:
        return None, ("no-property",)
    if not entry.value.strip():
        return None, ("no-value",)
    years = years_of_text(entry.years)
    value = number_of(entry.value)
    own = OwnClaim(property=entry.kind, value=value, unit=entry.unit or None, years=years)
    unread: tuple[EntryFault, ...] = ("years",) if entry.years.strip() and years is None else ()
    return own, (*claim_codes(atlas, claim_of(own)), *unread)
