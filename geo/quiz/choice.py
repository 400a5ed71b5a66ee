"""What a teacher chooses for a quiz: topics, number, difficulty, language, seed, time."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, get_args

from pydantic import Field, StringConstraints

from geo.atlas import Atlas
from geo.languages import Language, language_of
from geo.model import Record

Level = Literal["easy", "medium", "hard"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
MOST: Final = 30
LONGEST: Final = 90
Seed = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Choice(Record):
    """A quiz is wholly determined by this and the atlas; `limit` is in minutes."""

    topics: tuple[str, ...] = ()
    count: int = Field(default=10, ge=1, le=MOST)
    level: Level = "medium"
    language: Language = "en"
    seed: Seed = "1"
    limit: int | None = Field(default=None, ge=1, le=LONGEST)


def _whole(text: str | None, most: int) -> int | None:
    """Return the whole number that `text` says, at most `most`; None where it says none."""
    if text is None or not text.isdecimal() or len(text) > 4 or int(text) < 1:
        return None
    return min(int(text), most)


def plain_seed(text: str) -> str:
    """Return a seed as it is kept: trimmed, its digits those of ASCII whoever types them."""
    digits = (str(int(c)) if c.isdecimal() else c for c in text.strip())
    return "".join(digits)[:40]


def read_choice(atlas: Atlas, params: Mapping[str, str]) -> Choice:
    """Return the choice that an address makes; what makes no sense counts as absent."""
    known = {layer.info.id for layer in atlas.layers}
    named = dict.fromkeys(params.get("topic", "").split(","))
    level: Level = next((level for level in LEVELS if level == params.get("level")), "medium")
    return Choice(
        topics=tuple(topic for topic in named if topic in known),
        count=_whole(params.get("count"), MOST) or 10,
        level=level,
        language=language_of(params.get("lang")),
        seed=plain_seed(params.get("seed", "")) or "1",
        limit=_whole(params.get("limit"), LONGEST),
    )
