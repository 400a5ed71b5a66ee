"""The JSON Schemas of the exports' tests, written as closed objects."""

from jsonschema import Draft202012Validator

WORDS = {"type": "string", "pattern": r"\S"}
IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
LANGUAGES = ["en", "kk", "ru", "fa", "ar"]
LANGUAGE = {"enum": LANGUAGES}


def closed(properties, *, optional=()):
    """Return the schema of an object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def list_of(items, *, at_least=1):
    """Return the schema of an array of `items`, all different."""
    return {"type": "array", "items": items, "minItems": at_least, "uniqueItems": True}


def faults_against(schema, instance):
    """List where an instance breaks a schema, and how."""
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(instance)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]
