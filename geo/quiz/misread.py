"""What an address asks of a quiz or a worksheet that neither has, to be said and not swallowed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.languages import LANGUAGES
from geo.quiz.choice import LEVELS, LONGEST, LONGEST_SEED, MOST, plain_seed, whole_of
from geo.text import Voice

_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A parameter's value that makes no sense: not one of `known`, no number up to `most`.

    With neither it is a text of more than `letters`.
    """

    name: str
    value: str
    known: tuple[str, ...] = ()
    most: int = 0
    letters: int = 0

    def said(self, voice: Voice) -> str:
        """Return what is wrong with it, and what it may be."""
        if self.known:
            return voice(
                "{key} cannot be “{value}”; it may be {known}.",
                key=self.name, value=self.value[:_SHOWN], known=", ".join(self.known),
            )  # fmt: skip
        if self.most:
            return voice(
                "{key} must be a number from {least} to {most}, not “{value}”.",
                key=self.name, least=1, most=self.most, value=self.value[:_SHOWN],
            )  # fmt: skip
        return voice(
            "{key} may have {most} letters, not {count}.",
            key=self.name, most=self.letters, count=len(self.value),
        )  # fmt: skip


def not_among(params: Mapping[str, str], name: str, known: Iterable[str]) -> tuple[Misread, ...]:
    """Return a parameter as misread whose value is none of those known; none says nothing."""
    value, there = params.get(name) or "", tuple(known)
    return () if not value or value in there else (Misread(name=name, value=value, known=there),)


def _topics(atlas: Atlas, params: Mapping[str, str]) -> tuple[Misread, ...]:
    known = tuple(layer.info.id for layer in atlas.layers)
    named = dict.fromkeys(filter(None, params.get("topic", "").split(",")))
    strange = (topic for topic in named if topic not in known)
    return tuple(Misread(name="topic", value=topic, known=known) for topic in strange)


def _beyond(params: Mapping[str, str], name: str, most: int) -> tuple[Misread, ...]:
    value = params.get(name) or ""
    found = whole_of(value)
    if not value or (found is not None and found <= most):
        return ()
    return (Misread(name=name, value=value, most=most),)


def misread(atlas: Atlas, params: Mapping[str, str]) -> tuple[Misread, ...]:
    """Return what `read_choice` had to leave out or to change of an address's parameters."""
    seed = plain_seed(params.get("seed") or "", most=None)
    long = Misread(name="seed", value=seed, letters=LONGEST_SEED)
    return (
        *_topics(atlas, params),
        *_beyond(params, "count", MOST),
        *not_among(params, "level", LEVELS),
        *_beyond(params, "limit", LONGEST),
        *not_among(params, "lang", LANGUAGES),
        *((long,) if len(seed) > LONGEST_SEED else ()),
    )
