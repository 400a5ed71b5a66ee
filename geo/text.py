"""The atlas's own words in five languages, from gettext catalogues under geo/locale."""

from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from geo.languages import Language, close_direction, localise_digits
from geo.model import GeometryClass, StatusValue
from geo.symbology import MarkKey

LOCALES = Path(__file__).parent / "locale"
# CLDR writes "ar" with Latin digits; the atlas follows the usage of the eastern Arab countries.
_NUMBER_LOCALES = {"ar": "ar_EG"}


@cache
def catalogue_of(language: Language) -> Catalog:
    """Return the catalogue of a language other than English."""
    path = LOCALES / f"{language}.po"
    with path.open(encoding="utf-8") as file:
        return read_po(file, locale=language)


@lru_cache(maxsize=4096)
def _number(language: Language, value: float, decimals: int) -> str:
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    locale = _NUMBER_LOCALES.get(language, language)
    text = format_decimal(value, format=pattern, locale=locale, numbering_system="default")
    return localise_digits(text, language)


class Voice:
    """Speaks one language: texts of the catalogue, numbers, countries."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, message: str, /, **values: object) -> str:
        """Return `message` in the voice's language with `values` put in their places."""
        text = self._look_up(message)
        if not values:
            return text
        closed = {k: close_direction(v) if isinstance(v, str) else v for k, v in values.items()}
        return text.format(**closed)

    def _look_up(self, message: str) -> str:
        if self.language == "en":
            return message
        found = catalogue_of(self.language).get(message)
        return str(found.string) if found is not None and found.string else message

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number with the digits and separators of the language."""
        return _number(self.language, value or 0, decimals)

    def digits(self, text: str) -> str:
        """Write the digits of a text, such as a year, as the language does."""
        return localise_digits(text, self.language)

    def date(self, text: str) -> str:
        """Write ISO days and months, also "from/to", as the language does; else only digits."""
        return " – ".join(self._moment(part) for part in text.split("/"))

    def _moment(self, text: str) -> str:
        locale = _NUMBER_LOCALES.get(self.language, self.language)
        try:
            if len(text) == len("2018-08"):
                month = date.fromisoformat(f"{text}-01")
                return self.digits(format_skeleton("yMMMM", month, locale=locale))
            return self.digits(format_date(date.fromisoformat(text), format="long", locale=locale))
        except ValueError:
            return self.digits(text)

    def country(self, code: str) -> str:
        """Return the name of the country with an ISO 3166 alpha-2 code."""
        return str(Locale(self.language).territories.get(code, code))

    def language_name(self, code: str) -> str:
        """Return what a language is called."""
        return str(Locale(self.language).languages.get(code, code))


@cache
def voice_of(language: Language) -> Voice:
    """Return the voice that speaks `language`."""
    return Voice(language)


def status_label(voice: Voice, status: StatusValue) -> str:
    """Return what a status is called."""
    return {
        "existing": voice("existing"),
        "operating": voice("in operation"),
        "started": voice("begun"),
        "planned": voice("planned"),
        "proposed": voice("proposed"),
        "cancelled": voice("cancelled"),
        "historical": voice("past"),
        "unknown": voice("state unknown"),
    }[status]


def class_label(voice: Voice, geometry_class: GeometryClass) -> str:
    """Return what a geometry class is called."""
    return {
        "traced": voice("traced"),
        "through-stations": voice("through stations"),
        "schematic": voice("schematic"),
        "approximate": voice("approximate"),
    }[geometry_class]


def class_explanation(voice: Voice, geometry_class: GeometryClass, *, point: bool) -> str:
    """Say in a sentence how a geometry was made."""
    if point and geometry_class == "traced":
        return voice("The place is taken from a map of the thing itself.")
    return {
        "traced": voice("The line follows the real course."),
        "through-stations": voice("Straight lines between known stations: shorter than the track."),
        "schematic": voice("Only the direction is known; the course is not."),
        "approximate": voice("The place is known only roughly."),
    }[geometry_class]


def mark_label(voice: Voice, key: MarkKey) -> str:
    """Return what a mark of the legend means."""
    return {
        "traced": voice("follows the real course"),
        "through-stations": voice("straight between known stations"),
        "schematic": voice("schematic: only the direction is known"),
        "approximate": voice("approximate course"),
        "unbuilt": voice("planned or proposed"),
        "cancelled": voice("cancelled"),
        "historical": voice("past"),
        "context": voice("hollow: context, in no document"),
        "approximate-place": voice("dashed ring: place known only roughly"),
        "unknown": voice("state unknown"),
        "past-place": voice("hatched: past or cancelled"),
        "unbuilt-place": voice("hollow: planned or begun"),
    }[key]


def solar_hijri_label(voice: Voice, year: int, month: int, day: int) -> str:
    """Write a day of the solar Hijri calendar."""
    names = (
        voice("Farvardin"),
        voice("Ordibehesht"),
        voice("Khordad"),
        voice("Tir"),
        voice("Mordad"),
        voice("Shahrivar"),
        voice("Mehr"),
        voice("Aban"),
        voice("Azar"),
        voice("Dey"),
        voice("Bahman"),
        voice("Esfand"),
    )
    return voice.digits(f"{day} {names[month - 1]} {year}")
