"""Pages without script: one for each feature and language, a list of all, one for the lost.

They are for search engines, for readers without JavaScript, and for links that shall last.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from geo.atlas import Atlas
from geo.languages import AUTONYMS, Language, direction_of
from geo.text import voice_of
from ui.address import Address
from ui.evidence import evidence_html
from ui.published.content import pages_of
from ui.published.words import lesson_labels, page_labels, words_of
from ui.templating import templates


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainAddress(Address):
    """An address whose links lead to pages of their own; `above` leads to the language's folder."""

    above: str = ""

    def link(self, **changes: str | None) -> str:
        """Return the page of the feature, or the list of all."""
        feature = changes.get("feature", self.feature)
        return f"{self.above}feature/{feature}.html" if feature else f"{self.above}index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all pages share: the atlas, the languages, and the site's address where it is known."""

    atlas: Atlas
    languages: Sequence[Language]
    home: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """One page: its path below the language's folder, and what it says."""

    path: str
    title: str
    description: str
    body: str
    map_link: str = ""


def _menu(language: Language) -> list[tuple[str, str]]:
    voice = voice_of(language)
    spoken = f"?lang={language}" if language != "en" else ""
    lessons = [
        (f"index.html?page={name}{spoken.replace('?', '&')}", label)
        for name, label in lesson_labels(voice).items()
        if name != "quiz"
    ]
    pages = [(f"{language}/{name}.html", label) for name, label in page_labels(voice).items()]
    return [
        (f"index.html{spoken}", voice("Map")),
        (f"{language}/index.html", voice("All entries")),
        *lessons,
        *pages,
    ]


def plain_html(site: Site, language: Language, page: Plain) -> bytes:
    """Return a page with its head, menu and ways to the other languages."""
    languages = [(code, AUTONYMS[code], f"{code}/{page.path}") for code in site.languages]
    html = templates().get_template("plain.html").render(
        language=language,
        direction=direction_of(language),
        brand=site.atlas.info.title.in_language(language),
        title=page.title,
        description=page.description[:300],
        home=site.home,
        path=f"{language}/{page.path}",
        root="../" * (1 + page.path.count("/")),
        alternates=[(code, path) for code, _, path in languages],
        languages=languages,
        menu=_menu(language),
        map_link=page.map_link,
        body=Markup(page.body),  # noqa: S704 -- made by templates that escape
        say=voice_of(language),
    )  # fmt: skip
    return html.encode()


def _feature_page(site: Site, language: Language, feature_id: str) -> Plain:
    atlas = site.atlas
    feature = atlas.features[feature_id]
    address = PlainAddress(feature=feature_id, language=language, layers=None, above="../")
    name = feature.facts.names.in_language(language)
    quotes = atlas.quotes_of(feature)
    spoken = f"&lang={language}" if language != "en" else ""
    return Plain(
        path=f"feature/{feature_id}.html",
        title=f"{name} · {atlas.info.title.in_language(language)}",
        description=quotes[0].translations.get(language, quotes[0].exact) if quotes else name,
        body=evidence_html(atlas, address, offline=True),
        map_link=f"index.html?feature={feature_id}{spoken}",
    )


def _contents_page(site: Site, language: Language) -> Plain:
    atlas, info = site.atlas, site.atlas.info
    layers = [
        (
            layer.info.title.in_language(language),
            [
                (
                    feature.id,
                    feature.facts.names.in_language(language),
                    atlas.kinds[feature.facts.kind].label.in_language(language),
                )
                for feature in layer.features
            ],
        )
        for layer in atlas.layers
    ]
    subtitle, intro = info.subtitle.in_language(language), info.intro.in_language(language)
    template = templates().get_template("contents.html")
    return Plain(
        path="index.html",
        title=f"{info.title.in_language(language)} · {subtitle}",
        description=intro,
        body=template.render(subtitle=subtitle, intro=intro, layers=layers),
    )


def _other_pages(site: Site, language: Language) -> Iterator[Plain]:
    address = PlainAddress(feature=None, language=language, layers=None)
    labels = page_labels(voice_of(language))
    title = site.atlas.info.title.in_language(language)
    for name, html in pages_of(site.atlas, address).items():
        yield Plain(
            path=f"{name}.html",
            title=f"{labels[name]} · {title}",
            description=site.atlas.info.intro.in_language(language),
            body=html,
        )


def plain_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every page in every language."""
    for language in site.languages:
        pages: Iterable[Plain] = (
            _contents_page(site, language),
            *_other_pages(site, language),
            *(_feature_page(site, language, name) for name in site.atlas.features),
        )
        for page in pages:
            yield f"{language}/{page.path}", plain_html(site, language, page)


def lost_html(site: Site) -> bytes:
    """Return the page for an address that leads nowhere, in every language."""
    voices = [(code, voice_of(code)) for code in site.languages]
    first = site.languages[0]
    html = templates().get_template("lost.html").render(
        words=words_of(site.atlas, first),
        sentences=[(c, say("There is no such page."), say("Map")) for c, say in voices],
        home=site.home or "/",
        say=voice_of(first),
    )  # fmt: skip
    return html.encode()
