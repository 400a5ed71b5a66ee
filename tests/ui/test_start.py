"""The server starts with a whole atlas or not at all."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geo.load import SHIPPED
from tests.ui.asking import ask_app
from ui.routes import search

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Return what starts the entry over a copy of the atlas, spoilt by a test."""
    folder = tmp_path / "layers"
    shutil.copytree(SHIPPED, folder)

    def started(spoil, *command):
        spoil(folder)
        monkeypatch.setenv("KERUEN_LAYERS", str(folder))
        return subprocess.run(
            [sys.executable, *(command or ["app.py"])],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return started


def spoil_ports(folder):
    (folder / "ports.geojson").write_bytes((folder / "ports.geojson").read_bytes()[:-40])


def test_damaged_files_stop_the_start_with_the_full_list_of_faults(start):
    def spoil(folder):
        spoil_ports(folder)
        quotes = json.loads((folder / "quotes.json").read_text())
        for quote in quotes[:3]:
            quote["exact"] += "!"
        (folder / "quotes.json").write_text(json.dumps(quotes))
        (folder / "basemap" / "natural-earth.json").write_text('{"land": "all"}')

    done = start(spoil)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert f"has {len(lines) - 1} faults; nothing is served." in lines[0]
    for name, count in {
        "ports.geojson": 1,
        "quotes.json": 3,
        "basemap/natural-earth.json": 1,
    }.items():
        assert sum(line.startswith(f"{name}: ") for line in lines) >= count
    assert "Traceback" not in done.stderr


def test_no_address_is_announced_where_nothing_is_served(start):
    streamlit = ("-m", "streamlit", "run", "app.py", "--server.headless=true", "--server.port=0")
    done = start(spoil_ports, *streamlit)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The atlas folder has 1 faults; nothing is served.")


def test_a_log_of_json_lines_holds_every_fault_as_one(start, monkeypatch):
    monkeypatch.setenv("KERUEN_LOG", "json")
    done = start(spoil_ports)
    assert (done.returncode, done.stdout) == (1, "")
    head, *faults = (json.loads(line) for line in done.stderr.splitlines())
    assert head["faults"] == len(faults) == 1
    assert (faults[0]["file"], faults[0]["record"]) == ("ports.geojson", "the file")
    assert faults[0]["what"].startswith("not valid JSON")
    assert faults[0]["remedy"]


def test_no_container_has_a_right_that_it_does_not_need():
    text = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    replica, door = text.split("\nservices:\n")
    for part in (replica, door):
        for bound in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "mem_limit:",
                      "pids_limit:"):  # fmt: skip
            assert bound in part
    assert "cap_add" not in text
    assert door.count("condition: service_healthy") == 2


def test_what_draws_is_not_loaded_before_the_server_answers():
    told = "import sys, app; print(sorted({'matplotlib', 'altair', 'typst'} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_nobody_outside_is_asked_for_this_machines_address():
    told = "import app; from streamlit import net_util; print(net_util.get_external_ip())"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "None"
    assert "external IP" not in done.stderr


def test_a_long_search_gets_a_clear_answer():
    from starlette.applications import Starlette

    app = Starlette(routes=search.routes())
    answer = ask_app(app, "/keruen/search?lang=ru&q=" + "a" * 201)
    assert answer.status == 400
    assert "200" in json.loads(answer.body)["error"]
    assert ask_app(app, "/keruen/search?q=" + "a" * 200).status == 200
