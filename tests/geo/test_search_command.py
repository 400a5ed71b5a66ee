"""The search by command: what it prints, and its status."""

import json

import pytest

from geo.__main__ import main
from geo.load import SHIPPED


def run(capsys, *arguments):
    status = main(["--layers", str(SHIPPED), "search", *arguments])
    return status, capsys.readouterr().out


def test_the_command_prints_id_name_place_and_words_in_context(capsys):
    status, out = run(capsys, "Горган", "--lang", "fa", "--limit", "2")
    assert status == 0
    assert out.splitlines()[:2] == ["station-gorgan  گرگان", "  name: [Горган]"]
    assert len(out.splitlines()) == 4


def test_the_command_names_the_quote_and_the_document(capsys):
    assert "  quote s003-005: مع قنصلية بُنيَت في عام [2007] في غوغان" in run(capsys, "2007")[1]
    assert "document 001  Isova & Apsattarova, 2020" in run(capsys, "Исова")[1]


def test_the_command_says_so_when_nothing_is_found(capsys):
    assert run(capsys, "xyzzy") == (1, "nothing found: xyzzy\n")
    status, out = run(capsys, "xyzzy", "--json")
    assert (status, json.loads(out)) == (1, {"query": "xyzzy", "hits": []})


def test_the_command_prints_json(capsys):
    data = json.loads(run(capsys, "غوغان", "--json", "--lang", "kk")[1])
    assert data["hits"][0]["feature"] == "consulate-kz-gorgan"
    assert data["hits"][0]["name"] == "Қазақстанның Горгандағы консулдығы"


@pytest.mark.parametrize("wrong", [["a", "--lang", "de"], ["a", "--limit", "0"], []])
def test_wrong_use_of_the_command_ends_with_2(wrong):
    with pytest.raises(SystemExit) as stopped:
        main(["search", *wrong])
    assert stopped.value.code == 2
