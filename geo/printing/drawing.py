"""The features of a map image: lines, symbols and names, in the order in which they lie."""

from dataclasses import replace

from shapely.geometry import Point

from geo.atlas import Atlas
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import Shown
from geo.printing.lettering import Name, Rect
from geo.printing.linework import Stroke, draw_selection, draw_stroke, pixel_of
from geo.printing.palette import ink_of
from geo.printing.pointwork import Symbol, draw_leader, draw_symbol, draw_unequal, spread
from geo.printing.projecting import Frame
from geo.symbology import style_of

_KIND_RANK = {"country": 40.0, "sea": 41.0, "town": 60.0, "region": 70.0}


def draw_lines(canvas: Canvas, atlas: Atlas, shown: tuple[Shown, ...], *, faint: bool) -> None:
    """Draw the lines: those of the first layer last, quoted ones over context."""
    lines = [one for one in shown if not one.feature.is_point]
    lines.sort(key=lambda one: (not one.feature.facts.context, -one.rank))
    for level, one in enumerate(lines):
        for index, part in enumerate(getattr(one.geometry, "geoms", (one.geometry,))):
            style = style_of(atlas, one.feature, index)
            stroke = Stroke(
                course=part,
                style=style,
                ink=ink_of(canvas.palette, style, one.rank),
                aside=float(one.feature.part_offsets[index]),
                faint=one.faint or faint,
            )
            if one.selected:
                draw_selection(canvas, stroke)
            draw_stroke(canvas, stroke, 9.2 + level / 1000)
        if one.disputed:
            middle = _middle(one)
            draw_unequal(canvas, middle.x, middle.y, 18, pixel_of(canvas))


def _middle(one: Shown) -> Point:
    parts = getattr(one.geometry, "geoms", (one.geometry,))
    longest = max(parts, key=lambda part: part.length)
    return longest.interpolate(0.5, normalized=True)


def symbols_of(canvas: Canvas, atlas: Atlas, shown: tuple[Shown, ...]) -> list[Symbol]:
    """Return the symbols of the points, moved apart."""
    points = [one for one in shown if one.feature.is_point]
    points.sort(key=lambda one: (one.selected, not one.feature.facts.context, -one.rank))
    symbols = []
    for one in points:
        style = style_of(atlas, one.feature)
        x, y = float(one.geometry.x), float(one.geometry.y)
        dot = (style.glyph or "dot") == "dot"
        symbols.append(
            Symbol(
                id=one.feature.id, x=x, y=y, home=(x, y), style=style,
                ink=ink_of(canvas.palette, style, one.rank),
                approximate="approximate" in one.feature.part_classes,
                disputed=one.disputed, selected=one.selected,
                fixed=dot and one.feature.facts.along is not None, faint=one.faint,
            )
        )  # fmt: skip
    return spread(symbols, pixel_of(canvas))


def draw_symbols(canvas: Canvas, symbols: list[Symbol]) -> None:
    """Draw the symbols with the threads that tie moved ones to their places."""
    for level, symbol in enumerate(symbols):
        draw_leader(canvas, symbol)
        if symbol.faint:
            paler = replace(symbol, style=replace(symbol.style, hollow=True), disputed=False)
            draw_symbol(canvas, paler, 18 + level / 100)
            continue
        draw_symbol(canvas, symbol, 20 + level / 100)


def taken_by(canvas: Canvas, symbols: list[Symbol]) -> list[Rect]:
    """Return the rectangles that the symbols take."""
    pixel = pixel_of(canvas)
    found = []
    for symbol in symbols:
        reach = symbol.reach(pixel) * (1.3 if symbol.selected else 1.05)
        found.append((symbol.x - reach, symbol.y - reach, symbol.x + reach, symbol.y + reach))
    return found


def feature_names(
    canvas: Canvas, choice: MapChoice, shown: tuple[Shown, ...], symbols: list[Symbol],
    numbers: dict[str, int], zoom: float,
) -> list[Name]:  # fmt: skip
    """Return the names of the features that deserve one, with the numbers of their notes."""
    by_id, size, pixel = {s.id: s for s in symbols}, canvas.sheet.type_size, pixel_of(canvas)
    names = []
    for one in shown:
        facts = one.feature.facts
        words = facts.names.in_language(choice.language)
        noted = numbers.get(one.feature.id)
        note = f" ({numbers[one.feature.id]})" if noted else ""
        rank = 0.0 if one.selected else 10.0 if noted else 20.0 if facts.quotes else 80.0
        if one.feature.is_point:
            if not one.selected and zoom < max(facts.min_zoom, 5.2 if facts.quotes else 7.0):
                continue
            symbol = by_id[one.feature.id]
            reach = symbol.reach(pixel) + 1.2
            names.append(Name(words=words, note=note, x=symbol.x, y=symbol.y, reach=reach,
                              rank=rank + one.rank / 10, size=size * 0.84, bold=True))  # fmt: skip
        elif facts.quotes or one.selected:
            middle = _middle(one)
            names.append(Name(words=words, note=note, x=middle.x, y=middle.y, reach=8 * pixel,
                              rank=rank + 5 + one.rank / 10, size=size * 0.84, bold=True))  # fmt: skip
    return names


def place_names_of(
    canvas: Canvas, atlas: Atlas, choice: MapChoice, frame: Frame, zoom: float
) -> list[Name]:
    """Return the names of countries, seas and towns."""
    size, look = canvas.sheet.type_size, canvas.palette
    names = []
    west, south, east, north = frame.bounds
    for place in atlas.places:
        if not (west <= place.lon <= east and south <= place.lat <= north):
            continue
        if zoom + 0.4 < place.min_zoom:
            continue
        ((x, y),) = frame.points([place.lon], [place.lat])
        words = place.names.in_language(choice.language)
        spaced = place.kind == "country" and choice.language not in ("fa", "ar")
        names.append(
            Name(
                words=words.upper() if spaced else words,
                x=x, y=y,
                reach=2.6 * pixel_of(canvas) + 1 if place.kind == "town" else 0.0,
                rank=_KIND_RANK[place.kind] + place.min_zoom / 20,
                size=size * {"country": 0.9, "sea": 0.95, "region": 0.8, "town": 0.78}[place.kind],
                bold=place.kind == "country", italic=place.kind in {"sea", "region"},
                colour=look.water_name if place.kind == "sea" else
                look.ink if place.kind == "town" else look.soft,
            )
        )  # fmt: skip
    return names
