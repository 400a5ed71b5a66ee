"""Where things stand on the sheet: head, map, the column beside or below it, and the foot."""

from dataclasses import dataclass, replace
from typing import Final

from geo.printing.choice import MapChoice
from geo.printing.projecting import Box
from geo.printing.sheet import Sheet

# The shares of the body that the key takes before it is measured, and notes take.
SIDE = 0.27
BELOW = 0.42
_NOTES = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRoom:
    """The share of the sheet's body for the key, None before it is measured, and its columns."""

    share: float | None = None
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The boxes of a sheet in points; `columns` are where the key and the notes go, in order.

    `beside` is how many of them stand beside the map.
    """

    head: Box
    frame: Box
    columns: tuple[Box, ...]
    foot: Box
    beside: int

    @property
    def is_beside(self) -> bool:
        """Whether the key stands beside the map."""
        return self.beside > 0

    @property
    def key(self) -> tuple[Box, ...]:
        """The columns in which the key must find room."""
        return self.columns[: self.beside] if self.is_beside else self.columns


_UNMEASURED: Final = KeyRoom()


def head_height(choice: MapChoice, size: float) -> float:
    """Return the height of title and subtitle."""
    title = 2.5 * size if choice.title != "" else 0.0
    return title + (1.75 * size if choice.subtitle else 0.0) + (0.5 * size if title else 0.0)


def layout_of(
    choice: MapChoice, sheet: Sheet, foot_lines: int, room: KeyRoom = _UNMEASURED
) -> Layout:
    """Return the boxes of a choice on its sheet; `room` is what the key needs."""
    size = sheet.type_size
    margin = size * 1.5
    inner = Box(left=margin, bottom=margin, width=sheet.width - 2 * margin,
                height=sheet.height - 2 * margin)  # fmt: skip
    foot_height = foot_lines * size * 0.98
    foot = Box(left=inner.left, bottom=inner.bottom, width=inner.width, height=foot_height)
    top = head_height(choice, size)
    head = Box(left=inner.left, bottom=inner.top - top, width=inner.width, height=top)
    gap = size * 0.7 if foot_lines else 0.0
    body = Box(left=inner.left, bottom=foot.top + gap, width=inner.width,
               height=inner.height - foot_height - gap - top)  # fmt: skip
    frame, columns, beside = _parts(choice, body, size, room)
    return Layout(head=head, frame=frame, columns=columns, foot=foot, beside=beside)


def _parts(
    choice: MapChoice, body: Box, size: float, room: KeyRoom
) -> tuple[Box, tuple[Box, ...], int]:
    """Return the box of the map, the columns of key and notes, and how many are beside it."""
    if body.height > body.width * 1.02:
        below = (room.share or BELOW) if choice.legend else 0.0
        below = min(below + (_NOTES if choice.footnotes else 0.0), 0.6)
        return *_with_band(choice, body, body.height * below, size), 0
    band = body.height * _NOTES if choice.footnotes else 0.0
    upper, columns = _with_band(choice, body, band, size)
    if not choice.legend:
        return upper, columns, 0
    frame, sides = _with_sides(choice, upper, body.width * (room.share or SIDE), size, room.columns)
    return frame, (*sides, *columns), len(sides)


def _with_sides(
    choice: MapChoice, upper: Box, width: float, size: float, count: int
) -> tuple[Box, tuple[Box, ...]]:
    """Return what is left beside columns that take so much width, and the columns."""
    gap = size * 1.1
    frame = replace(upper, width=upper.width - width - gap)
    wide = (width - gap * (count - 1)) / count
    begin = frame.right + gap
    if choice.is_rtl:
        frame, begin = replace(frame, left=upper.left + width + gap), upper.left
    sides = tuple(
        replace(upper, left=begin + number * (wide + gap), width=wide) for number in range(count)
    )
    return frame, sides[::-1] if choice.is_rtl else sides


def _with_band(
    choice: MapChoice, body: Box, height: float, size: float
) -> tuple[Box, tuple[Box, ...]]:
    """Return what is left above a band of columns along the foot of a box, and the columns."""
    if not height:
        return body, ()
    gap = size * 1.1
    upper = Box(left=body.left, bottom=body.bottom + height + gap, width=body.width,
                height=body.height - height - gap)  # fmt: skip
    count = min(max(round(body.width / (size * 27)), 1), 4)
    wide = (body.width - gap * (count - 1)) / count
    boxes = tuple(
        Box(left=body.left + n * (wide + gap), bottom=body.bottom, width=wide, height=height)
        for n in range(count)
    )
    return upper, boxes[::-1] if choice.is_rtl else boxes
