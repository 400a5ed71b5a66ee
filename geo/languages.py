"""The five languages of the atlas, their direction and their digits."""

from typing import Final, Literal, get_args

Language = Literal["en", "kk", "ru", "fa", "ar"]
Direction = Literal["ltr", "rtl"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
AUTONYMS: Final[dict[Language, str]] = {
    "en": "English",
    "kk": "Қазақша",
    "ru": "Русский",
    "fa": "فارسی",
    "ar": "العربية",
}
_RIGHT_TO_LEFT: Final = frozenset({"fa", "ar"})
_DIGITS: Final[dict[str, str]] = {"fa": "۰۱۲۳۴۵۶۷۸۹", "ar": "٠١٢٣٤٥٦٧٨٩"}


def language_of(value: str | None) -> Language:
    """Return the language that `value` names, English where it names none."""
    return next((language for language in LANGUAGES if language == value), "en")


def direction_of(language: str) -> Direction:
    """Return the direction in which `language` is written."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


_EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_TURNING = _EMBEDDINGS | _ISOLATES


def close_direction(text: str) -> str:
    """End every change of direction that `text` leaves open, so that none reaches what follows."""
    if _TURNING.isdisjoint(text):
        return text
    open_marks: list[str] = []
    for sign in text:
        if sign in _TURNING:
            open_marks.append(_POP_ISOLATE if sign in _ISOLATES else _POP)
        elif sign in (_POP, _POP_ISOLATE) and open_marks and open_marks[-1] == sign:
            open_marks.pop()
    return text + "".join(reversed(open_marks))


def localise_digits(text: str, language: str) -> str:
    """Write the decimal digits of `text` as `language` writes them."""
    digits = _DIGITS.get(language)
    return text.translate(str.maketrans("0123456789", digits)) if digits else text
