"""A view inside another site's page: the code that the map gives, and the slim page it shows."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import expect

READ = "() => navigator.clipboard.readText()"


@contextmanager
def another_site(body):
    """Serve a page with this body on an origin of its own, and yield its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html>{body}".encode())

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        # Another host than the app's, so that the two are of different sites, not only origins.
        yield f"http://localhost:{site.server_port}/"
        site.shutdown()


def test_the_code_that_the_map_gives_shows_this_view_in_another_page(visit, server, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page = visit("?feature=port-aktau&lang=kk&view=43,52,6")
    page.map.locator(".keruen-bar").get_by_text("</>", exact=True).click()
    expect(page.map.locator("#keruen-status")).not_to_be_empty()
    code = page.page.evaluate(READ)
    assert code.startswith(f'<iframe src="{server}/?')

    with another_site(f"<h1>Another page</h1>{code}") as address:
        page.page.goto(address)
        _shows_this_view(page.page)


def _shows_this_view(page):
    frame = page.frame_locator("iframe").first
    inner = frame.frame_locator(".st-key-map iframe")
    inner.locator("html[data-ready=true]").wait_for(state="attached")
    expect(frame.locator("[data-selected='port-aktau']")).to_be_visible()
    expect(frame.locator("blockquote").first).to_be_visible()
    expect(frame.locator(".st-key-bar")).to_be_hidden()
    expect(inner.locator(".keruen-bar button")).to_have_count(4)

    frame.locator(".kr-panel a[data-feature]:not([data-feature=''])").first.click()
    expect(frame.locator("[data-selected='port-aktau']")).to_have_count(0)
    expect(frame.locator(".st-key-bar")).to_be_hidden()
    way = frame.locator(".kr-open")
    expect(way).to_be_visible()
    target = way.get_attribute("href") or ""
    assert "embed" not in target
    assert "lang=kk" in target
    assert "feature=" in target


def test_an_ordinary_page_and_the_map_alone_stay_empty_inside_another_site(server, context):
    page = context.new_page()
    refused = []
    page.on("console", lambda message: refused.append("frame-ancestors" in message.text))
    frames = [f"{server}/", f"{server}/component/streamlit_folium.st_folium/index.html?embed=1"]
    with another_site("".join(f'<iframe src="{one}"></iframe>' for one in frames)) as address:
        page.goto(address)
        for place in range(len(frames)):
            body = page.frame_locator("iframe").nth(place).locator("#root")
            expect(body).to_have_count(0)
    assert refused.count(True) == len(frames)
    page.close()
