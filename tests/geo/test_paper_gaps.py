"""Gap texts are quotes with one word or number left out that their documents hold."""

from random import Random

import pytest

from geo.atlas import Atlas
from geo.evidence import is_verified
from geo.folding import fold
from geo.languages import LANGUAGES, Language
from geo.model import Quote
from geo.paper.gaps import Gap, build_gaps
from geo.quiz.pool import Pool


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_text_is_a_quote_once_its_word_is_put_back(atlas: Atlas, language: Language) -> None:
    pool = Pool(atlas=atlas, topics=(), language=language, level="medium")
    gaps = build_gaps(pool, 5, Random("any"), set())
    assert len(gaps) == 5
    assert len({gap.answer for gap in gaps}) == 5
    for gap in gaps:
        quote = atlas.quotes[gap.quote]
        whole = gap.before + gap.answer + gap.after
        assert whole in (quote.exact, *quote.translations.values())
        assert gap.answer not in gap.before + gap.after
        assert is_verified(atlas, quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_out_that_stands_in_brackets_or_is_its_translators(
    atlas: Atlas, language: Language
) -> None:
    pool = Pool(atlas=atlas, topics=(), language=language, level="medium")
    for gap in build_gaps(pool, 200, Random("any"), set()):
        before = gap.before.replace("[", "(").replace("]", ")")
        assert before.count("(") <= before.count(")")
        exact = fold(atlas.quotes[gap.quote].exact)
        if gap.answer.isdecimal():
            assert fold(gap.answer) in exact


def test_an_editors_addition_and_a_translators_word_stay_where_they_are(atlas: Atlas) -> None:
    quote = next(q for q in atlas.quotes.values() if q.id == atlas.tours[0].steps[0].quotes[0])
    exact = "Ол 1996 жылы Тегеранда болды, содан кейін елге қайтты"
    english = "In 1996 [Almaty, 12 May] he was in Tehran (then 77), and later flew home to Astana"
    changed = quote.model_copy(update={"exact": exact, "translations": {"en": english}})
    source = atlas.source(quote.source)
    assert source.language != "en"
    words = {gap.answer for seed in range(30) for gap in _gaps_of(atlas, changed, seed)}
    assert words == {"1996", "Tehran"}


def _gaps_of(atlas: Atlas, quote: Quote, seed: int) -> tuple[Gap, ...]:
    pool = Pool(atlas=atlas, topics=(), language="en", level="medium")
    object.__setattr__(pool, "quotes", (quote,))
    return build_gaps(pool, 1, Random(seed), set())
