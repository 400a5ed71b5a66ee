"""Draw docs/gallery.md and its images: what the export can make, each with its address.

python scripts/draw_gallery.py
"""

import sys
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from geo.load import SHIPPED, load_atlas  # noqa: E402 -- found only now
from geo.printing.reading import read_choice  # noqa: E402
from geo.printing.render import render_map  # noqa: E402

FOLDER = ROOT / "docs" / "gallery"
DPI = "60"
# Title, what it shows, parameters of the address.
PICTURES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("whole", "The whole atlas on a lying A4 sheet, as it comes without any choice.", {}),
    (
        "persian",
        "All words in Persian, the key on the side where reading ends.",
        {"lang": "fa", "upright": "1"},
    ),
    (
        "mono",
        "Black and white for a copier: dashes and symbols tell the layers apart. In Kazakh.",
        {"style": "mono", "lang": "kk"},
    ),
    (
        "contrast-slide",
        "High contrast on a 16:9 slide, with a title of one's own.",
        {"style": "contrast", "paper": "slide", "title": "Ports of the Caspian",
         "layers": "ports", "extent": "ports"},
    ),
    (
        "dark",
        "Dark ground for a projector in a dark room. In Russian.",
        {"style": "dark", "lang": "ru", "paper": "slide"},
    ),
    (
        "feature",
        "One feature in the middle, with its quotes as footnotes. In Arabic.",
        {"feature": "zhanaozen-gorgan-railway", "extent": "zhanaozen-gorgan-railway",
         "layers": "railway", "footnotes": "1", "lang": "ar"},
    ),
    (
        "equal-area",
        "An equal-area projection with its lines of longitude and latitude and a small map.",
        {"projection": "equal-area", "graticule": "1", "inset": "1"},
    ),
    (
        "square",
        "A square without legend or relief, for a card or a post.",
        {"paper": "square", "legend": "0", "relief": "0", "extent": "ktti", "layers": "ktti"},
    ),
)  # fmt: skip


def entry(name: str, said: str, params: dict[str, str]) -> str:
    """Return one picture of the page with what it shows and its address."""
    query = urlencode(params, safe=",")
    address = f"/export/map.png?{query}" if query else "/export/map.png"
    return f"{said}\n\n![{said}](gallery/{name}.png)\n\n`{address}`\n"


def main() -> None:
    """Draw every picture and write the page."""
    atlas = load_atlas(SHIPPED)
    FOLDER.mkdir(exist_ok=True)
    for name, _said, params in PICTURES:
        choice = read_choice(atlas, {**params, "dpi": DPI, "format": "png"})
        (FOLDER / f"{name}.png").write_bytes(render_map(atlas, choice))
    head = (
        "# Gallery\n\nMade by `python scripts/draw_gallery.py`, small here; "
        "the same address with another `dpi`, or with `.pdf` or `.svg`, gives it for print. "
        "The Export page puts such addresses together.\n"
    )
    page = "\n".join([head, *(entry(*picture) for picture in PICTURES)])
    (ROOT / "docs" / "gallery.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
