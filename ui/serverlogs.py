"""What Streamlit and uvicorn say, as lines of our log, without what a visitor sent."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import config
from streamlit import logger as streamlit_logs
from streamlit.web.server import server_util

from ui.logs import json_handler, note, wants_json

# Their words name what was asked for, by whom, and from where.
_TALKATIVE = ("streamlit.web.server.", "streamlit.runtime.")
_LINE = "streamlit.web.server.starlette.starlette_websocket"
_JUNK = frozenset(
    {"Error deserializing back message", "Invalid UTF-8 sequence received from client."}
)
# uvicorn says so of every line that is refused by an answer, although the answer is sent.
_UNTRUE = "ASGI callable returned without completing handshake."


class WithoutVisitors(logging.Filter):
    """Takes out of a record the words that a visitor sent; of junk on the line, the trace."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through that is true, changed."""
        if record.msg == _UNTRUE:
            return False
        if record.msg in _JUNK:
            record.exc_info = record.exc_text = None
        if record.name.startswith(_TALKATIVE) and isinstance(record.args, tuple):
            record.args = tuple("…" if isinstance(one, str) else one for one in record.args)
        return True


def _join(logger: logging.Logger) -> None:
    """Have a logger write to our log; below a warning uvicorn names the visitors' addresses."""
    logger.handlers, logger.propagate = [json_handler()], False
    logger.setLevel(logging.WARNING)


def join_logs() -> None:
    """Take in what the server's parts say, and what parts loaded later will."""
    told = WithoutVisitors()
    for name in (_LINE, "uvicorn.error"):
        logging.getLogger(name).addFilter(told)
    if wants_json():
        json_handler().addFilter(told)
        streamlit_logs.setup_formatter = _join
        streamlit_logs.update_formatter()


@asynccontextmanager
async def announcing(_app: st.App) -> AsyncIterator[None]:
    """Say where the atlas is to be found, once it is; Streamlit's own word comes too early."""
    address = server_util.get_url(config.get_option("browser.serverAddress"))
    if wants_json():
        note("ready", address=address)
    else:
        print(f"\n  The atlas is open at {address}\n", flush=True)
    yield
