"""Write a document, its quotes and claims as records of an atlas (geo/model.py)."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from geo.atlas import Atlas
from geo.languages import LANGUAGES
from geo.model import KEBAB, Claim, Quote, Source
from geo.ownquotes.paper import OwnQuote, Paper
from geo.ownquotes.places import QuotePlace

Json = dict[str, Any]
_COLOUR = "#7A4B8C"
_NUMBER = re.compile(r"-(\d+)$")


def in_all(word: str) -> dict[str, str]:
    """Return a text that says `word` in each language of the atlas."""
    return dict.fromkeys(LANGUAGES, word)


def slug_of(text: str, fallback: str) -> str:
    """Return a text as an id: small Latin letters, digits, hyphens."""
    made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")
    return made if re.match(KEBAB, made) else fallback


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """Return `wanted`, with a number where it is taken."""
    names = set(taken)
    if wanted not in names:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(names) + 3) if f"{wanted}-{n}" not in names)


def without_empty(record: Json) -> Json:
    """Return a record without what is empty."""
    return {key: value for key, value in record.items() if value not in (None, "", (), [], {})}


def source_record(paper: Paper) -> Json:
    """Return the document as a record of sources.json."""
    about = paper.about
    record = without_empty(
        {
            "id": about.id,
            "file": f"{about.id}.txt",
            "language": about.language,
            "title": about.title,
            "authors": list(about.authors),
            "publisher": about.publisher,
            "publication": about.publication,
            "date": about.date,
            "pages": about.pages,
            "label": in_all(about.label),
            "colour": _COLOUR,
            "characters": len(paper.collapsed),
            "sha256": paper.sha256,
        }
    )
    Source.model_validate_json(json.dumps(record))
    return record


def next_number(atlas: Atlas, source: str) -> int:
    """Return the number after the last of a source's quotes."""
    own = (quote.id for quote in atlas.quotes.values() if quote.source == source)
    found = (_NUMBER.search(name) for name in own)
    return max((int(one.group(1)) for one in found if one), default=0) + 1


def quote_record(
    place: QuotePlace, *, source: str, number: int, translations: dict[str, str]
) -> Json:
    """Return words at their place as a record of quotes.json."""
    record = {
        "id": f"s{source}-{number:03}",
        "source": source,
        "start": place.start,
        "end": place.end,
        "exact": place.exact,
        "prefix": place.prefix,
        "suffix": place.suffix,
        "translations": translations,
    }
    Quote.model_validate_json(json.dumps(record))
    return record


def claim_records(quote: OwnQuote, quote_id: str, feature: str, taken: set[str]) -> Iterator[Json]:
    """Yield what the words say as records of claims.json; their ids join `taken`."""
    for claim in quote.claims:
        wanted = slug_of(f"{feature}-{claim.property}-{quote_id.removeprefix('s')}", "claim")
        name = free_id(wanted, taken)
        taken.add(name)
        record = without_empty(
            {
                "id": name,
                "feature": feature,
                "property": claim.property,
                "value": claim.value,
                "unit": claim.unit,
                "years": list(claim.years) if claim.years else None,
                "quote": quote_id,
            }
        )
        Claim.model_validate_json(json.dumps(record))
        yield record


def translations_of(quote: OwnQuote, language: str) -> dict[str, str]:
    """Return the translations; words in English or Russian stand for themselves there."""
    given: dict[str, str] = {code: text for code, text in quote.translations if text.strip()}
    own: dict[str, str] = {language: quote.place.exact} if language in {"en", "ru"} else {}
    return {**own, **given}
