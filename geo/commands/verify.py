"""python -m geo verify: prove every quote verbatim at its place in the documents."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from geo.atlas import Atlas
from geo.commands.report import add_json, print_report
from geo.evidence import Outcome, Verdict, fingerprint, read_documents, verify_quotes
from geo.faults import KeruenError
from geo.load import atlas_folder, load_atlas


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("verify", help="prove every quote against the documents")
    parser.add_argument("--sources", type=Path, required=True, help="the folder of documents")
    parser.add_argument(
        "--only", action="append", metavar="SOURCE",
        help="check the quotes of this document alone; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--record",
        action="store_true",
        help="write verified.json when every quote checked is exact; of other documents "
        "what was recorded stays",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def record_verified(atlas: Atlas, folder: Path, checked: Iterable[str]) -> None:
    """Write the fingerprints of the quotes, so that the panel can mark them verified.

    What was recorded of quotes that were not `checked` stays as it is.
    """
    prints = {name: mark for name, mark in atlas.verified.items() if name in atlas.quotes}
    for name in checked:
        quote = atlas.quotes[name]
        prints[name] = fingerprint(quote, atlas.source(quote.source))
    text = json.dumps(dict(sorted(prints.items())), indent=1)
    (folder / "verified.json").write_text(text + "\n", encoding="utf-8")


def _wanted(atlas: Atlas, only: list[str] | None) -> tuple[str, ...]:
    """Return the ids of the documents to check, all where none is named."""
    known = tuple(source.id for source in atlas.sources)
    for name in only or ():
        if name not in known:
            raise KeruenError(f"--only {name}: no such document; there are {', '.join(known)}")
    return tuple(name for name in known if not only or name in only)


def _lines(verdicts: tuple[Verdict, ...], absent: list[str]) -> list[str]:
    """Say what is not exact; apart from it, what could not be checked for want of a document."""
    checked = [v for v in verdicts if v.source not in absent]
    lines = [
        f"{v.quote}: {v.outcome}" + (f", now at {v.found}" if v.outcome == "moved" else "")
        for v in checked
        if v.outcome != "exact"
    ]
    quotes = Counter(v.source for v in verdicts)
    lines += [
        f"document {source} is not in the folder: its quotes ({quotes[source]}) are not checked"
        for source in absent
    ]
    changed = sorted({v.source for v in checked if v.document_changed})
    lines += [f"document {source} is not the one that was quoted (checksum)" for source in changed]
    counts = Counter(v.outcome for v in checked)
    told = [f"{counts[outcome]} {outcome}" for outcome in get_args(Outcome)]
    told += [f"{len(verdicts) - len(checked)} not checked"] if len(checked) < len(verdicts) else []
    lines.append(", ".join(told))
    if absent and checked:
        names = " ".join(f"--only {name}" for name in dict.fromkeys(v.source for v in checked))
        lines.append(f"to check only the documents that are there: {names}")
    return lines


def run(options: argparse.Namespace) -> int:
    """Print a verdict for each quote that is not exact; 1 where there is any."""
    atlas = load_atlas(options.layers)
    wanted = _wanted(atlas, options.only)
    documents = read_documents(atlas, options.sources)
    absent = [name for name in wanted if name not in documents]
    verdicts = tuple(v for v in verify_quotes(atlas, documents) if v.source in wanted)
    counts = Counter(verdict.outcome for verdict in verdicts)
    data = {
        "counts": {outcome: counts[outcome] for outcome in get_args(Outcome)},
        "not_checked": sum(verdict.source in absent for verdict in verdicts),
        "absent_documents": absent,
        "verdicts": [asdict(verdict) for verdict in verdicts],
    }
    print_report(options, data, _lines(verdicts, absent))
    good = counts["exact"] == len(verdicts) and not any(v.document_changed for v in verdicts)
    good = good and not (options.only and absent)
    if good and options.record:
        folder = options.layers or atlas_folder()
        record_verified(atlas, folder, (verdict.quote for verdict in verdicts))
    return 0 if good else 1
