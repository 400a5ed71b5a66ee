"""The command line: what each command prints and with what status it ends."""

import json
import subprocess
import sys

import pytest

from geo.__main__ import main
from geo.load import SHIPPED
from tests.geo.folders import DOCUMENT, a_quote, sound_files, write_folder


@pytest.fixture
def folder(tmp_path):
    """Return a sound folder of layers."""
    return write_folder(tmp_path / "layers", sound_files())


@pytest.fixture
def documents(tmp_path):
    """Return a folder with the document that the sound folder quotes."""
    return write_folder(tmp_path / "documents", {"000.txt": DOCUMENT})


@pytest.fixture
def broken(tmp_path):
    """Return a folder with two faults in two files."""
    files = sound_files()
    files["claims.json"][0]["unit"] = "ell"
    files["ports.geojson"]["crs"] = "EPSG:4326"
    return write_folder(tmp_path / "broken", files)


def _run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    return status, *capsys.readouterr()


def test_check_finds_the_shipped_atlas_without_faults(capsys):
    status, out, err = _run(capsys, "check")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == "no faults"


def test_check_counts_what_the_folder_holds(capsys, folder):
    status, out, _ = _run(capsys, "--layers", folder, "check", "--json")
    data = json.loads(out)
    assert status == 0
    assert data["layers"] == {"ports": 1}
    counts = ("features", "with_quotes", "context", "quotes", "verified_quotes", "claims")
    assert [data[key] for key in counts] == [1, 1, 0, 1, 0, 1]
    assert data["faults"] == []


def test_check_counts_the_places_and_stretches_of_the_network(capsys, folder):
    _, out, _ = _run(capsys, "check", "--json")
    counts = json.loads(out)["network"]
    assert counts["places"] > counts["stretches"] / 2 > 100
    assert 0 < counts["context"] < counts["stretches"]
    assert set(counts["km_by_mode"]) == {"rail", "sea", "ferry", "road", "pipeline"}
    _, out, _ = _run(capsys, "check")
    said = f"{counts['places']} places of the network, {counts['stretches']} stretches"
    assert said in out
    _, out, _ = _run(capsys, "--layers", folder, "check", "--json")
    assert json.loads(out)["network"]["places"] == 0
    _, out, _ = _run(capsys, "--layers", folder, "check")
    assert "network" not in out


def test_check_prints_every_fault_and_ends_with_one(capsys, broken):
    status, out, _ = _run(capsys, "--layers", broken, "check")
    assert status == 1
    assert "ports.geojson: the file: unknown key 'crs'" in out
    assert "claims.json: aktau-status: unknown unit 'ell'" in out
    assert out.splitlines()[-1] == "2 faults"


def test_check_gives_faults_to_programs_with_file_record_fault_and_remedy(capsys, broken):
    status, out, _ = _run(capsys, "--layers", broken, "check", "--json")
    assert status == 1
    assert {fault["file"] for fault in json.loads(out)["faults"]} == {
        "ports.geojson",
        "claims.json",
    }
    assert all(all(fault.values()) for fault in json.loads(out)["faults"])


def test_check_refuses_to_quote_most_of_a_document(capsys, tmp_path):
    files = sound_files()
    files["quotes.json"] = [a_quote(" ".join(DOCUMENT.split()))]
    folder = write_folder(tmp_path, files)
    status, out, _ = _run(capsys, "--layers", folder, "check")
    assert status == 1
    assert "quotes.json: source 000: " in out
    files["sources.json"][0]["encyclopedic"] = True
    write_folder(folder, files)
    assert _run(capsys, "--layers", folder, "check")[0] == 0


def test_check_names_a_quote_whose_words_have_changed_since_they_were_verified(
    capsys, folder, documents
):
    verify = ("--layers", folder, "verify", "--sources", documents, "--record")
    assert _run(capsys, *verify)[0] == 0
    quotes = json.loads((folder / "quotes.json").read_text(encoding="utf-8"))
    quotes[0]["exact"] = "xy" + quotes[0]["exact"][2:]
    (folder / "quotes.json").write_text(json.dumps(quotes), encoding="utf-8")
    status, out, _ = _run(capsys, "--layers", folder, "check")
    assert status == 1
    assert out.splitlines()[-1] == "1 faults"
    assert (
        "quotes.json: s000-001: its words or their place have changed since they were verified — "
        "run python -m geo verify --sources DIR --record, or put them back"
    ) in out
    (folder / "verified.json").write_text("{}", encoding="utf-8")
    assert _run(capsys, "--layers", folder, "check")[0] == 0


def test_verify_finds_an_exact_quote(capsys, folder, documents):
    status, out, _ = _run(capsys, "--layers", folder, "verify", "--sources", documents)
    assert (status, out) == (0, "1 exact, 0 moved, 0 missing\n")
    assert not (folder / "verified.json").exists()


def test_verify_records_the_fingerprints_when_all_is_exact(capsys, folder, documents):
    arguments = ("--layers", folder, "verify", "--sources", documents, "--record")
    assert _run(capsys, *arguments)[0] == 0
    assert list(json.loads((folder / "verified.json").read_text())) == ["s000-001"]
    _, out, _ = _run(capsys, "--layers", folder, "check", "--json")
    assert json.loads(out)["verified_quotes"] == 1


def test_verify_says_where_a_moved_quote_stands_and_records_nothing(capsys, folder, documents):
    (documents / "000.txt").write_text("Жаңа. " + DOCUMENT, encoding="utf-8")
    arguments = ("--layers", folder, "verify", "--sources", documents, "--record")
    status, out, _ = _run(capsys, *arguments)
    assert status == 1
    assert f"s000-001: moved, now at {a_quote()['start'] + 6}" in out
    assert "document 000 is not the one that was quoted (checksum)" in out
    assert not (folder / "verified.json").exists()


def test_verify_names_the_documents_that_are_absent(capsys, folder, documents):
    (documents / "000.txt").unlink()
    status, out, _ = _run(capsys, "--layers", folder, "verify", "--sources", documents, "--json")
    data = json.loads(out)
    assert status == 1
    assert data["absent_documents"] == ["000"]
    assert data["counts"] == {"exact": 0, "moved": 0, "missing": 1}


@pytest.fixture
def two(tmp_path):
    """Return a folder that quotes two documents."""
    files = sound_files()
    files["sources.json"].append({**files["sources.json"][0], "id": "111", "file": "111.txt"})
    files["quotes.json"].append({**a_quote(name="s111-001"), "source": "111"})
    files["ports.geojson"]["features"][0]["properties"]["quotes"].append("s111-001")
    return write_folder(tmp_path / "two", files)


def test_verify_tells_what_is_not_checked_apart_from_what_is_missing(capsys, two, documents):
    status, out, _ = _run(capsys, "--layers", two, "verify", "--sources", documents)
    assert status == 1
    assert "document 111 is not in the folder: its quotes (1) are not checked" in out
    assert "1 exact, 0 moved, 0 missing, 1 not checked" in out
    assert "--only 000" in out
    assert "s111-001" not in out


def test_verify_checks_only_the_documents_that_are_named(capsys, two, documents):
    arguments = ("--layers", two, "verify", "--sources", documents)
    old = {"s111-001": "kept", "gone-001": "dropped"}
    (two / "verified.json").write_text(json.dumps(old), encoding="utf-8")
    status, out, _ = _run(capsys, *arguments, "--only", "000", "--record")
    assert (status, out) == (0, "1 exact, 0 moved, 0 missing\n")
    recorded = json.loads((two / "verified.json").read_text())
    assert (set(recorded), recorded["s111-001"]) == ({"s000-001", "s111-001"}, "kept")
    assert _run(capsys, *arguments, "--only", "000", "--only", "111")[0] == 1
    status, _, err = _run(capsys, *arguments, "--only", "222")
    assert status == 2
    assert "there are 000, 111" in err


def test_show_prints_a_feature_with_its_evidence(capsys, folder):
    status, out, _ = _run(capsys, "--layers", folder, "show", "port-aktau")
    assert status == 0
    assert out.startswith("Aktau (port-aktau)\n")
    assert f"“{a_quote()['exact']}”" in out
    assert "not verified" in out


def test_show_says_of_context_whence_it_comes(capsys):
    status, out, _ = _run(capsys, "show", "port-kuryk")
    assert status == 0
    assert "Context: no document speaks of it. Origin: " in out


def test_show_gives_kilometres_to_programs(capsys):
    status, out, _ = _run(capsys, "show", "zhanaozen-gorgan-railway", "--json")
    data = json.loads(out)
    assert status == 0
    assert data["kilometre_posts"]["station-yampi"] == pytest.approx(905, rel=0.01)
    assert all(quote["verified"] for quote in data["quotes"])


@pytest.mark.parametrize("feature_id", ["port-aktau", "ktti-corridor", "pipeline-kz-tm-ir"])
def test_show_writes_one_json_object(capsys, feature_id):
    _, out, _ = _run(capsys, "show", feature_id, "--json")
    assert json.loads(out)["id"] == feature_id


def test_an_unknown_id_is_wrong_use_and_is_answered_with_suggestions(capsys):
    status, out, err = _run(capsys, "show", "port-aktua")
    assert (status, out) == (2, "")
    assert "did you mean port-aktau" in err


@pytest.mark.parametrize("command", [("show", "port-aktau"), ("verify", "--sources", ".")])
def test_a_command_on_a_faulty_folder_prints_its_faults(capsys, broken, command):
    status, out, err = _run(capsys, "--layers", broken, *command)
    assert (status, out) == (1, "")
    assert err.startswith("2 faults:\n")


def test_a_folder_that_is_not_there_is_a_fault(capsys, tmp_path):
    assert _run(capsys, "--layers", tmp_path / "nowhere", "check")[0] == 1


def test_a_folder_of_documents_that_is_not_there_is_wrong_use(capsys, tmp_path):
    status, _, err = _run(capsys, "verify", "--sources", tmp_path / "nowhere")
    assert status == 2
    assert "no such folder" in err


@pytest.mark.parametrize(
    "arguments", [[], ["show"], ["verify"], ["fly"], ["check", "--jason"], ["--layers"]]
)
def test_wrong_use_ends_with_two_and_shows_the_usage(capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m geo" in capsys.readouterr().err


def test_the_module_answers_to_help():
    done = subprocess.run(
        [sys.executable, "-m", "geo", "--help"],
        cwd=SHIPPED.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert all(command in done.stdout for command in ("check", "verify", "show"))
