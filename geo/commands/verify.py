"""python -m geo verify: prove every quote verbatim at its place in the documents."""

import argparse
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from geo.atlas import Atlas
from geo.commands.report import add_json, print_report
from geo.evidence import Outcome, Verdict, fingerprint, read_documents, verify_quotes
from geo.load import atlas_folder, load_atlas


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("verify", help="prove every quote against the documents")
    parser.add_argument("--sources", type=Path, required=True, help="the folder of documents")
    parser.add_argument(
        "--record", action="store_true", help="write verified.json when every quote is exact"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def record_verified(atlas: Atlas, folder: Path) -> None:
    """Write the fingerprints of all quotes, so that the panel can mark them verified."""
    prints = {
        quote.id: fingerprint(quote, atlas.source(quote.source)) for quote in atlas.quotes.values()
    }
    text = json.dumps(dict(sorted(prints.items())), indent=1)
    (folder / "verified.json").write_text(text + "\n", encoding="utf-8")


def _lines(verdicts: tuple[Verdict, ...], counts: Counter[Outcome], absent: list[str]) -> list[str]:
    lines = [
        f"{v.quote}: {v.outcome}" + (f", now at {v.found}" if v.outcome == "moved" else "")
        for v in verdicts
        if v.outcome != "exact"
    ]
    lines += [f"document {source} is not in the folder" for source in absent]
    changed = sorted({v.source for v in verdicts if v.document_changed} - set(absent))
    lines += [f"document {source} is not the one that was quoted (checksum)" for source in changed]
    lines.append(", ".join(f"{counts[outcome]} {outcome}" for outcome in get_args(Outcome)))
    return lines


def run(options: argparse.Namespace) -> int:
    """Print a verdict for each quote that is not exact; 1 where there is any."""
    atlas = load_atlas(options.layers)
    documents = read_documents(atlas, options.sources)
    absent = [source.id for source in atlas.sources if source.id not in documents]
    verdicts = verify_quotes(atlas, documents)
    counts = Counter(verdict.outcome for verdict in verdicts)
    data = {
        "counts": {outcome: counts[outcome] for outcome in get_args(Outcome)},
        "absent_documents": absent,
        "verdicts": [asdict(verdict) for verdict in verdicts],
    }
    print_report(options, data, _lines(verdicts, counts, absent))
    good = counts["exact"] == len(verdicts) and not any(v.document_changed for v in verdicts)
    if good and options.record:
        record_verified(atlas, options.layers or atlas_folder())
    return 0 if good else 1
