"""One family of errors: what is wrong, where, and what to do."""

from dataclasses import dataclass, field, fields

_LONGEST = 400
_JOINERS = "\u200c\u200d"


def plain(text: str) -> str:
    """Return `text` so that it stands on one line of any terminal and turns none of it round."""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    if shown.isprintable():
        return shown
    signs = (
        sign if sign.isprintable() or sign in _JOINERS else ascii(sign)[1:-1] for sign in shown
    )
    return "".join(signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with one record of one file, and its remedy.

    `kind` and `about` are for who says the same in other words: what sort of fault, of what.
    """

    file: str
    record: str
    fault: str
    remedy: str
    kind: str = field(default="", compare=False)
    about: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        for one in fields(self):
            object.__setattr__(self, one.name, plain(getattr(self, one.name)))

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
        super().__init__(f"no feature has the id {plain(wanted)!r}{hint}")
