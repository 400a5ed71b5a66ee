"""The line before the desk, and the process that makes the files."""

import asyncio
import io
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PIL import Image

from geo.faults import KeruenError
from ui.routes.drawingprocess import DrawingProcess
from ui.routes.exportjobs import order_of
from ui.routes.workshop import BusyError, Workshop

ENOUGH = 60
ECHO = """
import sys
for number, line in enumerate(sys.stdin, start=1):
    if "die" in line: sys.exit(3)
    if "sleep" in line: import time; time.sleep(60)
    body = f"{number} {line}".encode()
    sys.stdout.buffer.write(b'{"bytes": %d}\\n' % len(body) + body)
    sys.stdout.flush()
"""


def run(steps):
    """Run what is asynchronous in a thread, as Playwright keeps a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(steps())).result(ENOUGH)


class Gate:
    """A drawing that waits until it is let through, and counts how often it was begun."""

    def __init__(self):
        self.open, self.begun = asyncio.Event(), 0

    async def __call__(self) -> bytes:
        self.begun += 1
        await self.open.wait()
        return b"drawn"


def an_order(feature="port-aktau"):
    return order_of("csv", {"feature": feature})


def spoilt(**params):
    """Return an order that nobody checked."""
    return replace(an_order(), params=tuple(params.items()))


def test_who_asks_for_what_is_being_drawn_gets_the_same_drawing():
    async def steps():
        shop, gate = Workshop(longest_line=1), Gate()
        asked = [asyncio.create_task(shop.draw("a", gate)) for _ in range(5)]
        await asyncio.sleep(0)
        gate.open.set()
        return await asyncio.gather(*asked), gate.begun

    assert run(steps) == ([b"drawn"] * 5, 1)


def test_one_is_drawn_after_the_other():
    async def steps():
        shop, first, second = Workshop(longest_line=2), Gate(), Gate()
        asked = [asyncio.create_task(shop.draw(k, g)) for k, g in (("a", first), ("b", second))]
        for _ in range(5):
            await asyncio.sleep(0)
        begun = first.begun, second.begun
        first.open.set()
        second.open.set()
        await asyncio.gather(*asked)
        return begun, (first.begun, second.begun)

    assert run(steps) == ((1, 0), (1, 1))


def test_a_full_line_is_said_to_be_full_and_empties_again():
    async def steps():
        shop, gate = Workshop(longest_line=1), Gate()
        first = asyncio.create_task(shop.draw("a", gate))
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await shop.draw("b", gate)
        gate.open.set()
        await first
        return await shop.draw("b", gate)

    assert run(steps) == b"drawn"


def test_a_visitor_who_leaves_does_not_stop_what_others_wait_for():
    async def steps():
        shop, gate = Workshop(longest_line=1), Gate()
        leaving = asyncio.create_task(shop.draw("a", gate))
        staying = asyncio.create_task(shop.draw("a", gate))
        await asyncio.sleep(0)
        leaving.cancel()
        gate.open.set()
        return await staying

    assert run(steps) == b"drawn"


def test_a_fault_in_a_drawing_reaches_who_asked_and_the_next_is_drawn():
    async def fail() -> bytes:
        raise KeruenError("no ink")

    async def steps():
        shop, gate = Workshop(longest_line=1), Gate()
        gate.open.set()
        with pytest.raises(KeruenError, match="no ink"):
            await shop.draw("a", fail)
        return await shop.draw("b", gate)

    assert run(steps) == b"drawn"


def test_the_process_draws_the_map_that_was_ordered_and_no_other():
    order = order_of("png", {"dpi": "36", "paper": "a5", "lang": "fa", "relief": "0"})

    async def steps():
        process = DrawingProcess()
        made = await process.make(order)
        await process.close()
        return made

    made = run(steps)
    assert made.startswith(b"\x89PNG")
    assert made == order.make()
    assert abs(Image.open(io.BytesIO(made)).width - 210 / 25.4 * 36) <= 1


def test_the_process_makes_what_is_ordered_and_says_what_is_wrong():
    async def steps():
        process = DrawingProcess()
        made = await process.make(an_order())
        with pytest.raises(KeruenError, match="nowhere"):
            await process.make(spoilt(layers="nowhere"))
        again = await process.make(an_order())
        await process.close()
        return made, again

    made, again = run(steps)
    assert made == again == an_order().make()


@pytest.mark.parametrize("harm", ["die", "sleep"])
def test_a_process_that_dies_or_hangs_is_replaced(harm, caplog):
    async def steps():
        process = DrawingProcess((sys.executable, "-c", ECHO), seconds=5 if harm == "die" else 0.5)
        with pytest.raises(BusyError):
            await process.make(spoilt(feature=harm))
        process._seconds = 5
        made = await process.make(an_order())
        await process.close()
        return made

    assert run(steps).startswith(b"1 ")
    assert "no csv could be made" in caplog.text
