"""Title and foot of a map image: what it is called, whose data it shows, and of what state."""

from geo.atlas import Atlas
from geo.languages import direction_of
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import chosen_layers
from geo.printing.projecting import Box
from geo.printing.typeset import foreign_letters, legible, line_height, lines_of
from geo.text import Voice, voice_of
from geo.webdata import BASEMAP_DATASETS

_MARKS = 12


def title_of(atlas: Atlas, choice: MapChoice) -> str:
    """Return the title: the chosen one, or the atlas's own subtitle."""
    if choice.title is not None:
        return legible(choice.title)
    return atlas.info.subtitle.in_language(choice.language)


def lost_letters(title: str | None, subtitle: str | None, voice: Voice) -> str:
    """Say which letters of title and subtitle cannot be drawn; nothing if all can."""
    foreign = foreign_letters(f"{title or ''}{subtitle or ''}")
    if not foreign:
        return ""
    said = voice("These letters are not in the fonts and are left out: {letters}")
    return said.format(letters=" ".join(foreign))


def _fitting(canvas: Canvas, words: str, size: float, width: float) -> float:
    """Return the size at which a line fits into a width, at most `size`."""
    wide = canvas.width_of(words, size, bold=True)
    return size if wide <= width else size * width / wide


def write_head(canvas: Canvas, atlas: Atlas, choice: MapChoice, box: Box) -> None:
    """Write title and subtitle."""
    canvas.group("head")
    size = canvas.sheet.type_size
    rtl = direction_of(choice.language) == "rtl"
    x, side = (box.right, "right") if rtl else (box.left, "left")
    y = box.top
    if title := title_of(atlas, choice):
        big = _fitting(canvas, title, size * 2.0, box.width)
        canvas.text(x, y - size * 1.75, title, big, bold=True, ha=side, va="baseline",
                    direction=direction_of(choice.language), zorder=60)  # fmt: skip
        y -= size * 2.5
    if choice.subtitle:
        words = legible(choice.subtitle)
        smaller = _fitting(canvas, words, size * 1.2, box.width)
        canvas.text(x, y - size * 1.15, words, smaller, color=canvas.palette.soft, ha=side,
                    va="baseline", direction=direction_of(choice.language), zorder=60)  # fmt: skip


def credits_of(atlas: Atlas, choice: MapChoice) -> str:
    """Return the attributions of everything that is drawn; they are never left out."""
    wanted = chosen_layers(atlas, choice)
    layers = [layer for layer in atlas.layers if layer.info.id in wanted]
    used = dict.fromkeys(d for layer in layers for d in layer.info.attribution)
    used |= dict.fromkeys(BASEMAP_DATASETS)
    known = [atlas.datasets[name] for name in used if name in atlas.datasets]
    # No comma: in a line of two directions it is set upon the letters beside it in PDF.
    return " · ".join(
        f"{one.attribution.in_language(choice.language)} ({one.licence})" for one in known
    )


def stamp_of(atlas: Atlas, choice: MapChoice) -> str:
    """Return the edition and the checksum of the data."""
    voice = voice_of(choice.language)
    title = atlas.info.title.in_language(choice.language)
    marks = atlas.checksum[:_MARKS]
    if atlas.info.edition is None:
        return voice("{title}, data {marks}", title=title, marks=marks)
    edition = voice.digits(str(atlas.info.edition))
    return voice("{title} {edition}, data {marks}", title=title, edition=edition, marks=marks)


def foot_lines(canvas: Canvas, atlas: Atlas, choice: MapChoice) -> list[str]:
    """Return the lines at the foot of the sheet."""
    sheet = canvas.sheet
    words = credits_of(atlas, choice)
    if choice.stamp:
        words = f"{stamp_of(atlas, choice)}. {words}"
    return lines_of(words, sheet.type_size * 0.68, sheet.width - 3 * sheet.type_size)


def write_foot(canvas: Canvas, atlas: Atlas, choice: MapChoice, box: Box) -> None:
    """Write whose data the map shows."""
    canvas.group("foot")
    size = canvas.sheet.type_size * 0.68
    rtl = direction_of(choice.language) == "rtl"
    y = box.top - size
    for line in foot_lines(canvas, atlas, choice):
        canvas.text(box.right if rtl else box.left, y, line, size, color=canvas.palette.soft,
                    ha="right" if rtl else "left", va="baseline",
                    direction=direction_of(choice.language), zorder=60)  # fmt: skip
        y -= line_height(size)
