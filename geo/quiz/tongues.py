"""Languages that could be taken for one another: of the atlas's countries, in one script."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from geo.atlas import Atlas
from geo.languages import LANGUAGES
from geo.quiz.hints import stems_of

_LEAST_PERCENT = 4.0


def script_of(language: str) -> str:
    """Return the ISO 15924 code of the script in which a language is usually written."""
    likely = get_global("likely_subtags").get(language, "")
    return next((part for part in str(likely).split("_") if len(part) == 4), "")


@lru_cache(maxsize=64)
def _spoken_in(country: str) -> tuple[str, ...]:
    """Return the languages in official or wide use in a country, by their codes."""
    spoken = get_global("territory_languages").get(country, {})
    return tuple(
        code
        for code, use in spoken.items()
        if use["population_percent"] >= _LEAST_PERCENT and code.isalpha()
    )


@lru_cache(maxsize=512)
def _names_of(language: str) -> tuple[str, ...]:
    """Return what a language is called in the languages of the atlas; none if one lacks it."""
    names = tuple(str(Locale(reader).languages.get(language, "")) for reader in LANGUAGES)
    return names if all(names) else ()


def look_alikes(atlas: Atlas, language: str) -> tuple[str, ...]:
    """Return other languages of the region in the script of `language`, none with its name.

    Those in which the atlas itself speaks come first: they are the likeliest.
    """
    countries = sorted({c for f in atlas.features.values() for c in f.facts.countries})
    spoken = {code for country in countries for code in _spoken_in(country)}
    spoken |= {source.language for source in atlas.sources}
    own = _names_of(language)
    spoken |= set(LANGUAGES)
    return tuple(
        code
        for code in sorted(spoken - {language}, key=lambda code: (code not in LANGUAGES, code))
        if script_of(code) == script_of(language) and _differ(_names_of(code), own)
    )


def _differ(names: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether no name is part of the other: a dialect is called after its language."""
    pairs = [(stems_of(one), stems_of(other)) for one, other in zip(names, own, strict=False)]
    return bool(names) and not any(one <= other or other <= one for one, other in pairs)
