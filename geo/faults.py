"""One family of errors: what is wrong, where, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with one record of one file, and its remedy."""

    file: str
    record: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.record}: {self.fault} — {self.remedy}"


class KeruenError(Exception):
    """The base of every error that Keruen raises on purpose."""


class AtlasError(KeruenError):
    """An atlas folder with faults: all of them, not the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class UnknownRecordError(KeruenError):
    """An id that stands for nothing in the atlas, with the ids that come near it."""

    def __init__(self, wanted: str, near: tuple[str, ...]) -> None:
        self.wanted, self.near = wanted, near
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"no feature has the id {wanted!r}{hint}")
