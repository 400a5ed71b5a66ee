"""What keeps a costly route within bounds: a cache of so many bytes, a bucket a visitor."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock


class ByteCache:
    """Keep what was asked for last, up to so many bytes in all."""

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """Return what is kept under `key`, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: str, body: bytes) -> None:
        """Keep `body`, and drop what was asked for longest ago until all fits."""
        if len(body) > self.limit:
            return
        with self._lock:
            self.size += len(body) - len(self._kept.pop(key, b""))
            self._kept[key] = body
            while self.size > self.limit:
                self.size -= len(self._kept.popitem(last=False)[1])


class Buckets:
    """Let each visitor spend up to `depth` units at once, and `rate` units a second after."""

    def __init__(
        self, *, depth: float, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.depth, self.rate, self._clock = depth, rate, clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait_for(self, visitor: str, cost: float) -> int:
        """Spend `cost` and return 0, or return after how many whole seconds it can be spent."""
        wanted = min(cost, self.depth)
        with self._lock:
            now = self._clock()
            level, then = self._levels.pop(visitor, (self.depth, now))
            level = min(self.depth, level + (now - then) * self.rate)
            enough = level >= wanted
            self._levels[visitor] = (level - wanted if enough else level, now)
            while len(self._levels) > 10_000:
                self._levels.popitem(last=False)
            return 0 if enough else max(1, math.ceil((wanted - level) / self.rate))
