"""Read XML without trusting it: no entities, no network, no declared types, bounded depth."""

import html
import re
from typing import Any

from lxml import etree

from geo.ownlayers.troubles import OwnFileError

_TAGS = re.compile(r"<(?:br|/p|/div|/li|/tr)[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_HEAD = 4_000


def parse_xml(data: bytes) -> Any:
    """Return the root element of an XML file, or raise OwnFileError.

    Refused: what declares a document type, for entities are declared there.
    """
    narrow = data[:_HEAD].replace(b"\x00", b"")
    if b"<!DOCTYPE" in narrow or b"<!ENTITY" in narrow:
        raise OwnFileError("has-entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "xcessive depth" in str(error) or "nested" in str(error).lower():
            raise OwnFileError("too-deep") from error
        place = ":".join(str(part) for part in getattr(error, "position", ()))
        raise OwnFileError("not-xml", place) from error
    if root.getroottree().docinfo.doctype:
        raise OwnFileError("has-entities")
    return root


def local_name(element: Any) -> str:
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any | None:
    """Return the first child with that name in any namespace, or None."""
    return next((one for one in element if local_name(one) == name), None)


def child_text(element: Any, name: str) -> str | None:
    """Return the text of the first child with that name, or None where there is none."""
    found = child(element, name)
    text = (found.text or "").strip() if found is not None else ""
    return text or None


def without_markup(text: str) -> str:
    """Return the words of a description that may hold HTML, as plain text."""
    if "<" not in text and "&" not in text:
        return text
    plain = html.unescape(_MARKUP.sub("", _TAGS.sub("\n", text)))
    return re.sub(r"\n\s*\n+", "\n", plain).strip()
