"""The JSON Schemas: current, explaining every field, and of one mind with the loader."""

import json
from pathlib import PurePath

import pytest
from jsonschema import Draft202012Validator

from geo.__main__ import main
from geo.commands.new import STARTER
from geo.load import SHIPPED
from geo.schemas import FILES, editor_settings, schema_name, schema_of

ROOT = SHIPPED.parent
DOCS = ROOT / "docs"
FOLDERS = {
    "shipped": SHIPPED, "starter": STARTER, "lights": ROOT / "tests" / "atlases" / "lights"
}  # fmt: skip
MACHINE_MADE = {"basemap/natural-earth.json"}


def _file_of(path, folder):
    """Return the entry of FILES that a file of an atlas falls under."""
    name = path.relative_to(folder).as_posix()
    return next((file for file in FILES if PurePath(name).match(file)), None)


def _files():
    for title, folder in FOLDERS.items():
        for path in sorted([*folder.rglob("*.json"), *folder.rglob("*.geojson")]):
            if path.relative_to(folder).as_posix() not in MACHINE_MADE:
                yield pytest.param(
                    path, _file_of(path, folder), id=f"{title}-{path.relative_to(folder)}"
                )


@pytest.mark.parametrize(("path", "file"), list(_files()))
def test_every_file_of_every_atlas_fits_its_schema(path, file):
    assert file, f"geo/schemas.py has no schema for {path.name}"
    faults = Draft202012Validator(schema_of(file)).iter_errors(json.loads(path.read_text()))
    assert [f"{fault.json_path}: {fault.message[:120]}" for fault in faults] == []


@pytest.mark.parametrize("file", FILES)
def test_the_schema_in_docs_is_current(file):
    schema = schema_of(file)
    Draft202012Validator.check_schema(schema)
    kept = (DOCS / "schemas" / schema_name(file)).read_text(encoding="utf-8")
    assert json.loads(kept) == schema, "python -m geo schema docs/schemas --page docs/fields.md"


def test_the_page_of_fields_is_current(tmp_path):
    assert main(["schema", str(tmp_path / "s"), "--page", str(tmp_path / "fields.md")]) == 0
    made = (tmp_path / "fields.md").read_text(encoding="utf-8")
    assert made == (DOCS / "fields.md").read_text(encoding="utf-8")
    assert {path.name for path in (tmp_path / "s").iterdir()} == set(map(schema_name, FILES))


def _objects(schema):
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "coordinates" not in schema.get(
            "properties", ["coordinates"]
        ):
            yield schema
        for value in schema.values():
            yield from _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _objects(value)


@pytest.mark.parametrize("file", FILES)
def test_every_field_is_explained_and_no_other_is_allowed(file):
    for found in _objects(schema_of(file)):
        assert found["additionalProperties"] is False
        assert all(field["description"].strip() for field in found["properties"].values())


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        ("quotes.json", lambda data: data[0].pop("prefix")),
        ("claims.json", lambda data: data[0].update(featuer="x")),
        ("sources.json", lambda data: data[0].update(sha256="abc")),
        ("places.geojson", lambda data: data["features"][0]["properties"].update(kind="Big Port")),
        ("places.geojson", lambda data: data["features"][0]["geometry"].update(coordinates=[1])),
        ("atlas.json", lambda data: data["title"].pop("fa")),
    ],
)
def test_the_schema_sees_what_the_loader_would_refuse(file, spoil):
    data = json.loads((STARTER / file).read_text(encoding="utf-8"))
    known = _file_of(STARTER / file, STARTER)
    assert Draft202012Validator(schema_of(known)).is_valid(data)
    spoil(data)
    assert not Draft202012Validator(schema_of(known)).is_valid(data)


def test_an_editor_finds_a_schema_for_each_file():
    settings = editor_settings("schemas")["json.schemas"]
    assert [entry["fileMatch"] for entry in settings] == [[f"/{file}"] for file in FILES]
    assert {entry["url"] for entry in settings} == {f"./schemas/{schema_name(f)}" for f in FILES}


def test_the_settings_of_this_repository_are_current():
    kept = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert kept == editor_settings("docs/schemas", "layers/")
