"""Where things stand on the sheet: head, map, the column beside or below it, and the foot."""

from dataclasses import dataclass

from geo.languages import direction_of
from geo.printing.choice import MapChoice
from geo.printing.projecting import Box
from geo.printing.sheet import Sheet

_SIDE = 0.27
_BELOW = 0.3
_WITH_NOTES = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The boxes of a sheet in points; `columns` are where the key and the notes go, in order."""

    head: Box
    frame: Box
    columns: tuple[Box, ...]
    foot: Box


def head_height(choice: MapChoice, size: float) -> float:
    """Return the height of title and subtitle."""
    title = 2.5 * size if choice.title != "" else 0.0
    return title + (1.75 * size if choice.subtitle else 0.0) + (0.5 * size if title else 0.0)


def layout_of(choice: MapChoice, sheet: Sheet, foot_lines: int) -> Layout:
    """Return the boxes of a choice on its sheet."""
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
    if not (choice.legend or choice.footnotes):
        return Layout(head=head, frame=body, columns=(), foot=foot)
    upright = body.height > body.width * 1.02
    return (
        _below(head, body, foot, choice, size)
        if upright
        else _beside(head, body, foot, choice, size)
    )


def _beside(head: Box, body: Box, foot: Box, choice: MapChoice, size: float) -> Layout:
    wide = body.width * (_SIDE + (_WITH_NOTES if choice.footnotes else 0.0))
    gap = size * 1.1
    map_box = Box(left=body.left, bottom=body.bottom, width=body.width - wide - gap,
                  height=body.height)  # fmt: skip
    side = Box(left=map_box.right + gap, bottom=body.bottom, width=wide, height=body.height)
    if direction_of(choice.language) == "rtl":
        side = Box(left=body.left, bottom=body.bottom, width=wide, height=body.height)
        map_box = Box(left=side.right + gap, bottom=body.bottom, width=map_box.width,
                      height=body.height)  # fmt: skip
    return Layout(head=head, frame=map_box, columns=(side,), foot=foot)


def _below(head: Box, body: Box, foot: Box, choice: MapChoice, size: float) -> Layout:
    high = body.height * (_BELOW + (_WITH_NOTES if choice.footnotes else 0.0))
    gap = size * 0.9
    map_box = Box(left=body.left, bottom=body.bottom + high + gap, width=body.width,
                  height=body.height - high - gap)  # fmt: skip
    count = 2 if body.width < size * 75 else 3
    wide = (body.width - gap * (count - 1)) / count
    boxes = tuple(
        Box(left=body.left + n * (wide + gap), bottom=body.bottom, width=wide, height=high)
        for n in range(count)
    )
    if direction_of(choice.language) == "rtl":
        boxes = boxes[::-1]
    return Layout(head=head, frame=map_box, columns=boxes, foot=foot)
