"""Bring the catalogues under geo/locale up to date with the texts in code and templates.

python scripts/update_catalogues.py adds new texts untranslated and drops texts that
nothing says any more; translators fill in the .po files with any gettext editor.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "geo" / "locale"
LANGUAGES = ("kk", "ru", "fa", "ar")
_METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
_KEYWORDS = {"say": None, "voice": None}


def extract_texts() -> Catalog:
    """Return the catalogue of every text that geo/ and ui/ say."""
    catalogue = Catalog(project="Keruen", charset="utf-8")
    for folder in ("geo", "ui"):
        found = extract_from_dir(ROOT / folder, method_map=_METHODS, keywords=_KEYWORDS)
        for name, _line, message, comments, _context in found:
            catalogue.add(message, locations=[(f"{folder}/{name}", 0)], auto_comments=comments)
    return catalogue


def main() -> None:
    """Update each language's catalogue in place."""
    template = extract_texts()
    for language in LANGUAGES:
        path = LOCALES / f"{language}.po"
        if path.exists():
            with path.open(encoding="utf-8") as file:
                catalogue = read_po(file, locale=language)
            catalogue.update(template, no_fuzzy_matching=True)
        else:
            catalogue = Catalog(locale=language, project="Keruen", charset="utf-8")
            catalogue.update(template)
        catalogue.obsolete.clear()
        with path.open("wb") as out:
            write_po(
                out, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=False
            )


if __name__ == "__main__":
    main()
