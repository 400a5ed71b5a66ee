"""python -m geo check: prove the atlas folder consistent and report what it holds."""

import argparse
from dataclasses import asdict
from typing import Any

from geo.atlas import Atlas
from geo.commands.report import add_json, print_report
from geo.coverage import coverage_of
from geo.evidence import quoted_share, verified_quotes
from geo.faults import AtlasError, Fault
from geo.load import load_atlas
from geo.networkrecords import MODES
from geo.routing.building import build_network

QUOTED_LIMIT = 0.5


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("check", help="prove the atlas folder consistent")
    add_json(parser)
    parser.set_defaults(run=run)


def share_faults(atlas: Atlas) -> list[Fault]:
    """List the documents of which too much is quoted; encyclopedia texts are free to quote."""
    return [
        Fault(
            file="quotes.json",
            record=f"source {source.id}",
            fault=f"{quoted_share(atlas, source):.0%} of the document is quoted",
            remedy=f"shorten the quotes to the clauses needed, under {QUOTED_LIMIT:.0%}",
        )
        for source in atlas.sources
        if not source.encyclopedic and quoted_share(atlas, source) >= QUOTED_LIMIT
    ]


def changed_faults(atlas: Atlas) -> list[Fault]:
    """List the quotes that are not as they were when they were verified.

    The app starts all the same and shows them as not verified.
    """
    return [
        Fault(
            file="quotes.json",
            record=name,
            fault="its words or their place have changed since they were verified",
            remedy="run python -m geo verify --sources DIR --record, or put them back",
        )
        for name in atlas.quotes
        if name in atlas.verified and name not in verified_quotes(atlas)
    ]


def network_counts(atlas: Atlas) -> dict[str, Any]:
    """Count the places and stretches of the network, by mode and by what speaks of them."""
    network = build_network(atlas)
    segments = network.segments
    kms = {mode: sum(s.km for s in segments if s.mode == mode) for mode in MODES}
    return {
        "places": len(network.places),
        "stretches": len(segments),
        "edges": len(network.edges),
        "context": sum(segment.is_context for segment in segments),
        "unbuilt": sum(segment.status != "operating" for segment in segments),
        "km_by_mode": {mode: round(km) for mode, km in kms.items() if km},
    }


def _summary(atlas: Atlas) -> dict[str, Any]:
    features = atlas.features.values()
    return {
        "layers": {layer.info.id: len(layer.features) for layer in atlas.layers},
        "features": len(atlas.features),
        "with_quotes": sum(bool(feature.facts.quotes) for feature in features),
        "context": sum(feature.facts.context for feature in features),
        "quotes": len(atlas.quotes),
        "verified_quotes": len(verified_quotes(atlas)),
        "claims": len(atlas.claims),
        "disagreements": sum(not dispute.is_agreement for dispute in atlas.disputes),
        "agreements": sum(dispute.is_agreement for dispute in atlas.disputes),
        "figures": len(atlas.figures),
        "tours": {tour.id: len(tour.steps) for tour in atlas.tours},
        "network": network_counts(atlas),
        "coverage": {**asdict(coverage_of(atlas)), "share": coverage_of(atlas).share},
        "quoted_share": {s.id: round(quoted_share(atlas, s), 4) for s in atlas.sources},
        "checksum": atlas.checksum,
    }


def _network_lines(counts: dict[str, Any]) -> list[str]:
    if not counts["stretches"]:
        return []
    kms = ", ".join(f"{mode} {km} km" for mode, km in counts["km_by_mode"].items())
    return [
        f"{counts['places']:5} places of the network, {counts['stretches']} stretches: "
        f"{counts['context']} context, {counts['unbuilt']} not built; {kms}"
    ]


def _lines(summary: dict[str, Any], faults: list[Fault]) -> list[str]:
    lines = [f"{count:5} features in layer {layer}" for layer, count in summary["layers"].items()]
    lines.append(
        f"{summary['features']:5} features: {summary['with_quotes']} with quotes, "
        f"{summary['context']} context"
    )
    lines.append(
        f"{summary['quotes']:5} quotes, {summary['verified_quotes']} of them verified; "
        f"{summary['claims']} claims"
    )
    lines.append(
        f"{summary['disagreements']:5} disagreements, {summary['agreements']} agreements, "
        f"{summary['figures']} figures"
    )
    lines.append(
        f"{len(summary['tours']):5} tours with {sum(summary['tours'].values())} steps in all"
    )
    lines += _network_lines(summary["network"])
    covered = summary["coverage"]
    lines.append(
        f"{covered['statements']:5} statements: {covered['on_the_map']} on the map, "
        f"{covered['entries_only']} in entries, {covered['with_reason']} with a reason, "
        f"{len(covered['nowhere'])} nowhere ({covered['share']:.0%} covered)"
    )
    limit = f"under {QUOTED_LIMIT:.0%} is asked, encyclopedia texts aside"
    lines += [
        f"{share:5.1%} of document {s} quoted ({limit})"
        for s, share in summary["quoted_share"].items()
    ]
    return [*lines, *map(str, faults), f"{len(faults)} faults" if faults else "no faults"]


def _told(fault: Fault) -> dict[str, str]:
    return {"file": fault.file, "record": fault.record, "fault": fault.fault,
            "remedy": fault.remedy}  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Load the folder, print its summary and faults; 1 where there is any fault."""
    summary: dict[str, Any] = {}
    try:
        atlas = load_atlas(options.layers)
        summary = _summary(atlas)
        faults = [*share_faults(atlas), *changed_faults(atlas)]
    except AtlasError as error:
        faults = list(error.faults)
    data = {**summary, "faults": [_told(fault) for fault in faults]}
    lines = _lines(summary, faults) if summary else [*map(str, faults), f"{len(faults)} faults"]
    print_report(options, data, lines)
    return 1 if faults else 0
