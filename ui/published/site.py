"""The atlas as a folder for any web host: the map, its files, plain pages, the single file."""

from collections.abc import Iterator, Sequence

from geo.atlas import Atlas
from geo.languages import LANGUAGES, Language
from ui.published.content import data_files
from ui.published.fonts import FONTS
from ui.published.frame import Frame, frame_html, script_text, style_text
from ui.published.plain import Site, lost_html, plain_pages
from ui.published.single import pack_html
from ui.published.start import Start, start_search

SINGLE = "keruen.html"


def _robots(site: Site) -> str:
    sitemap = f"Sitemap: {site.home}sitemap.xml\n" if site.home else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _sitemap(site: Site, paths: list[str]) -> bytes:
    """Return the list of pages for search engines; addresses in it must be whole."""
    urls = "".join(f"<url><loc>{site.home}{path}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n{urls}</urlset>\n'.encode()


def _map_page(site: Site, search: str) -> bytes:
    frame = Frame(languages=site.languages, start=search, base="files/", listings=True)
    return frame_html(site.atlas, frame)


def build_site(
    atlas: Atlas,
    *,
    languages: Sequence[Language] = LANGUAGES,
    start: Start | None = None,
    home: str = "",
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of the site, the same for the same atlas and choices.

    `home` is the site's own address with a slash at its end, where it is known: search
    engines want whole addresses.
    """
    site = Site(atlas=atlas, languages=languages, home=home)
    search = start_search(atlas, languages, start or Start())
    files = list(data_files(atlas, languages))
    yield "index.html", _map_page(site, search)
    yield SINGLE, pack_html(atlas, languages, search, files)
    yield "files/keruen.js", script_text().encode()
    yield "files/keruen.css", style_text().encode()
    for name, make in FONTS.items():
        yield f"files/{name}", make()
    for name, content in files:
        yield f"files/{name}", content
    paths = ["index.html"]
    for path, content in plain_pages(site):
        paths.append(path)
        yield path, content
    yield "404.html", lost_html(site)
    yield "robots.txt", _robots(site).encode()
    yield ".nojekyll", b""
    if home:
        yield "sitemap.xml", _sitemap(site, paths)
