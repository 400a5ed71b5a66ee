"""Play the marks of a sheet to a backend of matplotlib: pixels, SVG or PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Bbox
from PIL import Image

from geo.printing.canvas import Mark, Picture, Shape, Words
from geo.printing.glyphpaths import moved
from geo.printing.projecting import Box
from geo.printing.typeset import font, width_of

# How far a halo reaches beyond its letters on both sides together, of the type size.
_HALO: Final = 0.3
_HALO_ALPHA: Final = 0.82
SPACED: Final = "spaced"
PICTURE: Final = "picture"
_STRIP: Final = 512


@lru_cache(maxsize=4000)
def outline_of(words: str, size: float, bold: bool, italic: bool) -> Path:
    """Return the outlines of a line of text in points, from its left end on its baseline."""
    vertices, codes = text_to_path.get_text_path(font(size, bold, italic), words)
    scale = size / text_to_path.FONT_SCALE
    return Path(np.asarray(vertices).reshape(-1, 2) * scale, codes)


class Ink(Artist):
    """The whole sheet as one artist; `scale` are the backend's units a point."""

    def __init__(self, marks: list[Mark], high: float) -> None:
        super().__init__()
        self.marks, self.high = marks, high

    def draw(self, renderer: Any) -> None:
        """Draw every mark, lowest first, in the groups to which they belong."""
        # matplotlib gives its backends pixels; those of SVG and PDF are points.
        scale = renderer.points_to_pixels(1.0)
        pen = _Pen(renderer, Affine2D().scale(scale), scale, self.high)
        group = ""
        for mark in self.marks:
            if mark.group != group:
                if group:
                    renderer.close_group(group)
                renderer.open_group(mark.group)
                group = mark.group
            pen.draw(mark)
        if group:
            renderer.close_group(group)


class _Pen:
    def __init__(self, renderer: Any, transform: Affine2D, scale: float, high: float) -> None:
        self.renderer, self.transform, self.scale, self.high = renderer, transform, scale, high
        self.plain = transform.frozen()

    def draw(self, mark: Mark) -> None:
        if isinstance(mark, Shape):
            self._shape(mark)
        elif isinstance(mark, Words):
            self._words(mark)
        elif isinstance(mark, Picture):
            self._picture(mark)

    def _gc(self, clip: Box | None) -> Any:
        gc = self.renderer.new_gc()
        if clip is not None:
            k = self.scale
            edges = (clip.left * k, clip.bottom * k, clip.right * k, clip.top * k)
            gc.set_clip_rectangle(Bbox.from_extents(*edges))
        return gc

    def _shape(self, mark: Shape) -> None:
        gc = self._gc(mark.clip)
        gc.set_alpha(mark.alpha)
        gc.set_linewidth(mark.width if mark.edge else 0.0)
        gc.set_foreground(to_rgba(mark.edge or "none", mark.alpha if mark.edge else 0.0), True)
        gc.set_capstyle(mark.cap)
        gc.set_joinstyle("round")
        if mark.dashes:
            gc.set_dashes(0, mark.dashes)
        fill = to_rgba(mark.fill, mark.alpha) if mark.fill else None
        self.renderer.draw_path(gc, mark.path, self.plain, fill)
        gc.restore()

    def _words(self, mark: Words) -> None:
        if mark.halo:
            self._halo(mark)
        if not mark.spacing:
            self._write(mark, mark.x, mark.words)
        elif self._is_svg:
            self.renderer.open_group(SPACED)
            self._write(mark, mark.x, mark.words)
            self.renderer.close_group(SPACED)
        else:
            with self._copied_as(mark.words):
                self._write_spaced(mark)

    @contextmanager
    def _copied_as(self, words: str) -> Iterator[None]:
        """Tell a PDF which word single letters make; readers turn one from right to left round."""
        file = getattr(self.renderer, "file", None)
        if file is None:
            yield
            return
        actual = words.encode("utf-16-be").hex()
        file.write(f"/Span <</ActualText <feff{actual}>>> BDC\n".encode())
        yield
        file.write(b"EMC\n")

    def _write_spaced(self, mark: Words) -> None:
        x = mark.x
        for letter in mark.words:
            self._write(mark, x, letter)
            x += width_of(letter, mark.size, mark.bold, mark.italic) + mark.spacing

    @property
    def _is_svg(self) -> bool:
        return hasattr(self.renderer, "writer")

    def _write(self, mark: Words, x: float, words: str) -> None:
        gc = self._gc(mark.clip)
        gc.set_foreground(to_rgba(mark.colour), True)
        y = (self.high - mark.y if self.renderer.flipy() else mark.y) * self.scale
        face = font(mark.size, mark.bold, mark.italic)
        self.renderer.draw_text(gc, x * self.scale, y, words, face, 0.0)
        gc.restore()

    def _halo(self, mark: Words) -> None:
        gc = self._gc(mark.clip)
        gc.set_alpha(_HALO_ALPHA)
        gc.set_foreground(to_rgba(mark.halo or "none", _HALO_ALPHA), True)
        gc.set_linewidth(mark.size * _HALO)
        gc.set_joinstyle("round")
        path = outline_of(mark.words, mark.size, mark.bold, mark.italic)
        if mark.spacing:
            path = _spaced(mark)
        where = Affine2D().translate(mark.x, mark.y) + self.transform
        self.renderer.draw_path(gc, path, where, None)
        gc.restore()

    def _picture(self, mark: Picture) -> None:
        k, box = self.scale, mark.box
        if self._is_svg:
            # Put in when it is saved: matplotlib would pack it anew each time.
            self.renderer.open_group(PICTURE)
            self.renderer.close_group(PICTURE)
            return
        gc = self._gc(mark.clip)
        if self.renderer.option_scale_image():
            size = Affine2D().scale(box.width * k, box.height * k)
            pixels = np.asarray(mark.raster.image.convert("RGBA"))
            self.renderer.draw_image(gc, box.left * k, box.bottom * k, pixels[::-1], size)
        else:
            self._paint(gc, mark.raster.image, box)
        gc.restore()

    def _paint(self, gc: Any, image: Image.Image, box: Box) -> None:
        """Stretch the picture in strips, so that a large sheet takes little memory."""
        k, high = self.scale, image.height
        left, right = round(box.left * k), round(box.right * k)
        low, top = round(box.bottom * k), round(box.top * k)
        for begin in range(0, top - low, _STRIP):
            end = min(begin + _STRIP, top - low)
            rows = (0, begin / (top - low) * high, image.width, end / (top - low) * high)
            strip = image.resize((right - left, end - begin), Image.Resampling.BILINEAR, box=rows)
            pixels = np.asarray(strip.convert("RGBA"))
            self.renderer.draw_image(gc, left, top - end, pixels[::-1])


def _spaced(mark: Words) -> Path:
    x, paths = 0.0, []
    for letter in mark.words:
        path = outline_of(letter, mark.size, mark.bold, mark.italic)
        if np.size(path.vertices):
            paths.append(moved(path, x, 0.0, 1.0))
        x += width_of(letter, mark.size, mark.bold, mark.italic) + mark.spacing
    return Path.make_compound_path(*paths)
