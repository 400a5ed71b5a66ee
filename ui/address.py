"""The page's address: the only home of what is selected, switched on and looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from geo.languages import Language, language_of
from geo.routing.asking import ASKED_KEYS
from geo.routing.finding import MOST

# `embed=1` is not among them: Streamlit keeps that one itself and lets no script touch it.
KNOWN = (
    "feature", "layers", "view", "lang", "year", "tour", "step",
    "from", "to", "via", "avoid", "close", "seed", "source", "present", "write",
    "modes", "planned", "by", "assume", "way", "topic", "count", "level", "limit",
)  # fmt: skip
PRESENTING = ("1", "notes")
_LONGEST = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The parameters of an address as far as the pages understand them."""

    feature: str | None
    language: Language
    layers: tuple[str, ...] | None
    source: str | None = None
    asking: tuple[tuple[str, str], ...] = ()
    way: int = 1
    tour: str | None = None
    step: int = 1
    present: str | None = None
    write: bool = False

    @property
    def is_routing(self) -> bool:
        """Whether the address asks how to get from somewhere or to somewhere."""
        return any(key in {"from", "to"} for key, _ in self.asking)

    def link(self, **changes: str | None) -> str:
        """Return the address that differs from this one by `changes`; None removes."""
        present = {
            "feature": self.feature,
            "layers": ",".join(self.layers) if self.layers is not None else None,
            "lang": self.language if self.language != "en" else None,
            **dict(self.asking),
            "way": str(self.way) if self.way != 1 else None,
            "tour": self.tour,
            "step": str(self.step) if self.tour else None,
            "present": self.present if self.tour else None,
            "write": "1" if self.write else None,
        }
        present.update(changes)
        return "?" + urlencode({k: v for k, v in present.items() if v is not None}, safe=",")


def _counted(text: str | None) -> int:
    """Return the number that a text counts, from 1; 1 for anything else."""
    return int(text) if text and text.isdecimal() and 1 <= int(text) <= MOST else 1


def read_address(params: Mapping[str, str]) -> Address:
    """Return the address of `params`; what makes no sense counts as absent."""
    layers, step = params.get("layers"), params.get("step") or ""
    return Address(
        feature=params.get("feature") or None,
        language=language_of(params.get("lang")),
        source=params.get("source") or None,
        asking=tuple((key, params[key]) for key in ASKED_KEYS if params.get(key)),
        way=_counted(params.get("way")),
        tour=params.get("tour") or None,
        step=int(step) if step.isascii() and step.isdigit() and len(step) < 5 else 1,
        present=params.get("present") if params.get("present") in PRESENTING else None,
        write=params.get("write") == "1",
        layers=tuple(part for part in layers.split(",") if part) if layers is not None else None,
    )


def parse_search(search: object) -> dict[str, str] | None:
    """Return the known parameters of the search part that the map sent, or None.

    An empty `layers` means that all are off; any other empty parameter means nothing.
    """
    if not isinstance(search, str) or len(search) > _LONGEST:
        return None
    pairs = parse_qsl(search, keep_blank_values=True)
    return {key: value for key, value in pairs if key in KNOWN and (value or key == "layers")}
