"""Write a document, its quotes and claims as records of an atlas (geo/model.py)."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from geo.atlas import Atlas
from geo.languages import LANGUAGES, Language
from geo.model import KEBAB, Claim, Quote, Source
from geo.ownquotes.paper import OwnQuote, Paper
from geo.ownquotes.places import QuotePlace
from geo.scripts import false_translations, is_written_so, language_of_words

Json = dict[str, Any]
REQUIRED: Final[tuple[Language, ...]] = ("en", "ru")
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


def free_quote_ids(atlas: Atlas, source: str, count: int = 1) -> tuple[str, ...]:
    """Return ids for new quotes of a source: the numbers after the last that the atlas has."""
    start = f"s{source}-"
    own = (q.id for q in atlas.quotes.values() if q.source == source or q.id.startswith(start))
    found = (_NUMBER.search(name) for name in own)
    last = max((int(one.group(1)) for one in found if one), default=0)
    return tuple(f"{start}{last + 1 + place:03}" for place in range(count))


def quote_record(
    place: QuotePlace, *, id: str, source: str, translations: dict[str, str], language: str = ""
) -> Json:
    """Return words at their place as a record of quotes.json.

    `language` is that of the words, empty where it is the document's.
    """
    record = {
        "id": id,
        "source": source,
        "start": place.start,
        "end": place.end,
        "exact": place.exact,
        "prefix": place.prefix,
        "suffix": place.suffix,
        "translations": translations,
        **({"language": language} if language else {}),
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


def words_language(exact: str, document: str, chosen: str = "") -> str:
    """Return the language of quoted words: the chosen one where they can be in it."""
    if chosen and is_written_so(exact, chosen):
        return chosen
    return language_of_words(exact, document)


def needed_translations(spoken: str) -> tuple[Language, ...]:
    """Return the languages into which words of the language `spoken` have to be translated."""
    return tuple(one for one in REQUIRED if one != spoken)


def translations_of(quote: OwnQuote, language: str) -> dict[str, str]:
    """Return the translations; words in English or Russian stand for themselves there."""
    exact = quote.place.exact
    spoken = words_language(exact, language, quote.language)
    said: dict[Language, str] = {one: exact for one in REQUIRED if one == spoken}
    said |= {code: text for code, text in quote.translations if text.strip()}
    false = set(false_translations(exact, said))
    return {code: text for code, text in said.items() if code not in false}
