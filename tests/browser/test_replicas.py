"""Two servers behind nginx as `deploy/` sets it up: one goes away, the page stays."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from websockets.sync.client import connect

from tests.browser.starting import free_port

ROOT = Path(__file__).resolve().parents[2]
SECRET = "the same on every replica, and only in this test"


@pytest.fixture(scope="module")
def nginx():
    """Return nginx's path; without it, skip, or fail where it is required."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        if os.environ.get("CI") or os.environ.get("KERUEN_NEEDS_NGINX"):
            pytest.fail("there is no nginx; apt-get install nginx-light")
        pytest.skip("there is no nginx")
    return found


def written_conf(folder, port, replicas):
    """Write `deploy/nginx.conf` for a port and replicas on loopback; change nothing else."""
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    text = text.replace("/tmp/", f"{folder}/").replace("/dev/stdout", f"{folder}/access.log")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    hosts = (ROOT / "deploy" / "replicas.conf").read_text(encoding="utf-8")
    shape = re.search(r"server one:8501([^;]*);", hosts)[1]
    lines = (f"server {urlsplit(replica).netloc}{shape};\n" for replica in replicas)
    (folder / "replicas.conf").write_text("".join(lines), encoding="utf-8")
    return folder / "nginx.conf"


def get(address, **headers):
    """Return status, headers and body of an address."""
    request = urllib.request.Request(
        address, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def sessions_at(replica):
    """Return how many pages a replica serves now."""
    text = get(f"{replica}/_stcore/metrics")[2].decode()
    return int(re.search(r"^active_sessions (\d+)", text, re.MULTILINE)[1])


@contextmanager
def opened(nginx, folder, replicas, port):
    """Run nginx before replicas, and give its address."""
    conf = written_conf(folder, port, replicas)
    rights = "user root; " if os.geteuid() == 0 else ""
    command = [nginx, "-p", str(folder), "-c", str(conf), "-g", f"{rights}daemon off;"]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            assert running.poll() is None, (folder / "log").read_text()
            try:
                get(f"{address}/_stcore/health")
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture(scope="module")
def door(nginx, serve, tmp_path_factory):
    """Return the door's address and its replicas, each with what stops it."""
    folder = tmp_path_factory.mktemp("nginx")
    with ExitStack() as everything:
        replicas = {}
        for _ in range(2):
            stack = everything.enter_context(ExitStack())
            secret = {"STREAMLIT_SERVER_COOKIE_SECRET": SECRET}
            replicas[stack.enter_context(serve(**secret))] = stack
        port = 20000 + os.getpid() % 20000
        with opened(nginx, folder, replicas, port) as address:
            yield address, replicas, folder


@pytest.fixture
def closed_door(nginx, tmp_path):
    """Return the address of a door behind which no replica stands."""
    with opened(nginx, tmp_path, [f"http://127.0.0.1:{free_port()}"], free_port()) as address:
        yield address


def test_a_header_without_end_is_refused_in_plain_words(closed_door):
    status, given, body = get(closed_door, x_long="a" * 40_000)
    assert status == 400
    assert b"too large" in body
    assert given["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_crowd_is_told_that_it_asks_too_much_at_once(closed_door):
    asked = [f"{closed_door}/{number}" for number in range(900)]
    with ThreadPoolExecutor(8) as pool:
        answers = {status: (given, body) for status, given, body in pool.map(get, asked)}
    assert answers.keys() == {429, 502}
    given, body = answers[429]
    assert body.startswith(b"Too many requests at once from one place.")
    assert given["Content-Security-Policy"].startswith("default-src 'none'")
    assert int(given["Retry-After"]) > 0


def test_the_door_keeps_files_packs_them_and_hides_what_is_not_for_visitors(door):
    address = door[0]
    home = get(address)[2].decode()
    script = re.search(r'src="\./(static/js/index[^"]+)"', home)[1]
    kept = [get(f"{address}/{script}", accept_encoding="gzip")[1] for _ in range(2)]
    assert [headers["X-Keruen-Cache"] for headers in kept] == ["MISS", "HIT"]
    assert kept[1]["Content-Encoding"] == "gzip"
    assert "immutable" in kept[1]["Cache-Control"]
    assert get(f"{address}/{script}", accept_encoding="br")[1]["Content-Encoding"] == "br"
    for many in ("br;q=1.0, gzip;q=0.5", "gzip, deflate, br, zstd"):
        headers = get(f"{address}/{script}", accept_encoding=many)[1]
        assert (headers["X-Keruen-Cache"], headers["Content-Encoding"]) == ("HIT", "br")
    headers = get(f"{address}/{script}", accept_encoding="gzip, br;q=0")[1]
    assert (headers["X-Keruen-Cache"], headers["Content-Encoding"]) == ("HIT", "gzip")
    # What nginx says itself has the headers too.
    for hidden in ("metrics", "agent/openapi.json", "agent/mcp"):
        status, headers, _ = get(f"{address}/_stcore/{hidden}")
        assert status == 404
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    status, headers, _ = get(address)
    assert status == 200
    assert headers["Server"] == "nginx"
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_a_visitor_keeps_one_seat_and_the_log_keeps_no_visitor(door):
    address, _, folder = door
    first = get(f"{address}/?feature=private-wish", user_agent="Somebody/1.0")[1]
    (seat,) = (said for said in first.get_all("Set-Cookie") if said.startswith("keruen_seat"))
    assert re.match(r"keruen_seat=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax", seat)
    again = get(address, cookie=seat.partition(";")[0])[1]
    assert not any("keruen_seat" in said for said in again.get_all("Set-Cookie", []))
    log = (folder / "access.log").read_text()
    assert '"status":200' in log
    for personal in ("private", "Somebody", '"127.0.0.1"'):
        assert personal not in log


def test_cookies_keep_to_tls_where_a_proxy_before_this_one_ends_it(door):
    for proto, secure in (("https", True), ("http", False)):
        said = get(door[0], x_forwarded_proto=proto)[1].get_all("Set-Cookie")
        assert len(said) == 2
        assert all(cookie.endswith("; Secure") == secure for cookie in said)


def test_a_page_opens_its_line_under_the_name_by_which_it_came(door):
    port = urlsplit(door[0]).port
    names = {"origin": "http://atlas.example", "open_timeout": 10}
    with (
        socket.create_connection(("127.0.0.1", port)) as sock,
        connect("ws://atlas.example/_stcore/stream", sock=sock, **names) as line,
    ):
        assert line.response.status_code == 101


def test_a_page_outlives_the_loss_of_its_replica(door, visiting):
    address, replicas, _ = door
    with visiting("?feature=port-aktau&layers=ports,air&lang=ru", at=address) as page:
        page.wait_for_selection("port-aktau")
        quotes = page.quotes()
        serving = next(replica for replica in replicas if sessions_at(replica))
        other = next(replica for replica in replicas if replica != serving)
        assert sessions_at(other) == 0
        replicas[serving].close()
        end = time.monotonic() + 30
        while not sessions_at(other) and time.monotonic() < end:
            page.page.wait_for_timeout(200)
        page.page.locator("html:not([data-away])").wait_for(state="attached")
        expect(page.page.locator("#kr-lost")).to_have_count(0)
        page.wait_for_selection("port-aktau")
        assert page.quotes() == quotes
        page.panel.locator("a[data-feature]").first.click()
        expect(page.panel.locator("[data-selected='port-aktau']")).to_have_count(0)
        page.wait_for_address(layers="ports,air", lang="ru")
        expect(page.page.locator("html")).to_have_attribute("lang", "ru")
