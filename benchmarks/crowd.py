"""Thirty visitors in lockstep, without browsers: each speaks Streamlit's own protocol."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.servers import Server


async def _run_script(line: websockets.ClientConnection) -> float:
    """Ask for a run of the script and return the seconds until it has finished."""
    wish = BackMsg()
    wish.rerun_script.query_string = ""
    began = time.perf_counter()
    await line.send(wish.SerializeToString())
    while True:
        message = ForwardMsg()
        message.ParseFromString(await line.recv())
        if message.WhichOneof("type") == "script_finished":
            return time.perf_counter() - began


async def _crowd(server: Server, visitors: int, rounds: int) -> tuple[list[float], list[float]]:
    address = server.address.replace("http", "ws") + "/_stcore/stream"
    options = {"subprotocols": ["streamlit"], "max_size": None, "origin": server.address}
    lines = await asyncio.gather(*(websockets.connect(address, **options) for _ in range(visitors)))
    first = await asyncio.gather(*(_run_script(line) for line in lines))
    later: list[float] = []
    for _ in range(rounds):
        later += await asyncio.gather(*(_run_script(line) for line in lines))
    await asyncio.gather(*(line.close() for line in lines))
    return list(first), later


def crowd_seconds(
    server: Server, visitors: int = 30, rounds: int = 3
) -> tuple[list[float], list[float]]:
    """Return each visitor's seconds for the first run, and for the runs after it."""
    # In a thread of its own: Playwright keeps a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(_crowd(server, visitors, rounds))).result()
