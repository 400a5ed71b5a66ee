"""Questions about trade figures: which amount a document states."""

import re
from collections.abc import Iterator
from random import Random

from geo.folding import fold
from geo.quiz.pool import Pool
from geo.quiz.question import Question
from geo.tradefigures import TradeFigure

_LEAST_OPTIONS = 3
_UNLIKE = 0.08


def says_amount(figure: TradeFigure) -> bool:
    """Whether the figure's own label already holds its amount."""
    numbers = {f"{n:g}" for n in (figure.amount, figure.amount_max) if n is not None}
    labels = figure.label.model_dump().values()
    return any(numbers & set(re.findall(r"\d+(?:\.\d+)?", fold(label))) for label in labels)


def _others(pool: Pool, figure: TradeFigure) -> list[TradeFigure]:
    """Return figures in the same unit whose amounts are clearly others, and from one another."""
    kept = [figure]
    for other in pool.atlas.figures:
        same = (other.measure, other.unit) == (figure.measure, figure.unit)
        if same and all(_differ(other, one) for one in kept):
            kept.append(other)
    return kept[1:]


def _differ(one: TradeFigure, other: TradeFigure) -> bool:
    low, high = sorted((one, other), key=lambda figure: figure.amount)
    return high.amount > (low.amount_max or low.amount) * (1 + _UNLIKE)


def figures(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield (document, figure) of each figure with others that it could be taken for."""
    for figure in pool.figures:
        if not says_amount(figure) and len(_others(pool, figure)) >= _LEAST_OPTIONS - 1:
            yield pool.atlas.quotes[figure.quote].source, figure.id


def figure_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask how much a document states; the wrong amounts are other figures in that unit."""
    figure = next(figure for figure in pool.figures if figure.id == subject)
    others = [other.id for other in _others(pool, figure)]
    options = [subject, *rng.sample(others, min(pool.degree.options - 1, len(others)))]
    rng.shuffle(options)
    return Question(
        kind="figure",
        subject=subject,
        options=tuple(options),
        answer=(options.index(subject),),
        quotes=(figure.quote,),
    )
