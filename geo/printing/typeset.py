"""Type: one face for all scripts, measured before it is set, in lines that fit."""

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from geo.languages import Direction

_FOLDER: Final = Path(mpl.get_data_path()) / "fonts" / "ttf"
_FILES: Final = {
    (False, False): "DejaVuSans.ttf",
    (True, False): "DejaVuSans-Bold.ttf",
    (False, True): "DejaVuSans-Oblique.ttf",
    (True, True): "DejaVuSans-BoldOblique.ttf",
}
# Marks that give a line its direction whatever letter it begins with.
LTR_MARK: Final = "\u200e"
RTL_MARK: Final = "\u200f"
_MARKS: Final[dict[Direction, str]] = {"ltr": LTR_MARK, "rtl": RTL_MARK}
_ROOM: Final = 1.36
_MEASURED: Final = 40.0
_KEPT: Final = frozenset((LTR_MARK, RTL_MARK, "\u200c"))
_UNKNOWN: Final = "□"
# How far the letters of countries are set apart, of their size.
SPACING: Final = 0.16


def font_file(*, bold: bool = False, italic: bool = False) -> Path:
    """Return the file of the face; the slanted ones have no Arabic letters."""
    return _FOLDER / _FILES[bold, italic]


@lru_cache(maxsize=256)
def font(size: float, bold: bool = False, italic: bool = False) -> FontProperties:
    """Return the face at a size in points."""
    return FontProperties(
        family="DejaVu Sans",
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
        size=size,
        fname=str(font_file(bold=bold, italic=italic)),
    )


@lru_cache(maxsize=20_000)
def width_of(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width of a line in points."""
    face = get_font(str(font_file(bold=bold, italic=italic)))
    face.set_size(_MEASURED, 72)
    face.set_text(text, 0.0, LoadFlags.NO_HINTING)
    return face.get_width_height()[0] / 64 * size / _MEASURED


def plain(text: str) -> str:
    """Return a text without control characters and marks of direction."""
    unwanted = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    kept = (c for c in text if c.isprintable() or c in _KEPT)
    return "".join(c for c in kept if ord(c) not in unwanted)


@cache
def _letters(bold: bool) -> frozenset[int]:
    return frozenset(get_font(str(font_file(bold=bold))).get_charmap())


def known(text: str) -> str:
    """Return a text with a box for every letter that the face does not have."""
    letters = _letters(False)
    return "".join(c if ord(c) in letters else _UNKNOWN for c in text)


def foreign_letters(text: str) -> str:
    """Return the letters of a text that the face does not have, each once, in their order."""
    letters = _letters(False)
    return "".join(dict.fromkeys(c for c in plain(text) if ord(c) not in letters))


def legible(text: str) -> str:
    """Return a text without the letters that the face does not have."""
    foreign = foreign_letters(text)
    return "".join(c for c in plain(text) if c not in foreign).strip()


def has_arabic(text: str) -> bool:
    """Whether a text has letters of the Arabic script."""
    return any("\u0600" <= c <= "\u08ff" or "\ufb50" <= c <= "\ufeff" for c in text)


def directed(text: str, direction: Direction) -> str:
    """Return a line that runs in a direction, marked only where its letters might turn it."""
    if not has_arabic(text) and direction == "ltr":
        return text
    return _MARKS[direction] + text


def lines_of(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Return a text in lines that are at most so many points wide; long words are broken."""
    lines: list[str] = []
    for word in _short_words(plain(text).split(), size, width, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _short_words(words: Iterable[str], size: float, width: float, bold: bool) -> Iterable[str]:
    for word in words:
        rest = word
        while len(rest) > 1 and width_of(rest, size, bold) > width:
            most = next(
                (n for n in range(len(rest) - 1, 0, -1) if width_of(rest[:n], size, bold) <= width),
                1,
            )
            yield rest[:most]
            rest = rest[most:]
        yield rest


def line_height(size: float) -> float:
    """Return the distance between lines in points."""
    return size * _ROOM
