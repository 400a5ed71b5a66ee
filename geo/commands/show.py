"""python -m geo show ID: print a feature with its evidence."""

import argparse
from typing import Any

from geo.atlas import Atlas, Feature
from geo.commands.report import add_json, print_report
from geo.evidence import is_verified
from geo.load import load_atlas
from geo.measure import kilometre_posts, length_by_class


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("show", help="print a feature with its evidence")
    parser.add_argument("id", help="a feature's id, as search prints it")
    add_json(parser)
    parser.set_defaults(run=run)


def _quotes(atlas: Atlas, feature: Feature) -> list[dict[str, Any]]:
    return [
        {**quote.model_dump(), "verified": is_verified(atlas, quote)}
        for quote in atlas.quotes_of(feature)
    ]


def describe_feature(atlas: Atlas, feature: Feature) -> dict[str, Any]:
    """Return everything the atlas holds on a feature; lengths in kilometres."""
    facts = feature.facts.model_dump(exclude={"quotes"})
    posts = kilometre_posts(atlas, feature)
    return {
        "id": feature.id,
        "layer": feature.layer,
        "geometry": feature.geometry.geom_type,
        **facts,
        "length_km": {k: round(v, 1) for k, v in length_by_class(feature).items()}
        if feature.is_line
        else {},
        "kilometre_posts": {post.feature.id: round(post.km, 1) for post in posts},
        "claims": [claim.model_dump() for claim in atlas.claims_of(feature)],
        "quotes": _quotes(atlas, feature),
    }


def _lines(data: dict[str, Any]) -> list[str]:
    lines = [f"{data['names']['en']} ({data['id']})"]
    lines.append(f"{data['kind']}, {data['status']['value']}, {data['geometry_class']}")
    lines += [f"{kind}: {km} km" for kind, km in data["length_km"].items()]
    lines += [f"km {km:7.1f}  {post}" for post, km in data["kilometre_posts"].items()]
    lines += [f"{c['property']}: {c['value']} ({c['quote']})" for c in data["claims"]]
    for quote in data["quotes"]:
        mark = "verified" if quote["verified"] else "not verified"
        where = f"document {quote['source']}, characters {quote['start']}–{quote['end']}, {mark}"
        lines += ["", f"“{quote['exact']}”", f"  {quote['translations']['en']}", f"  {where}"]
    if data["context"]:
        origins = ", ".join(origin["dataset"] for origin in data["origins"])
        lines += ["", f"Context: no document speaks of it. Origin: {origins}"]
    return lines


def run(options: argparse.Namespace) -> int:
    """Print the feature; wrong use where the id stands for nothing."""
    atlas = load_atlas(options.layers)
    data = describe_feature(atlas, atlas.feature(options.id))
    print_report(options, data, _lines(data))
    return 0
