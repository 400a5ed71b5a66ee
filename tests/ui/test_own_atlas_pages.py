"""All pages with another atlas, in a process of its own: what a process serves is loaded once."""

import os
import subprocess
import sys

import pytest

from geo.commands.new import STARTER
from geo.load import SHIPPED

ROOT = SHIPPED.parent
SCRIPT = """
import json, sys
from streamlit.testing.v1 import AppTest
seen = {}
for language in ("en", "kk", "ru", "fa", "ar"):
    app = AppTest.from_file("ui/main.py", default_timeout=60)
    app.query_params["lang"] = language
    app.query_params["feature"] = sys.argv[1]
    for screen in (None, "disagreements", "figures", "sources"):
        app.switch_page(f"screens/{screen}.py").run() if screen else app.run()
        assert not app.exception, (language, screen, app.exception)
        html = " ".join(element.proto.body for element in app.get("html"))
        seen[f"{language} {screen or 'map'}"] = html
    links = [str(link.proto.page) for link in app.get("page_link")]
    seen[f"{language} menu"] = " ".join(links)
print(json.dumps(seen))
"""


@pytest.fixture(scope="module", params=[STARTER, ROOT / "tests" / "atlases" / "lights"])
def pages(request):
    """Return what each page of an atlas holds, by language and page."""
    import json

    feature = {"starter": "example-harbour", "lights": "light-creach"}[request.param.name]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, feature],
        cwd=ROOT,
        env={**os.environ, "KERUEN_LAYERS": str(request.param), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_every_page_of_another_atlas_opens_in_every_language(pages):
    assert len(pages) == 25
    assert all("data-selected" in html for name, html in pages.items() if name.endswith(" map"))
    assert all("kr-source" in html for name, html in pages.items() if name.endswith(" sources"))


def test_a_page_with_nothing_to_show_says_so_and_is_not_in_the_menu(pages):
    assert "no document is known to contradict" in pages["en disagreements"]
    assert "<table" not in pages["en figures"]
    assert "disagreements" not in pages["en menu"]
    assert "figures" not in pages["en menu"]
    assert "sources" in pages["en menu"]
