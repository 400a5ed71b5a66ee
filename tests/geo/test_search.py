"""Whatever script a place is asked for in, the search finds it and shows where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.folding import fold
from geo.languages import LANGUAGES
from geo.load import SHIPPED, load_atlas
from geo.search import LONGEST, build_index, search

# What is typed, and a feature that must be among the first three.
FOUND = [
    ("Gorgan", "station-gorgan"),
    ("GORGAN", "station-gorgan"),
    ("gorgon", "station-gorgan"),
    ("Gorgn", "station-gorgan"),
    ("Горган", "station-gorgan"),
    ("Горгaн", "station-gorgan"),
    ("گرگان", "station-gorgan"),
    ("گرگان‌", "station-gorgan"),
    ("جرجان", "station-gorgan"),
    ("غوغان", "consulate-kz-gorgan"),
    ("consulate gorgan", "consulate-kz-gorgan"),
    ("کنسولگری گرگان", "consulate-kz-gorgan"),
    ("Жанаозен", "station-zhanaozen"),
    ("Жаңаөзен", "station-zhanaozen"),
    ("жана озен", "station-zhanaozen"),
    ("Узень", "station-zhanaozen"),
    ("Zhanaozen", "station-zhanaozen"),
    ("Zhanaozn", "station-zhanaozen"),
    ("zhanaoz", "station-zhanaozen"),
    ("ژاناوزن", "station-zhanaozen"),
    ("جاناوزن", "station-zhanaozen"),
    ("железная дорога Горган", "zhanaozen-gorgan-railway"),
    ("گرگان راه آهن", "zhanaozen-gorgan-railway"),
    ("Қызылқия", "station-gyzylgaya"),
    ("Гызылгай", "station-gyzylgaya"),
    ("Gyzylgaýa", "station-gyzylgaya"),
    ("Инче-Бурун", "border-inche-borun"),
    ("инчебурун", "border-inche-borun"),
    ("اینچه برون", "border-inche-borun"),
    ("اینچه‌برون", "border-inche-borun"),
    ("اینچهبرون", "border-inche-borun"),
    ("inche burun", "border-inche-borun"),
    ("Inche Borun", "station-inche-borun"),
    ("إينجه برون", "border-inche-borun"),
    ("KITI", "ktti-corridor"),
    ("KTTI", "ktti-corridor"),
    ("ktti corridor", "ktti-corridor"),
    ("Aktau", "port-aktau"),
    ("Ақтау", "port-aktau"),
    ("Актау", "port-aktau"),
    ("آکتائو", "port-aktau"),
    ("آکتاو", "port-aktau"),
    ("أكتاو", "port-aktau"),
    ("port-aktau", "port-aktau"),
    ("порт Актау", "port-aktau"),
    ("Консульство Ирана Актау", "consulate-ir-aktau"),
    ("Тенгиз", "field-tengiz"),
    ("Теңіз", "field-tengiz"),
    ("Tengiz", "field-tengiz"),
    ("Tengis", "field-tengiz"),
    ("تنگیز", "field-tengiz"),
    ("Қашаған", "field-kashagan"),
    ("Кашаган", "field-kashagan"),
    ("Bandar Abbas", "port-bandar-abbas"),
    ("bandarabbas", "port-bandar-abbas"),
    ("بندرعباس", "port-bandar-abbas"),
    ("بندر عباس", "port-bandar-abbas"),
    ("Бандар-Аббас", "port-bandar-abbas"),
    ("Бендер-Аббас", "port-bandar-abbas"),
    ("Razi", "border-razi"),
    ("Рази", "border-razi"),
    ("رازی", "border-razi"),
    ("رازي", "border-razi"),
    ("kapikoy", "border-razi"),
    ("Kapıköy", "station-kapikoy"),
    ("Tehran", "capital-tehran"),
    ("Tehrna", "capital-tehran"),
    ("Тегеран", "capital-tehran"),
    ("طهران", "capital-tehran"),
    ("تهران", "capital-tehran"),
    ("embassy tehran", "embassy-kz-tehran"),
    ("Turkmenbashi", "port-turkmenbashi"),
    ("Türkmenbaşy", "port-turkmenbashi"),
    ("Туркменбаши", "port-turkmenbashi"),
    ("ترکمن باشی", "port-turkmenbashi"),
    ("Serhetyaka", "station-serhetyaka"),
    ("caybagi", "station-caybagi"),
    ("swap", "oil-swap"),
    ("своп", "oil-swap"),
    ("sulphur", "ktti-corridor"),
    ("күкірт", "ktti-corridor"),
    ("گوگرد", "train-24-wagons"),
    ("42", "train-42-wagons"),
    ("۴۲", "train-42-wagons"),
    ("٤٢", "train-42-wagons"),
    ("2007", "consulate-kz-gorgan"),
    ("۲۰۰۷", "consulate-kz-gorgan"),
    ("٢٠٠٧", "consulate-kz-gorgan"),
    ("EXPO 2017", "expo-2017-astana"),
    ("экспо-2017", "expo-2017-astana"),
    ("Идлиб", "safe-zone-idlib"),
    ("фараби", "al-farabi"),
    ("Мангистау", "region-mangystau"),
    ("Маңғыстау", "region-mangystau"),
    ("Türkiye", "state-turkiye"),
    ("Ozbekiston", "state-uzbekistan"),
    ("Узбекистан", "state-uzbekistan"),
    ("Персидский залив", "persian-gulf"),
    ("خلیج فارس", "persian-gulf"),
    ("nioc", "memorandum-nioc"),
    ("pipeline-p0459", "pipeline-p0459"),
]
NOTHING = [
    "",
    "   ",
    "…?!«»",
    "\u200c\u200d",
    "Paris",
    "Лондон",
    "الدنمارك",
    "東京",
    "xyzzy",
    "пингвин",
    "Reykjavik",
    "42424",
    "Gorgan Reykjavik",
    "اینچه‌برون London",
    "Gorgan " * 40,
]


@pytest.fixture(scope="module")
def index(atlas):
    return build_index(atlas)


def records(hits):
    return [hit.feature or hit.source for hit in hits]


@pytest.mark.parametrize(("query", "feature"), FOUND)
def test_a_query_finds_its_feature_among_the_first_three(index, query, feature):
    for language in LANGUAGES:
        assert feature in records(search(index, query, language, limit=3))


@pytest.mark.parametrize("query", NOTHING)
def test_a_query_for_what_is_not_there_finds_nothing(index, query):
    assert search(index, query, "en") == ()


def test_every_feature_is_found_by_its_name_in_its_own_place(atlas, index):
    for feature in atlas.features.values():
        name = feature.facts.names.local
        assert feature.id in records(search(index, name, "en", limit=len(atlas.features))), name


def test_every_alias_finds_its_feature(atlas, index):
    for feature in atlas.features.values():
        for alias in feature.facts.aliases:
            hits = search(index, alias.text, "en", limit=len(atlas.features))
            assert feature.id in records(hits), alias.text


@pytest.mark.parametrize(("query", "feature"), FOUND)
def test_a_hit_points_to_the_words_it_matched(index, query, feature):
    for hit in search(index, query, "en"):
        shown = fold(hit.text[hit.start : hit.end]).replace(" ", "")
        assert shown
        if hit.score >= 100:  # below are slips of typing
            assert all(word in shown for word in fold(query).split())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("инче бурун", "Инче-Бурун"),
        ("اینچهبرون", "اینچه‌برون"),
        ("gorgon", "Gorgan"),
        ("фараб", "Фараби"),
        ("ozbekiston", "Oʻzbekiston"),
    ],
)
def test_the_words_shown_are_whole_and_as_written(index, query, words):
    hit = search(index, query, "ru")[0]
    assert hit.text[hit.start : hit.end] == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_shown_in_the_language_of_the_interface(atlas, index, language):
    hit = search(index, "KTTI", language)[0]
    assert hit.text == atlas.feature("ktti-corridor").facts.names.in_language(language)


def test_every_record_is_found_at_most_once(index):
    for query in ("Иран", "Tehran", "a", "ا"):
        found = records(search(index, query, "en", limit=1000))
        assert len(found) == len(set(found))


def test_hits_come_best_first_and_no_more_than_asked_for(index):
    hits = search(index, "Iran", "en", limit=7)
    assert len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert search(index, "Iran", "en", limit=0) == ()


def test_names_come_before_aliases_quotes_and_documents(index):
    order = {"name": 0, "alias": 0, "id": 1, "quote": 2, "translation": 2, "source": 3}
    for query in ("Горган", "Kazinform", "station", "Актау"):
        ranks = [order[hit.where] for hit in search(index, query, "ru", limit=1000)]
        assert ranks == sorted(ranks)


def test_of_equal_matches_those_with_quotes_come_before_context(atlas, index):
    context = [
        atlas.feature(hit.feature).facts.context for hit in search(index, "razi", "en", limit=2)
    ]
    assert context == [False, True]


def test_whole_words_come_before_beginnings_and_beginnings_before_middles(index):
    hits = search(index, "стан", "ru", limit=1000)
    starts = [fold(hit.text[hit.start : hit.end]).startswith("стан") for hit in hits]
    names = [start for start, hit in zip(starts, hits, strict=True) if hit.score >= 400]
    assert names == sorted(names, reverse=True)
    assert search(index, "Van", "en")[0].feature == "station-van"


def test_quotes_are_searched_as_they_stand_and_translations_name_their_quote(atlas, index):
    quote = search(index, "گوگرد", "en")[0]
    assert (quote.where, quote.text) == ("quote", atlas.quotes[quote.quote].exact)
    translation = search(index, "sulphur", "en")[0]
    assert translation.where == "translation"
    assert translation.text == atlas.quotes[translation.quote].translations["en"]


def test_a_document_is_found_by_its_author_title_and_label(index):
    for query in ("Исова", "Geopolitical Processes", "IRNA"):
        hits = [hit for hit in search(index, query, "en") if hit.where == "source"]
        assert len(hits) == 1
        assert hits[0].feature is None


def test_slips_are_not_forgiven_where_a_name_fits_as_typed(index):
    assert all(hit.score >= 100 for hit in search(index, "Karaj", "en"))


def test_numbers_must_be_right(index):
    assert "expo-2017-astana" not in records(search(index, "EXPO 2018", "en"))


def test_a_query_may_be_as_long_as_the_limit(index):
    assert search(index, "Gorgan".ljust(LONGEST), "en")
    assert search(index, "Gorgan".ljust(LONGEST + 1), "en") == ()


def test_an_index_of_the_same_atlas_finds_the_same(index):
    again = build_index(load_atlas(SHIPPED))
    assert all(search(again, q, "fa") == search(index, q, "fa") for q, _ in FOUND)


@settings(deadline=None)
@given(query=st.text(max_size=220), language=st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_search(index, query, language):
    for hit in search(index, query, language):
        assert 0 <= hit.start < hit.end <= len(hit.text)


@settings(deadline=None)
@given(query=st.text(alphabet="агнйоaeiktуا‌ یكگ۴2-ʻ ", max_size=12))
def test_no_text_of_the_atlas_own_letters_breaks_the_search(index, query):
    for hit in search(index, query, "kk", limit=5):
        before, words, after = hit.around(20)
        assert words == hit.text[hit.start : hit.end]
        assert len(before) <= 21
        assert len(after) <= 21
