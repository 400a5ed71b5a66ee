"""What the visitors of this process hold: by token, bounded in bytes and in time, in memory only.

A holding belongs to whoever knows its token. It goes when nobody has asked for it for some
hours, when the process ends, or when its owner empties it.
"""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from geo.faults import KeruenError
from geo.ownlayers.layer import PREFIX, OwnFeature, OwnLayer
from geo.ownlayers.limits import LAYERS, MEGABYTE
from geo.ownquotes.paper import Paper

TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_HOLDING_BYTES: Final = 120 * MEGABYTE
_ALL_BYTES: Final = 600 * MEGABYTE
_LIFETIME: Final = 6 * 3600.0


class NoRoomError(KeruenError):
    """There is no room for more: in this holding, or on this server for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A visitor's layers in their order, the document at hand, and the next layer's number."""

    layers: tuple[OwnLayer, ...] = ()
    paper: Paper | None = None
    next_id: int = 1

    @property
    def size(self) -> int:
        """How many bytes it takes, roughly."""
        return sum(layer.size for layer in self.layers) + (self.paper.size if self.paper else 0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.layers and self.paper is None

    def layer(self, layer_id: str) -> OwnLayer | None:
        """Return the layer with that id, or None."""
        return next((layer for layer in self.layers if layer.id == layer_id), None)

    def feature(self, feature_id: str) -> OwnFeature | None:
        """Return the feature with an id such as own.2.15, or None."""
        parts = feature_id.removeprefix(PREFIX).split(".")
        if not feature_id.startswith(PREFIX) or len(parts) != 2:
            return None
        layer, serial = self.layer(parts[0]), parts[1]
        if layer is None or not (serial.isascii() and serial.isdigit() and len(serial) < 10):
            return None
        return layer.find(int(serial))

    def with_layer(self, layer: OwnLayer) -> "Holding":
        """Return the holding with a layer added, or put in the place of the one with its id."""
        if self.layer(layer.id) is None:
            if len(self.layers) >= LAYERS:
                raise NoRoomError("layers")
            return replace(self, layers=(*self.layers, layer), next_id=self.next_id + 1)
        kept = tuple(layer if one.id == layer.id else one for one in self.layers)
        return replace(self, layers=kept)

    def without_layer(self, layer_id: str) -> "Holding":
        """Return the holding without that layer."""
        return replace(self, layers=tuple(one for one in self.layers if one.id != layer_id))


EMPTY: Final = Holding()


class Store:
    """All holdings of this process; every method may be called from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._held: dict[str, tuple[float, Holding]] = {}

    def _drop_old(self) -> None:
        oldest = self._clock() - _LIFETIME
        for token in [one for one, (used, _) in self._held.items() if used < oldest]:
            del self._held[token]

    def get(self, token: str | None) -> Holding:
        """Return what the token holds, an empty holding where it holds nothing."""
        with self._lock:
            self._drop_old()
            if token is None or token not in self._held:
                return EMPTY
            holding = self._held[token][1]
            self._held[token] = (self._clock(), holding)
            return holding

    def change(self, token: str, change: Callable[[Holding], Holding]) -> Holding:
        """Put `change` of what the token holds in its place, or raise NoRoomError."""
        if not TOKEN.fullmatch(token):
            raise NoRoomError("token")
        with self._lock:
            self._drop_old()
            before = self._held.get(token, (0.0, EMPTY))[1]
            after = change(before)
            if after.is_empty:
                self._held.pop(token, None)
                return after
            others = sum(one.size for key, (_, one) in self._held.items() if key != token)
            if after.size > before.size and (
                after.size > _HOLDING_BYTES or others + after.size > _ALL_BYTES
            ):
                raise NoRoomError("bytes")
            self._held[token] = (self._clock(), after)
            return after


@cache
def shared_store() -> Store:
    """Return the store of this process."""
    return Store()
