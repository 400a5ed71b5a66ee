"""The live line: junk, strangers, and what a log of JSON lines keeps of them."""

import json
import logging
import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tests.browser.starting import ROOT, free_port, serving
from ui.serverlogs import WithoutVisitors

EVIL = "http://evil.example/private-wish?q=1"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Return the app's address and its log, as JSON lines."""
    log = tmp_path_factory.mktemp("line") / "log"
    with serving(log, free_port(), KERUEN_LOG="json", PYTHONUNBUFFERED="1") as address:
        yield address, log


@pytest.fixture
def said(running):
    """Return what reads the lines that were logged since the test began."""
    before = len(running[1].read_text())
    return lambda: [json.loads(one) for one in running[1].read_text()[before:].splitlines()]


def line_of(address, path="/_stcore/stream", **more):
    return connect(f"ws://{urlsplit(address).netloc}{path}", open_timeout=10, **more)


def end_of(line):
    """Return with which code the server ends a line."""
    with pytest.raises(ConnectionClosed) as caught:
        for _ in range(100):
            line.recv(timeout=10)
    return caught.value.rcvd.code


def worse_than_a_word(lines):
    return [one for one in lines if one["level"] in {"error", "critical"} or "trace" in one]


def test_a_text_ends_the_line_and_leaves_no_trace(running, said):
    with line_of(running[0]) as line:
        line.send("private-wish")
        assert end_of(line) == 1003
    assert worse_than_a_word(said()) == []


@pytest.mark.parametrize("junk", [b"\xff\xff\xff private-wish", b"\x00" * 40, b"private-wish"])
def test_junk_ends_the_line_with_one_line_in_the_log(running, said, junk):
    with line_of(running[0]) as line:
        line.send(junk)
        assert end_of(line) == 1002
    lines = said()
    assert worse_than_a_word(lines) == []
    assert sum(one["level"] == "warning" for one in lines) <= 1


@pytest.mark.parametrize(("path", "origin"), [("/_stcore/stream", EVIL), ("/private-wish", None)])
def test_a_refused_line_has_the_usual_headers_and_leaves_no_error(running, said, path, origin):
    with pytest.raises(InvalidStatus) as caught:
        line_of(running[0], path, origin=origin)
    answer = caught.value.response
    assert answer.status_code == 403
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert worse_than_a_word(said()) == []


def test_every_line_is_json_and_holds_nothing_that_was_sent(running):
    for more in ({"origin": EVIL}, {"additional_headers": {"User-Agent": "private-wish"}}):
        try:
            with line_of(running[0], **more) as line:
                line.send(b"")
        except InvalidStatus:
            continue
    text = running[1].read_text()
    assert "private-wish" not in text
    assert "evil" not in text
    whats = {json.loads(line)["what"] for line in text.splitlines()}
    assert whats >= {"ready", "session begins", "Error deserializing back message"}


def test_a_taken_port_is_told_as_json_where_the_container_says_so(running):
    dockerfile = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    shape = re.search(r"STREAMLIT_LOGGER_MESSAGE_FORMAT='([^']+)'", dockerfile)[1]
    more = {"KERUEN_LOG": "json", "STREAMLIT_LOGGER_MESSAGE_FORMAT": shape}
    port = str(urlsplit(running[0]).port)
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **more},
    )  # fmt: skip
    assert done.returncode == 1
    (line,) = (done.stdout + done.stderr).splitlines()
    assert f"Port {port} is not available" in json.loads(line)["what"]


def test_the_log_at_a_terminal_keeps_no_stranger_and_no_trace_of_junk(caplog):
    caplog.handler.addFilter(WithoutVisitors())
    log = logging.getLogger("streamlit.web.server.starlette.anything")
    log.warning("from %s, %s bytes", EVIL, 7)
    try:
        raise ValueError(EVIL)
    except ValueError as error:
        log.warning("Error deserializing back message", exc_info=error)
    assert caplog.text.count("\n") == 2
    assert "evil" not in caplog.text
    assert "7 bytes" in caplog.text
