"""Ways as GPX 1.1 and KML, for handsets and globes."""

import gpxpy.gpx
import simplekml

from geo.atlas import Atlas
from geo.formats.ways import attribution_of
from geo.languages import Language
from geo.measure import Lonlat
from geo.routing.way import Leg, Way, lonlats_along
from geo.symbology import WAY_COLOURS

_CREATOR = "Keruen"


def _kml_colour(number: int) -> str:
    """Return the colour of way `number`, from 1, as KML writes it: alpha, blue, green, red."""
    red_green_blue = WAY_COLOURS[(number - 1) % len(WAY_COLOURS)][0].lstrip("#").lower()
    return f"ff{red_green_blue[4:]}{red_green_blue[2:4]}{red_green_blue[:2]}"


def title_of(way: Way, number: int, language: Language) -> str:
    """Return what a way is called: its number, ends and kilometres."""
    start = way.places[0].names.in_language(language)
    end = way.places[-1].names.in_language(language)
    return f"{number}. {start} – {end}, {way.km:.0f} km"


def _described(leg: Leg) -> str:
    gauge = f" {leg.gauge} mm" if leg.gauge else ""
    classes = sorted({step.segment.geometry_class for step in leg.steps})
    return f"{leg.mode}{gauge}, {leg.km:.1f} km, drawn {', '.join(classes)}"


def ways_gpx(atlas: Atlas, ways: tuple[Way, ...], language: Language = "en") -> str:
    """Return ways as GPX: a track each, a segment a leg; places where something happens."""
    gpx = gpxpy.gpx.GPX()
    gpx.creator = _CREATOR
    gpx.copyright_author = "; ".join(attribution_of(atlas, ways))
    for number, way in enumerate(ways, start=1):
        track = gpxpy.gpx.GPXTrack(name=title_of(way, number, language))
        track.description = "; ".join(_described(leg) for leg in way.legs)
        for leg in way.legs:
            points = [gpxpy.gpx.GPXTrackPoint(lat, lon) for lon, lat in lonlats_along(leg.steps)]
            track.segments.append(gpxpy.gpx.GPXTrackSegment(points))
        gpx.tracks.append(track)
    for name, (lonlat, what) in _happenings(ways, language).items():
        gpx.waypoints.append(
            gpxpy.gpx.GPXWaypoint(lonlat[1], lonlat[0], name=name, description=what)
        )
    return str(gpx.to_xml(version="1.1"))


def _happenings(ways: tuple[Way, ...], language: Language) -> dict[str, tuple[Lonlat, str]]:
    steps = (step for way in ways for step in way.steps if step.events)
    return {
        step.start.names.in_language(language): (step.start.lonlat, ", ".join(step.events))
        for step in steps
    }


def ways_kml(atlas: Atlas, ways: tuple[Way, ...], language: Language = "en") -> str:
    """Return ways as KML: a folder each, a line a leg."""
    kml = simplekml.Kml(name=_CREATOR, description="; ".join(attribution_of(atlas, ways)))
    for number, way in enumerate(ways, start=1):
        folder = kml.newfolder(name=title_of(way, number, language))
        for leg in way.legs:
            line = folder.newlinestring(name=_described(leg), coords=list(lonlats_along(leg.steps)))
            line.style.linestyle.color = _kml_colour(number)
            line.style.linestyle.width = 3
    for name, (lonlat, what) in _happenings(ways, language).items():
        kml.newpoint(name=name, description=what, coords=[lonlat])
    return str(kml.kml())
