"""The page "Your own document": from its text to quotes, and from those to records."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from geo.atlas import Atlas
from geo.commands.check import QUOTED_LIMIT
from geo.faults import KeruenError
from geo.languages import AUTONYMS, direction_of
from geo.load import atlas_folder
from geo.ownlayers.encoding import CHOICES
from geo.ownlayers.holding import Holding, NoRoomError
from geo.ownlayers.layer import OwnFeature
from geo.ownlayers.table import clean_text
from geo.ownlayers.troubles import OwnFileError
from geo.ownlayers.words import file_fault
from geo.ownquotes.bundle import bundle
from geo.ownquotes.extract import checked_text, text_of_document
from geo.ownquotes.paper import Bibliography, OwnQuote, Paper
from geo.ownquotes.records import free_id, slug_of, words_language
from geo.scripts import language_of_text
from geo.text import Voice
from ui.claimform import claim_lines
from ui.own import change_holding, session_holding
from ui.shell import templates

_OWN_FEATURES = 300
_ENCODING = "own-encoding"


def _keep(paper: Paper | None) -> None:
    change_holding(lambda holding: replace(holding, paper=paper))


def change_paper(change: Callable[[Paper], Paper]) -> None:
    """Change the document at hand, where there is one."""

    def changed(holding: Holding) -> Holding:
        return replace(holding, paper=change(holding.paper)) if holding.paper else holding

    change_holding(changed)


def chosen_encoding() -> str | None:
    """Return the encoding that the visitor chose for the next file, None to recognise it."""
    return st.session_state.get(_ENCODING) or None


def show_encoding(voice: Voice) -> None:
    """Let the visitor say in which encoding a plain text was saved."""
    st.selectbox(
        voice("Encoding of the text"),
        ("", *CHOICES),
        format_func=lambda name: name or voice("recognise it"),
        help=voice("Only for plain text, if its letters come out wrong or cannot be read."),
        key=_ENCODING,
    )


def take_text(
    voice: Voice, atlas: Atlas, name: str, text: str | bytes, encoding: str | None = None
) -> str | None:
    """Make a text or a file the document at hand; return what was wrong with it."""
    try:
        pasted = isinstance(text, str)
        plain = checked_text(text) if pasted else text_of_document(name, text, encoding)
        stem = name.rsplit(".", 1)[0] if name else ""
        known = [source.id for source in atlas.sources]
        about = Bibliography(
            id=free_id(slug_of(stem, "own-document"), known),
            label=clean_text(stem)[:80] or voice("Your own document"),
            language=language_of_text(plain),
        )
        _keep(Paper(text=plain, about=about))
    except OwnFileError as error:
        return file_fault(voice, error)
    except NoRoomError:
        return voice("The file is larger than {limit} MB. Divide it.", limit=voice.number(20))
    return None


def show_text(voice: Voice, paper: Paper) -> None:
    """Show the document's text, in which words can be selected."""
    language = paper.about.language
    template = templates().get_template("own-document.html")
    html = template.render(
        say=voice,
        text=paper.text.strip(),
        language=language,
        direction=direction_of(language),
        label=paper.about.label,
        name=AUTONYMS.get(language, voice.language_name(language)),
    )
    st.html(html)


def own_features() -> dict[str, OwnFeature]:
    """Return the visitor's own features by id, drawings first, as many as a list can show."""
    layers = sorted(session_holding().layers, key=lambda layer: not layer.drawn)
    found: dict[str, OwnFeature] = {}
    for layer in layers:
        for index in range(min(len(layer.serials), _OWN_FEATURES - len(found))):
            feature = layer.at(index)
            found[feature.id] = feature
    return found


def add_quote(quote: OwnQuote) -> None:
    """Add a quote to the document at hand."""
    change_paper(lambda paper: replace(paper, quotes=(*paper.quotes, quote)))


def _drop(index: int) -> None:
    change_paper(
        lambda paper: replace(
            paper, quotes=tuple(q for i, q in enumerate(paper.quotes) if i != index)
        )
    )


def show_quotes(voice: Voice, atlas: Atlas, paper: Paper) -> None:
    """List the quotes so far, and hand out the records that they make."""
    own = own_features()
    language = voice.language
    count = voice.number(len(paper.quotes))
    st.html(templates().get_template("own-quotes-head.html").render(say=voice, count=count))
    for index, quote in enumerate(paper.quotes):
        known = atlas.features.get(quote.feature)
        name = known.facts.names.in_language(language) if known else ""
        name = name or (own[quote.feature].name if quote.feature in own else quote.feature)
        template = templates().get_template("own-quote.html")
        spoken = words_language(quote.place.exact, paper.about.language, quote.language)
        said = claim_lines(voice, atlas, quote.claims)
        st.html(template.render(say=voice, quote=quote, name=name, spoken=spoken, claims=said))
        st.button(voice("Remove"), key=f"own-drop-{index}", on_click=_drop, args=(index,))
    share = sum(q.place.end - q.place.start for q in paper.quotes) / max(1, len(paper.collapsed))
    if share >= QUOTED_LIMIT:
        st.warning(
            voice(
                "More than half of the document is quoted, which the atlas's rules forbid: remove "
                "a quote, then the records can be downloaded."
            )
        )
    elif paper.quotes:
        _show_download(voice, atlas, paper, own)


def _show_download(voice: Voice, atlas: Atlas, paper: Paper, own: dict[str, OwnFeature]) -> None:
    st.write(
        voice(
            "The zip holds the changed files of the atlas's folder and the document. Lay its "
            "“layers” over that folder; these commands then prove it:"
        )
    )
    only = f"python -m geo verify --sources documents --only {paper.about.id}"
    st.code(f"python -m geo check\n{only}", language=None, wrap_lines=True)
    try:
        data = bundle(atlas, atlas_folder(), paper, own)
    except KeruenError as error:
        st.error(str(error))
        return
    st.download_button(
        voice("Download the records (zip)"),
        data,
        file_name=f"keruen-{paper.about.id}.zip",
        mime="application/zip",
        on_click="ignore",
        key="own-bundle",
    )


def show_close(voice: Voice) -> None:
    """Offer to put the document away."""
    st.button(voice("Put this document away"), key="own-away", on_click=partial(_keep, None))
