"""The fields of every file of an atlas folder as a page of Markdown, made from the schemas."""

from collections.abc import Iterator

from geo.model import Json
from geo.schemas import FILES, schema_name, schema_of

_HEAD = """# Every field of every file

Made by `python -m geo schema docs/schemas --page docs/fields.md`; to change it, change
`geo/fieldwords.json` or the models. Bold fields must be there.

How the files work together: [own-atlas.md](own-atlas.md).
"""


_PLAIN = {"string": "text", "integer": "whole number", "null": "nothing"}


def _named(schema: Json) -> str | None:
    """Say what a field holds that is another record, a choice of words, or one of several."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    words = [schema["const"]] if "const" in schema else schema.get("enum", [])
    if words:
        return ", ".join(f"`{word}`" for word in words)
    options: list[Json] = schema.get("anyOf") or schema.get("oneOf") or []
    return " or ".join(dict.fromkeys(type_of(option) for option in options)) or None


def type_of(schema: Json) -> str:
    """Say in words what a field holds."""
    kind = str(schema.get("type", "anything"))
    if named := _named(schema):
        return named
    if "prefixItems" in schema:
        return "[" + ", ".join(type_of(item) for item in schema["prefixItems"]) + "]"
    if kind == "array":
        return f"list of {type_of(schema.get('items', {}))}"
    if kind == "object" and "coordinates" in schema.get("properties", {}):
        return f"GeoJSON {schema['properties']['type']['const']}"
    return _PLAIN.get(kind, kind)


def _rows(schema: Json) -> Iterator[str]:
    needed = schema.get("required", ())
    for name, field in schema["properties"].items():
        shown = f"**`{name}`**" if name in needed else f"`{name}`"
        plain = {key: value for key, value in field.items() if key != "description"}
        yield f"| {shown} | {type_of(plain)} | {field['description']} |"


def _section(title: str, schema: Json) -> Iterator[str]:
    yield from ("", title, "", str(schema.get("description", "")).partition("\n")[0])
    if "properties" in schema:
        yield from ("", "| Field | Holds | Meaning |", "|---|---|---|", *_rows(schema))


def fields_page() -> str:
    """Return the page: each file, then each record that files are made of, once."""
    lines, parts = [_HEAD], dict[str, Json]()
    for file in FILES:
        schema = schema_of(file)
        parts.update(schema.pop("$defs", {}))
        name = schema_name(file)
        lines += _section(f"## `{file}` ([schema](schemas/{name}))", schema)
        if "properties" not in schema:
            inner: Json = schema.get("items") or schema.get("additionalProperties") or {}
            start = "A list of" if schema["type"] == "array" else "An object of"
            lines[-1] = f"{start} {type_of(inner)}."
    for name in sorted(parts):
        lines += _section(f"## {name}", parts[name])
    return "\n".join(lines) + "\n"
