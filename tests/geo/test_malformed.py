"""No malformed file gets through, none stops the machine; each fault names its file."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from geo.faults import AtlasError, Fault
from geo.geometry import geometry_faults
from geo.load import load_atlas
from geo.reading import MAX_FAULTS, MAX_RECORDS
from tests.corpus.places import hostile_places
from tests.corpus.shapes import broken_geometries, nested_coordinates
from tests.corpus.texts import broken_json
from tests.geo.folders import a_context, faults_of, sound_files, write_folder

OPTIONAL = {
    "disagreements.json": [],
    "figures.json": [],
    "statements.json": [],
    "unplaced.json": [],
    "verified.json": {},
    "network/nodes.json": [],
    "network/edges.json": [],
}
ROOT = Path(__file__).resolve().parents[2]


def every_file():
    """Return a sound folder with a file of every kind."""
    return sound_files() | OPTIONAL


NAMES = sorted(every_file())
TEXTS = [
    (name, what)
    for name in NAMES
    for what, _ in broken_json(json.dumps(every_file()[name]).encode())
]
GEOMETRIES = dict(broken_geometries())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return one folder in which the tests spoil a file and mend it again."""
    return write_folder(tmp_path_factory.mktemp("atlas"), every_file())


@pytest.fixture
def spoil(folder):
    """Return what puts contents, or something else, in a file's place for one test."""
    spoilt = []

    def put(name, content):
        path = folder / name
        spoilt.append((path, path.read_bytes()))
        path.unlink()
        content(path) if callable(content) else path.write_bytes(content)

    yield put
    for path, sound in spoilt:
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        path.write_bytes(sound)


def faults_in(folder, name):
    """Return the faults that name the file; fail where there are none, or one is unclear."""
    with pytest.raises(AtlasError) as caught:
        load_atlas(folder)
    faults = [f for f in caught.value.faults if f.file == name]
    assert faults, f"none of the faults names {name}: {caught.value}"
    for fault in faults:
        line = str(fault)
        assert line.encode()
        assert line.isprintable()
        assert len(line) < 1700
        for machinery in ("Traceback", "sys.", "object at 0x", "pydantic", str(folder)):
            assert machinery not in line
    return faults


def test_the_corpus_is_large_and_of_every_kind(folder):
    assert load_atlas(folder)
    assert len(TEXTS) + len(GEOMETRIES) + len(NAMES) * len(dict(hostile_places())) >= 900
    assert len(set(TEXTS)) == len(TEXTS)


@pytest.mark.parametrize("name", NAMES)
def test_a_malformed_file_is_named_with_its_fault(folder, spoil, name):
    for what, content in broken_json(json.dumps(every_file()[name]).encode()):
        if json_of(content) == every_file()[name]:
            continue
        (folder / name).write_bytes(content)
        try:
            assert faults_in(folder, name)
        except BaseException as error:
            error.add_note(f"{name} {what}")
            raise
        finally:
            (folder / name).write_text(json.dumps(every_file()[name]))


def json_of(content):
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return object()


@pytest.mark.parametrize("what", dict(hostile_places()))
@pytest.mark.parametrize("name", ["ports.geojson", "quotes.json", "network/nodes.json"])
def test_what_is_no_plain_file_is_not_even_opened(folder, spoil, name, what):
    spoil(name, dict(hostile_places())[what])
    assert faults_in(folder, name)


@pytest.mark.parametrize("what", GEOMETRIES)
def test_a_geometry_that_no_map_may_draw_is_a_fault(what):
    assert geometry_faults(GEOMETRIES[what], (25.0, 20.0, 90.0, 57.0))


@pytest.mark.parametrize("depth", [3, 100, 400, 900, 10_000])
def test_coordinates_nested_too_deep_are_a_fault(folder, spoil, depth):
    layer = json.dumps(every_file()["ports.geojson"])
    point = json.dumps(every_file()["ports.geojson"]["features"][0]["geometry"])
    spoil("ports.geojson", layer.replace(point, nested_coordinates(depth)).encode())
    assert faults_in(folder, "ports.geojson")


def test_a_line_over_the_180th_meridian_must_be_split_there():
    world = (-180.0, -90.0, 180.0, 90.0)
    line = {"type": "LineString", "coordinates": [[179, 50], [-179, 50]]}
    assert "180th meridian" in geometry_faults(line, world)[0]
    halves = [[[179, 50], [180, 50]], [[-180, 50], [-179, 50]]]
    assert geometry_faults({"type": "MultiLineString", "coordinates": halves}, world) == []


def test_a_link_inside_the_folder_is_read(folder, spoil):
    path = folder / "ports.geojson"
    (folder / "..data").mkdir()
    (folder / "..data" / "real").write_bytes(path.read_bytes())
    spoil("ports.geojson", lambda place: place.symlink_to(folder / "..data" / "real"))
    assert load_atlas(folder).features


def test_a_file_with_thousands_of_faults_names_the_first_and_says_so(tmp_path):
    files = sound_files()
    files["claims.json"] = [{"id": f"c-{n}"} for n in range(5000)]
    faults = [f for f in faults_of(tmp_path, files) if f.file == "claims.json"]
    assert MAX_FAULTS < len(faults) < MAX_FAULTS + 10
    assert faults[-1].fault == f"has more than {MAX_FAULTS} faults; the rest is not read"


@pytest.mark.parametrize("name", ["quotes.json", "ports.geojson"])
def test_a_file_with_too_many_records_is_refused_as_a_whole(folder, spoil, name):
    many = b"[" + b"1," * MAX_RECORDS + b"1]"
    start = b'{"type": "FeatureCollection", "layer": '
    head = start + json.dumps(every_file()["ports.geojson"]["layer"]).encode() + b', "features": '
    spoil(name, many if name == "quotes.json" else head + many + b"}")
    assert "records, more than" in faults_in(folder, name)[0].fault


def test_a_fault_turns_no_line_round_and_forges_none():
    fault = Fault(file="a", record="x\nb: y: z", fault="\u202egnp.exe\x1b[2J", remedy="r" * 9000)
    assert str(fault).isprintable()
    assert len(str(fault)) < 600
    persian = Fault(file="a", record="راه\u200cآهن", fault="b", remedy="c")
    assert persian.record == "راه\u200cآهن"


HEAVY = """
import json, sys
from pathlib import Path
from geo.faults import AtlasError
from geo.load import load_atlas
try:
    load_atlas(Path(sys.argv[1]))
except AtlasError as error:
    print(max(map(len, str(error).splitlines())), str(error)[:200])
"""


def _limited():
    resource.setrlimit(resource.RLIMIT_CPU, (90, 90))
    resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))


@pytest.mark.parametrize("what", ["points", "rings", "wrong points", "names", "numbers"])
def test_millions_of_points_take_bounded_time_and_memory(folder, spoil, what):
    start = json.dumps(every_file()["ports.geojson"])[:-2]
    point, ring = "[51.5,43.5]", "[[51,43],[52,43],[52,44],[51,43]]"
    shapes = {
        "points": '{"type":"LineString","coordinates":[' + ",".join([point] * 2_000_000) + "]}",
        "rings": '{"type":"Polygon","coordinates":[' + ",".join([ring] * 20_000) + "]}",
        "wrong points": '{"type":"LineString","coordinates":[' + "[0,0]," * 1_500_000 + "[1]]}",
        "names": '{"' + "n" * 20_000_000 + '":1}',
        "numbers": "[" + "1e5," * 2_000_000 + "1]",
    }
    feature = json.dumps(a_context(geometry=None)).replace(
        json.dumps(a_context()["geometry"]), shapes[what]
    )
    spoil("ports.geojson", f"{start},{feature}]}}".encode())
    done = subprocess.run(
        [sys.executable, "-c", HEAVY, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=_limited, env=os.environ,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "port-kuryk" in done.stdout or "ports.geojson" in done.stdout


def test_the_command_line_names_the_fault_and_shows_no_trace(folder, spoil):
    spoil("quotes.json", b"[" * 10_000)
    done = subprocess.run(
        [sys.executable, "-m", "geo", "--layers", str(folder), "check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "quotes.json: the file: lists or objects nested too deep" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
