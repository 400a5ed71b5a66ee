"""What stands on a map image: key, scale, marks, names, notes, credits."""

import math
from itertools import combinations

import numpy as np
import pytest
from pyproj import Geod

from geo.languages import LANGUAGES
from geo.printing.drawing import disputed_spots, symbols_of, taken_by
from geo.printing.heading import lost_letters
from geo.printing.lettering import overlap
from geo.printing.linework import pixel_of
from geo.printing.naming import corners
from geo.printing.palette import PALETTES, ink_of
from geo.symbology import kind_number, legend_of_shown, marks_of_shown, style_of
from geo.text import mark_label, voice_of
from tests.geo.prints import bare, drawn_of, shapes_of, squeezed, texts_of

GEOD = Geod(ellps="WGS84")
SCENES = (
    {"lang": "en"},
    {"lang": "fa", "extent": "caspian", "upright": 1, "paper": "a4", "size": ""},
    {"lang": "ru", "extent": "railway", "layers": "railway,missions,states"},
    {"lang": "kk", "extent": "port-aktau", "layers": "ports,ktti"},
    {"lang": "ar", "extent": "region", "paper": "a3", "size": "", "layers": "air,trade,venues"},
)
every_scene = pytest.mark.parametrize("params", SCENES, ids=lambda p: p["lang"])


@every_scene
def test_the_key_names_the_visible_layers_and_kinds_and_no_others(atlas, params):
    drawn = drawn_of(atlas, **params)
    shown = [one.feature for one in drawn.scene.shown]
    assert drawn.layers == tuple(
        layer.info.id for layer in atlas.layers if layer.info.id in {f.layer for f in shown}
    )
    said = squeezed(texts_of(drawn, "key"))
    voice, language = voice_of(params["lang"]), params["lang"]
    expected = []
    for layer in drawn.layers:
        expected.append(atlas.layer(layer).info.title.in_language(language))
        mine = [feature for feature in shown if feature.layer == layer]
        entries = legend_of_shown(atlas, mine)
        expected += [atlas.kinds[entry.kind].label.in_language(language) for entry in entries]
    expected.append(voice("How things are drawn"))
    expected += [mark_label(voice, mark.key) for mark in marks_of_shown(shown)]
    if any(one.disputed for one in drawn.scene.shown):
        expected.append(voice("the documents disagree here"))
    assert said == "".join(bare(words) for words in expected)


@every_scene
def test_nothing_of_the_key_lies_under_the_map_or_off_the_sheet(atlas, params):
    drawn = drawn_of(atlas, **params)
    frame, sheet = drawn.scene.frame.box, drawn.canvas.sheet
    for mark in [*texts_of(drawn, "key"), *texts_of(drawn, "notes")]:
        assert mark.x >= 0
        assert mark.x + mark.width <= sheet.width + 0.5
        assert mark.y >= 0
        beside = mark.x + mark.width <= frame.left or mark.x >= frame.right
        assert beside or mark.y + mark.size < frame.bottom


@pytest.mark.parametrize("projection", ["conic", "equal-area", "mercator"])
@pytest.mark.parametrize(
    "extent", ["region", "caspian", "port-aktau", "30,50,40,56", "50,21,55,26"]
)
def test_the_scale_bar_is_as_long_as_it_says_in_the_middle_of_the_map(atlas, extent, projection):
    drawn = drawn_of(atlas, extent=extent, projection=projection, layers="")
    km, points = drawn.scale
    frame = drawn.scene.frame
    x, y = frame.box.left + frame.box.width / 2, frame.box.bottom + frame.box.height / 2
    (a, b), (c, d) = frame.lonlats(np.array([[x - points / 2, y], [x + points / 2, y]]))
    assert GEOD.inv(a, b, c, d)[2] / 1000 == pytest.approx(km, rel=0.012)
    assert 0.05 * frame.box.width < points <= 0.25 * frame.box.width


def test_the_north_arrow_points_along_the_meridian_on_which_it_stands(atlas):
    drawn = drawn_of(atlas, extent="region", layers="")
    paths = [s.path for s in shapes_of(drawn, "frame") if s.path.codes is None]
    (arrow,) = [path for path in paths if len(path.vertices) == 5]
    tip, foot = arrow.vertices[0], arrow.vertices[2]
    lonlats = drawn.scene.frame.lonlats(np.array([foot, tip]))
    azimuth = GEOD.inv(*lonlats[0], *lonlats[1])[0]
    assert abs(azimuth) < 1.0
    assert abs(math.degrees(math.atan2(*(tip - foot)))) > 5


@every_scene
def test_every_visible_disputed_feature_bears_the_mark(atlas, params):
    drawn = drawn_of(atlas, **params)
    disputed = [one for one in drawn.scene.shown if one.disputed]
    red = [s for s in shapes_of(drawn) if s.fill == "#8c2f1b" and s.clip is not None]
    assert len(red) == len(disputed)
    frame = drawn.scene.frame.box
    lines = [one for one in disputed if not one.feature.is_point]
    spots = disputed_spots(drawn.scene.shown, [], frame)
    assert len(spots) == len(lines)
    assert all(frame.left <= x <= frame.right and frame.bottom <= y <= frame.top for x, y in spots)


@pytest.mark.parametrize("style", ["colour", "mono", "contrast", "dark"])
def test_every_line_that_is_not_traced_and_running_is_dashed_as_the_key_says(atlas, style):
    names = ",".join(layer.info.id for layer in atlas.layers)
    drawn = drawn_of(atlas, extent="region", layers=names, style=style, paper="a3", size="")
    pixel, seen = pixel_of(drawn.canvas), 0
    for layer in drawn.layers:
        dashes = {s.dashes for s in shapes_of(drawn, f"layer-{layer}")}
        for one in drawn.scene.shown:
            if one.feature.layer != layer or one.feature.is_point:
                continue
            for part, kind in enumerate(one.feature.part_classes):
                expected = style_of(atlas, one.feature, part).dash
                assert tuple(d * pixel for d in expected) in dashes
                assert expected or kind == "traced"
                seen += bool(expected)
    assert seen > 30


def test_schematic_lines_of_documents_end_in_an_arrow_head(atlas):
    drawn = drawn_of(atlas, layers="corridors", extent="corridors")
    lines = [one.feature for one in drawn.scene.shown if not one.feature.is_point]
    wanted = sum(
        style_of(atlas, line, part).arrow for line in lines for part in range(len(line.parts))
    )
    heads = [s for s in shapes_of(drawn, "layer-corridors") if s.fill and len(s.path.vertices) == 4]
    assert 0 < wanted <= len(heads)


@every_scene
def test_names_cover_neither_each_other_nor_symbols(atlas, params):
    drawn = drawn_of(atlas, **params)
    symbols = symbols_of(drawn.canvas, atlas, drawn.scene.shown)
    spots = disputed_spots(drawn.scene.shown, symbols, drawn.scene.frame.box.inset(6.0))
    rects = [placed.rect for placed in drawn.names]
    assert len(rects) >= 5
    assert not any(overlap(a, b) for a, b in combinations(rects, 2))
    taken = taken_by(drawn.canvas, symbols, spots)
    assert not any(overlap(rect, other) for rect in rects for other in taken)


@every_scene
def test_degrees_stand_clear_of_names_symbols_and_the_scale_bar(atlas, params):
    drawn = drawn_of(atlas, **params, graticule=1)
    size = drawn.canvas.sheet.type_size * 0.76
    degrees = [m for m in texts_of(drawn) if "°" in m.words and m.clip is not None]
    assert degrees
    rects = [(m.x, m.y - size * 0.2, m.x + m.width, m.y + size) for m in degrees]
    symbols = symbols_of(drawn.canvas, atlas, drawn.scene.shown)
    others = [*taken_by(drawn.canvas, symbols, []), *(placed.rect for placed in drawn.names)]
    others += corners(drawn.canvas, drawn.scene.choice, drawn.scene.frame, None)
    assert not any(overlap(a, b) for a in rects for b in others)


def test_a_bar_on_mercators_map_says_at_which_latitude_it_is_true(atlas):
    for projection, said in (("mercator", "at55°N"), ("conic", "")):
        drawn = drawn_of(atlas, projection=projection, extent="50,50,60,60", layers="")
        latitude = [m for m in texts_of(drawn, "frame") if "°" in m.words]
        assert squeezed(latitude) == said


def test_letters_outside_the_fonts_are_named_and_the_rest_is_drawn(atlas):
    drawn = drawn_of(atlas, title="Way 世界 🦜 to Aktau", subtitle="界", layers="")
    assert [m.words.split() for m in texts_of(drawn, "head")] == [["Way", "to", "Aktau"]]
    choice = drawn.scene.choice
    assert "世 界 🦜" in lost_letters(choice.title, choice.subtitle, voice_of("en"))
    assert not lost_letters("Қазақстан ایران", None, voice_of("kk"))


def test_notes_say_where_the_others_stand(atlas, monkeypatch):
    monkeypatch.setenv("KERUEN_ADDRESS", "https://atlas.example")
    drawn = drawn_of(atlas, footnotes=1, paper="a4", size="")
    assert "https://atlas.example" in squeezed(texts_of(drawn, "notes"))


def test_symbols_that_can_move_do_not_cover_one_another(atlas):
    drawn = drawn_of(atlas, paper="a4", size="")
    pixel = pixel_of(drawn.canvas)
    symbols = symbols_of(drawn.canvas, atlas, drawn.scene.shown)
    for a, b in combinations([s for s in symbols if not s.fixed], 2):
        distance = math.hypot(a.x - b.x, a.y - b.y)
        assert distance > 0.8 * (a.reach(pixel) + b.reach(pixel))


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_are_the_quotes_word_for_word_and_numbered_on_the_map(atlas, language):
    drawn = drawn_of(atlas, lang=language, footnotes=1, paper="a4", size="", upright=1)
    assert len(drawn.notes) > 5
    said = squeezed(texts_of(drawn, "notes"))
    numbers = {}
    for position, note in enumerate(drawn.notes, start=1):
        assert note.number == position
        assert bare(note.quote.exact) in said
        assert note.quote == atlas.quotes[note.quote.id]
        for feature in note.features:
            assert note.quote.id in atlas.features[feature].facts.quotes
            numbers.setdefault(feature, []).append(note.number)
    voice = voice_of(language)
    placed = {one.name.owner: one.name.note for one in drawn.names if one.name.note}
    assert placed == {
        feature: voice(", ").join(map(voice.number, found)) for feature, found in numbers.items()
    }


def test_notes_say_how_many_more_there_are(atlas):
    drawn = drawn_of(atlas, footnotes=1, paper="a4", size="")
    visible = {q for one in drawn.scene.shown for q in one.feature.facts.quotes}
    more = len(visible) - len(drawn.notes)
    assert more > 0
    assert f"{more}morequotesstandintheatlas" in squeezed(texts_of(drawn, "notes"))


def test_a_selected_feature_gets_the_first_note_a_halo_and_its_line_in_the_key(atlas):
    drawn = drawn_of(
        atlas, feature="port-aktau", extent="caspian", footnotes=1, paper="a4", size=""
    )
    assert drawn.notes[0].features[0] == "port-aktau"
    assert "PortofAktau" in squeezed(texts_of(drawn, "key"))
    assert any(s.fill == "#F0E442" for s in shapes_of(drawn, "layer-ports"))


def test_a_feature_is_shown_though_its_layer_is_off(atlas):
    drawn = drawn_of(atlas, feature="port-aktau", extent="caspian", layers="railway")
    assert drawn.layers == ("railway", "ports")


@every_scene
def test_whoever_asks_to_be_named_is_named_at_the_foot(atlas, params):
    drawn = drawn_of(atlas, **params)
    said = squeezed(texts_of(drawn))
    for layer in drawn.layers:
        for dataset in atlas.layer(layer).info.attribution:
            words = atlas.datasets[dataset].attribution.in_language(params["lang"])
            assert bare(words) in said
    assert atlas.checksum[:12] in said


def test_what_documents_date_to_other_years_fades(atlas):
    drawn = drawn_of(atlas, year=2014, layers="railway,missions", extent="caspian")
    strengths = {one.time: one.strength for one in drawn.scene.shown}
    assert strengths["other"] < strengths["undated"] < strengths["dated"] == 1.0
    assert "Year2014" in squeezed(texts_of(drawn, "key"))


def test_black_and_white_has_neither_colour_nor_two_layers_of_lines_alike(atlas):
    names = ",".join(layer.info.id for layer in atlas.layers)
    drawn = drawn_of(atlas, style="mono", layers=names, extent="region", paper="a3", size="")
    colours = {c for s in shapes_of(drawn) for c in (s.fill, s.edge) if c}
    colours |= {mark.colour for mark in texts_of(drawn)}
    colours.discard("none")
    assert all(c[1:3].lower() == c[3:5].lower() == c[5:7].lower() for c in colours)
    lines = {
        one.rank: style_of(atlas, one.feature)
        for one in drawn.scene.shown
        if not one.feature.is_point
    }
    inks = [
        (ink.colour, ink.cored, ink.beads, ink.filled)
        for rank, style in lines.items()
        for ink in [ink_of(PALETTES["mono"], style, rank)]
    ]
    assert len(inks) == len(set(inks)) > 5


def test_in_black_and_white_no_two_kinds_of_lines_are_drawn_alike(atlas):
    kinds = {}
    for layer in atlas.layers:
        for line in (one for one in layer.features if one.is_located and not one.is_point):
            rank = atlas.layers.index(layer)
            style = style_of(atlas, line)
            ink = ink_of(PALETTES["mono"], style, rank, kind_number(atlas, line))
            kinds.setdefault((layer.info.id, line.facts.kind), set()).add(
                (ink, style.dash, style.width, style.hollow)
            )
    assert len(kinds) > 10
    for (one, first), (other, second) in combinations(kinds.items(), 2):
        assert not first & second, (one, other)
    layers = {"style": "mono", "layers": "pipelines", "extent": "region", "paper": "a4", "size": ""}
    drawn = drawn_of(atlas, **layers)
    bars = [s for s in shapes_of(drawn, "layer-pipelines") if len(s.path.vertices) == 2]
    assert len(bars) > 5
    plain = drawn_of(atlas, **(layers | {"style": "colour"}))
    assert len(shapes_of(plain, "layer-pipelines")) < len(shapes_of(drawn, "layer-pipelines"))


def test_right_to_left_the_key_stands_left_and_the_title_begins_right(atlas):
    persian, english = (drawn_of(atlas, lang=lang) for lang in ("fa", "en"))
    assert persian.layout.columns[0].right < persian.layout.frame.left
    assert english.layout.columns[0].left > english.layout.frame.right
    title = max(texts_of(persian), key=lambda mark: mark.size)
    assert title.x + title.width == pytest.approx(persian.layout.head.right, abs=1.0)


def test_all_switches_off_leave_map_and_credits_alone(atlas):
    switches = ("legend", "scale", "north", "names", "stamp", "relief", "inset", "graticule")
    drawn = drawn_of(atlas, title="", **dict.fromkeys(switches, 0))
    assert drawn.scale is None
    assert not drawn.layers
    assert squeezed(texts_of(drawn)).startswith("©OpenStreetMap")
    assert {mark.group for mark in texts_of(drawn)} <= {"frame", "foot"}
