"""The columns of a sheet: how much room the key needs, then key, ways and notes."""

from dataclasses import replace
from typing import Final

from geo.faults import KeruenError
from geo.printing.canvas import Canvas
from geo.printing.content import network_of
from geo.printing.flow import Flow
from geo.printing.layout import BELOW, SIDE, KeyRoom, Layout
from geo.printing.notes import Note, notes_of, write_notes
from geo.printing.projecting import Box
from geo.printing.scene import Scene
from geo.printing.side import write_key
from geo.printing.wayprint import write_ways

_SIZES: Final = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)
_SHARES: Final = (0.1, 0.13, 0.16, 0.19, 0.22, 0.25, 0.28, 0.31, 0.34, 0.37)
_GOOD_SIZES: Final = _SIZES[:5]
_LEAST_SIDE: Final = 0.15


class NoRoomError(KeruenError):
    """A key that does not fit onto its sheet even in the smallest type."""


def _flow(canvas: Canvas, scene: Scene, boxes: tuple[Box, ...], share: float = 1.0) -> Flow:
    return Flow(canvas, boxes, scene.direction, canvas.sheet.type_size * share)


def _write(flow: Flow, scene: Scene) -> list[str]:
    flow.canvas.group("key")
    if scene.answer is not None:
        write_ways(flow, network_of(scene.atlas), scene.answer, scene.choice)
    return write_key(flow, scene.atlas, scene.choice, scene.shown)


def _tried(scene: Scene, boxes: tuple[Box, ...], share: float = 1.0) -> Flow:
    """Write the key on a sheet that is thrown away."""
    canvas = scene.canvas
    spare = Canvas(canvas.sheet, canvas.palette, vector=canvas.vector, transparent=True)
    flow = _flow(spare, scene, boxes, share)
    _write(flow, scene)
    return flow


def key_room(scene: Scene, layout: Layout) -> KeyRoom:
    """Return the room that the key needs; `layout` is the usual one, without notes."""
    if not scene.choice.legend:
        return KeyRoom()
    if layout.is_beside:
        return _room_beside(scene, layout.columns[0])
    for share in _SHARES:
        lower = tuple(replace(box, height=box.height / BELOW * share) for box in layout.columns)
        if not _tried(scene, lower).full:
            return KeyRoom(share=share)
    return KeyRoom()


def _room_beside(scene: Scene, first: Box) -> KeyRoom:
    """Return the fewest columns in which the key is set in type that reads well."""
    for count in (1, 2, 3):
        for size in _GOOD_SIZES:
            flow = _tried(scene, (first,) * count, size)
            if not flow.full:
                wide = flow.reach + scene.canvas.sheet.type_size * 0.5
                share = max(SIDE * min(wide / first.width, 1.0), _LEAST_SIDE)
                return KeyRoom(share=share * count, columns=count)
    return KeyRoom(share=3 * SIDE * _GOOD_SIZES[-1], columns=3)


def _key_size(scene: Scene, layout: Layout) -> float:
    """Return the share of ordinary type at which the key fits into its columns."""
    for share in _SIZES:
        if not _tried(scene, layout.key, share).full:
            return share
    raise NoRoomError(
        scene.voice(
            "The key does not fit: show fewer layers, take a larger sheet, or leave out the key."
        )
    )


def write_columns(scene: Scene, layout: Layout) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Write key and notes; return the layers that the key names, and the notes written."""
    if not layout.columns:
        return (), ()
    canvas, layers = scene.canvas, []
    flow = _flow(canvas, scene, layout.columns)
    if scene.choice.legend:
        flow = _flow(canvas, scene, layout.columns, _key_size(scene, layout))
        layers = _write(flow, scene)
    canvas.group("notes")
    flow.size = canvas.sheet.type_size
    notes = notes_of(scene.atlas, scene.choice, scene.shown) if scene.choice.footnotes else ()
    return tuple(layers), write_notes(flow, scene.choice, notes)
