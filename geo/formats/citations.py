"""The documents as bibliographies, BibTeX and CSL-JSON: what they show of themselves, no more.

A field that a document does not show is left out and the note says so; what the atlas
infers stands in `annote`, apart from it.
"""

from typing import Any

from babel import Locale
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from pylatexenc.latexencode import (  # type: ignore[import-untyped]
    RULE_DICT,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
    get_builtin_uni2latex_dict,
)

from geo.atlas import Atlas
from geo.formats.documents import (
    citation_key,
    date_parts,
    issue_of,
    name_parts,
    note_of,
    remarks_of,
    year_of,
)
from geo.model import Source

Json = dict[str, Any]

_ASCII = {code: latex for code, latex in get_builtin_uni2latex_dict().items() if code < 128}
# BibTeX counts braces even after a backslash, and leaves straight quotes and <> alone.
_SPECIAL = {
    **{code: latex for code, latex in _ASCII.items() if chr(code) not in '"<>'},
    ord("{"): r"\textbraceleft",
    ord("}"): r"\textbraceright",
}
_ENCODER = UnicodeToLatexEncoder(
    conversion_rules=[UnicodeToLatexConversionRule(RULE_DICT, _SPECIAL)],
    replacement_latex_protection="braces",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)


def _escaped(text: str | None) -> str:
    return str(_ENCODER.unicode_to_latex(text)) if text else ""


def _bibtex_author(name: str) -> str:
    parts = name_parts(name)
    return ", ".join(_escaped(part) for part in parts) if parts else f"{{{_escaped(name)}}}"


def _bibtex_entry(source: Source) -> Entry:
    year = year_of(source)
    values = {
        "author": " and ".join(_bibtex_author(name) for name in source.authors),
        # The inner braces keep a style from changing the case of Kazakh letters.
        "title": f"{{{_escaped(source.title)}}}" if source.title else "",
        "journal": _escaped(source.publication),
        "number": _escaped(issue_of(source)),
        "howpublished": _escaped(source.publisher),
        "year": str(year) if year else "",
        "date": _escaped(source.date) if year else "",
        "language": Locale(source.language).english_name or "",
        "note": _escaped(note_of(source)),
        "annote": _escaped(remarks_of(source)),
    }
    fields = [Field(key, value) for key, value in values.items() if value]
    kind = "article" if source.publication else "misc"
    return Entry(kind, citation_key(source), fields)


def bibtex(atlas: Atlas) -> str:
    """Return the documents as BibTeX in UTF-8, with LaTeX's own characters escaped."""
    return write_string(Library([_bibtex_entry(source) for source in atlas.sources]))


def _csl_author(name: str) -> Json:
    parts = name_parts(name)
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": name}


def _csl_type(source: Source) -> str:
    if source.publication:
        return "article-journal"
    return "entry-encyclopedia" if source.encyclopedic else "document"


def _csl_item(source: Source) -> Json:
    parts = date_parts(source)
    values: Json = {
        "id": citation_key(source),
        "type": _csl_type(source),
        "language": source.language,
        "title": source.title,
        "author": [_csl_author(name) for name in source.authors],
        "container-title": source.publication,
        "issue": issue_of(source),
        "publisher": source.publisher,
        "issued": {"date-parts": [parts]} if parts else None,
        "note": note_of(source),
        "annote": remarks_of(source),
    }
    return {key: value for key, value in values.items() if value}


def csl_json(atlas: Atlas) -> list[Json]:
    """Return the documents as CSL-JSON items."""
    return [_csl_item(source) for source in atlas.sources]
