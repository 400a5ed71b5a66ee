"""Cut a line feature between two kilometres, part by part."""

from dataclasses import dataclass
from itertools import pairwise

from geo.atlas import Feature
from geo.measure import Course, Lonlat, courses_of, locate_on, posts_of
from geo.model import GeometryClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The parts of a line feature with their lengths; kilometres count on from part to part."""

    line: Feature
    courses: tuple[Course, ...]
    parts: tuple[tuple[Lonlat, ...], ...]
    lengths: tuple[float, ...]

    def km_of(self, lonlat: Lonlat) -> float:
        """Return the kilometre nearest to a point."""
        return locate_on(self.courses, lonlat)[0]

    def class_at(self, km: float) -> GeometryClass:
        """Return the geometry class at a kilometre."""
        begun = 0.0
        for length, kind in zip(self.lengths, self.line.part_classes, strict=True):
            begun += length
            if km <= begun:
                return kind
        return self.line.part_classes[-1]

    def between(self, begin: float, end: float) -> tuple[Lonlat, ...]:
        """Return the coordinates between two kilometres."""
        begun = 0.0
        found: list[Lonlat] = []
        for lonlats, length in zip(self.parts, self.lengths, strict=True):
            if begun < end and begun + length > begin:
                found.extend(cut(lonlats, begin - begun, end - begun))
            begun += length
        return tuple(dict.fromkeys(found))


def track_of(line: Feature) -> Track:
    """Return the track of a line feature."""
    parts = tuple(tuple((float(x), float(y)) for x, y, *_ in part.coords) for part in line.parts)
    lengths = tuple(posts_of(part)[-1] for part in parts)
    return Track(line=line, courses=courses_of(line), parts=parts, lengths=lengths)


def _point_between(start: Lonlat, end: Lonlat, share: float) -> Lonlat:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def cut(lonlats: tuple[Lonlat, ...], begin: float, end: float) -> tuple[Lonlat, ...]:
    """Return the stretch of a line between two kilometres; the cut is straight between points."""
    posts = posts_of(lonlats)
    found: list[Lonlat] = []
    for (here, there), (a, b) in zip(pairwise(posts), pairwise(lonlats), strict=True):
        if there < begin or here > end or there == here:
            continue
        first = a if begin <= here else _point_between(a, b, (begin - here) / (there - here))
        last = b if end >= there else _point_between(a, b, (end - here) / (there - here))
        found.extend((first, last))
    return tuple(dict.fromkeys(found))
