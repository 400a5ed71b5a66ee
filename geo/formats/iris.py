"""Stable names for the records of an atlas, for formats that ask for an IRI.

They are URNs that name and promise no address: nothing is fetched from them. The
namespace `keruen` is informal, not one that IANA has registered.
"""

import base64
from urllib.parse import quote as percent_encode

from geo.model import Source

ATLAS = "urn:keruen:atlas"
ANNOTATIONS = "urn:keruen:annotations"


def _urn(kind: str, *ids: str) -> str:
    return ":".join(("urn:keruen", kind, *(percent_encode(part, safe="") for part in ids)))


def feature_iri(feature_id: str) -> str:
    """Return the IRI of a feature."""
    return _urn("feature", feature_id)


def kind_iri(kind_id: str) -> str:
    """Return the IRI of a word of the atlas's vocabulary of kinds."""
    return _urn("kind", kind_id)


def quote_iri(quote_id: str) -> str:
    """Return the IRI of a quote."""
    return _urn("quote", quote_id)


def annotation_iri(quote_id: str, feature_id: str) -> str:
    """Return the IRI of the statement that a quote speaks of a feature."""
    return _urn("annotation", quote_id, feature_id)


def document_iri(source: Source) -> str:
    """Return the IRI of a document, which stays even where its text is mended."""
    return _urn("document", source.id)


def text_iri(source: Source) -> str:
    """Return the RFC 6920 name of a document's whitespace-collapsed text, from its SHA-256."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
