"""What a teacher chooses for a quiz: topics, number, difficulty, language, seed, time."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, get_args

from pydantic import Field, StringConstraints

from geo.atlas import Atlas
from geo.languages import Language, language_of
from geo.model import Record

Level = Literal["easy", "medium", "hard"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
USUAL_LEVEL: Final[Level] = "medium"
USUAL_COUNT: Final = 10
# What a printed sheet asks, and the most that the pages offer to print.
PRINTED_COUNT: Final = 8
MOST: Final = 30
LONGEST: Final = 90
LONGEST_SEED: Final = 40
Seed = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_SEED)]


class Choice(Record):
    """A quiz is wholly determined by this and the atlas; `limit` is in minutes."""

    topics: tuple[str, ...] = ()
    count: int = Field(default=USUAL_COUNT, ge=1, le=MOST)
    level: Level = USUAL_LEVEL
    language: Language = "en"
    seed: Seed = "1"
    limit: int | None = Field(default=None, ge=1, le=LONGEST)


def whole_of(text: str | None) -> int | None:
    """Return the whole number from 1 to 9999 that `text` says; None where it says none."""
    if text is None or not text.isdecimal() or len(text) > 4 or int(text) < 1:
        return None
    return int(text)


def _at_most(most: int, number: int | None) -> int | None:
    return None if number is None else min(number, most)


def plain_seed(text: str, most: int | None = LONGEST_SEED) -> str:
    """Return a seed as it is kept: trimmed, its digits those of ASCII whoever types them."""
    digits = (str(int(c)) if c.isdecimal() else c for c in text.strip())
    return "".join(digits)[:most]


def read_choice(atlas: Atlas, params: Mapping[str, str], usual: int = USUAL_COUNT) -> Choice:
    """Return the choice that an address makes; what makes no sense counts as absent.

    `usual` is the number of questions where none is given. `geo.quiz.misread` names what was
    left out or changed.
    """
    known = {layer.info.id for layer in atlas.layers}
    named = dict.fromkeys(params.get("topic", "").split(","))
    level: Level = next((level for level in LEVELS if level == params.get("level")), USUAL_LEVEL)
    return Choice(
        topics=tuple(topic for topic in named if topic in known),
        count=_at_most(MOST, whole_of(params.get("count"))) or usual,
        level=level,
        language=language_of(params.get("lang")),
        seed=plain_seed(params.get("seed", "")) or "1",
        limit=_at_most(LONGEST, whole_of(params.get("limit"))),
    )
