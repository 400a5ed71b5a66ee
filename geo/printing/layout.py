"""Where things stand on the sheet: head, map, the column beside or below it, and the foot."""

from dataclasses import dataclass

from geo.printing.choice import MapChoice
from geo.printing.projecting import Box
from geo.printing.sheet import Sheet

# The shares of the body that the key takes before it is measured, and notes take.
SIDE = 0.27
BELOW = 0.42
_NOTES = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The boxes of a sheet in points; `columns` are where the key and the notes go, in order."""

    head: Box
    frame: Box
    columns: tuple[Box, ...]
    foot: Box

    @property
    def is_beside(self) -> bool:
        """Whether the first column stands beside the map."""
        return bool(self.columns) and self.columns[0].top > self.frame.bottom

    @property
    def key(self) -> tuple[Box, ...]:
        """The columns in which the key must find room."""
        return self.columns[:1] if self.is_beside else self.columns


def head_height(choice: MapChoice, size: float) -> float:
    """Return the height of title and subtitle."""
    title = 2.5 * size if choice.title != "" else 0.0
    return title + (1.75 * size if choice.subtitle else 0.0) + (0.5 * size if title else 0.0)


def layout_of(
    choice: MapChoice, sheet: Sheet, foot_lines: int, share: float | None = None
) -> Layout:
    """Return the boxes of a choice on its sheet; `share` of its body is for the key."""
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
    frame, columns = _parts(choice, body, size, share)
    return Layout(head=head, frame=frame, columns=columns, foot=foot)


def _parts(
    choice: MapChoice, body: Box, size: float, share: float | None
) -> tuple[Box, tuple[Box, ...]]:
    """Return the box of the map, and the columns of key and notes in order."""
    if body.height > body.width * 1.02:
        below = (share or BELOW) if choice.legend else 0.0
        below = min(below + (_NOTES if choice.footnotes else 0.0), 0.6)
        return _with_band(choice, body, body.height * below, size)
    band = body.height * _NOTES if choice.footnotes else 0.0
    upper, columns = _with_band(choice, body, band, size)
    if not choice.legend:
        return upper, columns
    wide, gap = body.width * (share or SIDE), size * 1.1
    frame = Box(left=upper.left, bottom=upper.bottom, width=upper.width - wide - gap,
                height=upper.height)  # fmt: skip
    side = Box(left=frame.right + gap, bottom=upper.bottom, width=wide, height=upper.height)
    if choice.is_rtl:
        frame = Box(left=body.left + wide + gap, bottom=frame.bottom, width=frame.width,
                    height=frame.height)  # fmt: skip
        side = Box(left=body.left, bottom=side.bottom, width=wide, height=side.height)
    return frame, (side, *columns)


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
