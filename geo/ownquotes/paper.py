"""A document of one's own at work: its text, what it shows of itself, and the quotes so far."""

from dataclasses import dataclass
from functools import cached_property

from geo.evidence import collapse, sha256_of
from geo.languages import Language
from geo.ownquotes.places import QuotePlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """What a document shows of itself; empty where it shows nothing. `id` names its records."""

    id: str
    label: str
    language: str = "en"
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    publication: str = ""
    date: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClaim:
    """What the quoted words say: a property of the vocabulary, its value, and the years meant."""

    property: str
    value: str | int | float
    unit: str | None = None
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuote:
    """Words at their place, the feature they speak of, their translations and claims.

    `feature` is an id of the atlas or of an own feature (own.…); `kind` is for the latter.
    `language` is that of the words where it is not the document's.
    """

    place: QuotePlace
    feature: str
    kind: str | None = None
    language: str = ""
    translations: tuple[tuple[Language, str], ...] = ()
    claims: tuple[OwnClaim, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document with its quotes."""

    text: str
    about: Bibliography
    quotes: tuple[OwnQuote, ...] = ()

    @cached_property
    def collapsed(self) -> str:
        """The text in which positions count."""
        return collapse(self.text)

    @cached_property
    def sha256(self) -> str:
        """The checksum of the collapsed text."""
        return sha256_of(self.collapsed)

    @property
    def size(self) -> int:
        """How many bytes it takes, roughly."""
        return 8 * len(self.text) + 2_000 * len(self.quotes)
