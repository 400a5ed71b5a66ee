"""The process that draws: one at a time, the same for all who ask, and a line with an end."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ui.routes.workshop import BusyError, Workshop

ENOUGH = 30


def run(steps):
    """Run what is asynchronous in a thread, as Playwright keeps a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(steps)).result(ENOUGH)


def process_id() -> bytes:
    return str(os.getpid()).encode()


def die() -> bytes:
    os._exit(3)


class Gate:
    """A drawing that waits until it is let through, and counts how often it was begun."""

    def __init__(self):
        self.open, self.begun = Event(), 0

    def __call__(self) -> bytes:
        self.begun += 1
        assert self.open.wait(ENOUGH)
        return b"drawn"


def test_who_asks_for_what_is_being_drawn_gets_the_same_drawing():
    gate = Gate()

    async def steps():
        shop = Workshop(longest_line=1, start=lambda: ThreadPoolExecutor(1))
        asked = [asyncio.create_task(shop.draw("a", gate)) for _ in range(5)]
        await asyncio.sleep(0)
        gate.open.set()
        return await asyncio.gather(*asked)

    assert run(steps()) == [b"drawn"] * 5
    assert gate.begun == 1


def test_a_full_line_is_said_to_be_full_and_empties_again():
    gate = Gate()

    async def steps():
        shop = Workshop(longest_line=1, start=lambda: ThreadPoolExecutor(1))
        first = asyncio.create_task(shop.draw("a", gate))
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await shop.draw("b", gate)
        gate.open.set()
        await first
        return await shop.draw("b", gate)

    assert run(steps()) == b"drawn"


def test_a_visitor_who_leaves_does_not_stop_what_others_wait_for():
    gate = Gate()

    async def steps():
        shop = Workshop(longest_line=1, start=lambda: ThreadPoolExecutor(1))
        leaving = asyncio.create_task(shop.draw("a", gate))
        staying = asyncio.create_task(shop.draw("a", gate))
        await asyncio.sleep(0)
        leaving.cancel()
        gate.open.set()
        return await staying

    assert run(steps()) == b"drawn"


def test_a_fault_in_a_drawing_reaches_who_asked_and_the_next_is_drawn():
    def fail() -> bytes:
        raise ValueError("no ink")

    async def steps():
        shop = Workshop(longest_line=1, start=lambda: ThreadPoolExecutor(1))
        with pytest.raises(ValueError, match="no ink"):
            await shop.draw("a", fail)
        return await shop.draw("b", lambda: b"ink")

    assert run(steps()) == b"ink"


def test_it_draws_in_another_process_and_survives_that_ones_death():
    async def steps():
        shop = Workshop(longest_line=2)
        first = await shop.draw("a", process_id)
        with pytest.raises(BusyError):
            await shop.draw("b", die)
        second = await shop.draw("c", process_id)
        shop.close()
        return first, second

    first, second = run(steps())
    assert len({first, second, process_id()}) == 3
