"""What the browser's map needs of the tours: where each step looks and what it shows, no words."""

from typing import Any

from geo.atlas import Atlas
from geo.routing.building import build_network
from geo.routing.finding import find_ways
from geo.routing.wish import Wish
from geo.tour import TourStep, TourWay

Json = dict[str, Any]
SCENE = frozenset({"view", "extent", "layers", "feature", "year", "pointer"})


def course_of(atlas: Atlas, way: TourWay) -> list[tuple[float, float]]:
    """Return the course of the shortest way as longitude and latitude degrees."""
    wish = Wish(start=way.start, end=way.end, via=way.via)
    best = find_ways(build_network(atlas), wish)[0]
    if best.steps[0].start.id != way.start:
        return [lonlat for step in reversed(best.steps) for lonlat in reversed(step.lonlats)]
    return [lonlat for step in best.steps for lonlat in step.lonlats]


def scene_json(atlas: Atlas, step: TourStep) -> Json:
    """Return what the map shows at a step."""
    data = step.model_dump(mode="json", include=set(SCENE), exclude_none=True)
    if step.way is not None:
        data["course"] = course_of(atlas, step.way)
    return data


def tours_json(atlas: Atlas) -> dict[str, list[Json]]:
    """Return the scenes of every tour by its id."""
    return {tour.id: [scene_json(atlas, step) for step in tour.steps] for tour in atlas.tours}
