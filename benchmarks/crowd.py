"""Thirty visitors in lockstep, without browsers: each speaks Streamlit's own protocol."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.servers import Server

# What the visitors look at in turn: an app that knows no addresses just runs again.
SEARCHES = (
    "feature=port-aktau",
    "feature=zhanaozen-gorgan-railway&lang=fa",
    "feature=consulate-kz-gorgan&layers=railway,missions",
    "feature=port-kuryk&view=43,52,7",
)


@dataclass(slots=True)
class Crowd:
    """Each visitor's seconds for the first run and for later ones; the server's for one of each."""

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    first_cpu: float = 0.0
    later_cpu: float = 0.0


async def _run_script(line: websockets.ClientConnection, search: str = "") -> float:
    """Ask for a run of the script and return the seconds until it has finished."""
    wish = BackMsg()
    wish.rerun_script.query_string = search
    began = time.perf_counter()
    await line.send(wish.SerializeToString())
    while True:
        message = ForwardMsg()
        message.ParseFromString(await line.recv())
        if message.WhichOneof("type") == "script_finished":
            return time.perf_counter() - began


async def _crowd(server: Server, visitors: int, rounds: int) -> Crowd:
    address = server.address.replace("http", "ws") + "/_stcore/stream"
    options = {"subprotocols": ["streamlit"], "max_size": None, "origin": server.address}
    lines = await asyncio.gather(*(websockets.connect(address, **options) for _ in range(visitors)))
    found, began = Crowd(), server.cpu()
    found.first += await asyncio.gather(*(_run_script(line) for line in lines))
    found.first_cpu = (server.cpu() - began) / visitors
    began = server.cpu()
    for turn in range(rounds):
        search = SEARCHES[turn % len(SEARCHES)]
        found.later += await asyncio.gather(*(_run_script(line, search) for line in lines))
    found.later_cpu = (server.cpu() - began) / (visitors * rounds)
    await asyncio.gather(*(line.close() for line in lines))
    return found


def crowd_of(server: Server, visitors: int = 30, rounds: int = 4) -> Crowd:
    """Return how long the visitors waited, each for a first run and then for `rounds` more."""
    # In a thread of its own: Playwright keeps a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(_crowd(server, visitors, rounds))).result()
