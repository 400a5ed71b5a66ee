"""The base map: vectors as shipped, relief built from a picture and kept in a cache folder."""

import importlib.util
import io

import pytest
from PIL import Image

from geo import basemap
from geo.basemap import build_relief, cached, read_basemap, relief_source, relief_webp, to_mercator
from tests.geo.folders import small_atlas, sound_files

AKTAU = (50.0, 42.0, 53.0, 45.0)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Return an empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "keruen"


@pytest.fixture
def striped(tmp_path):
    """Return a picture of the north of the globe, dark and light in turn, 30 pixels a degree."""
    width, height = 7000, 1500
    column = Image.new("L", (10, 1), 90)
    column.paste(160, (0, 0, 5, 1))
    row = Image.new("L", (width, 1))
    for left in range(0, width, 10):
        row.paste(column, (left, 0))
    path = tmp_path / "globe.png"
    row.resize((width, height)).save(path, compress_level=1)
    return path


def test_the_base_map_holds_rings_of_longitude_and_latitude():
    data = read_basemap()
    assert set(data) == {"attribution", "extent", "land", "lakes", "borders", "disputed"}
    assert data["attribution"] == "natural-earth"
    rings = [ring for name in ("land", "lakes") for shape in data[name] for ring in shape]
    assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in rings)
    lines = [*data["borders"], *data["disputed"]]
    assert all(len(line) >= 2 for line in lines)
    positions = [lonlat for line in (*rings, *lines) for lonlat in line]
    west, south, east, north = data["extent"]
    margin = 5
    assert all(len(lonlat) == 2 for lonlat in positions)
    assert all(west - margin <= lon <= east + margin for lon, _ in positions)
    assert all(south - margin <= lat <= north + margin for _, lat in positions)


def test_the_base_map_covers_what_the_atlas_covers(atlas):
    assert tuple(read_basemap()["extent"]) == atlas.info.basemap_extent


def test_an_atlas_without_a_base_map_of_its_own_gets_the_whole_world(tmp_path, monkeypatch):
    small_atlas(tmp_path, {k: v for k, v in sound_files().items() if "natural-earth" not in k})
    monkeypatch.setenv("KERUEN_LAYERS", str(tmp_path))
    data = read_basemap()
    assert data["extent"] == [-180, -90, 180, 90]
    lons = [lon for shape in data["land"] for ring in shape for lon, _ in ring]
    assert min(lons) < -170
    assert max(lons) > 170
    assert data["borders"]
    assert data["lakes"]


def test_rows_grow_towards_the_pole_in_mercator():
    halves = Image.new("L", (60, 60), 0)
    halves.paste(255, (0, 0, 60, 30))
    stretched = to_mercator(halves, (0.0, 30.0, 60.0, 80.0))
    assert stretched.width == 60
    column = [stretched.getpixel((30, y)) for y in range(stretched.height)]
    northern = sum(value > 127 for value in column)
    assert northern > stretched.height * 0.55
    assert column[0] == 255
    assert column[-1] == 0


def test_the_relief_shades_the_land_and_leaves_the_sea_grey(striped):
    with Image.open(io.BytesIO(build_relief(striped, AKTAU))) as picture:
        assert picture.format == "WEBP"
        grey = picture.convert("L")
    assert grey.width == 90
    assert grey.height == pytest.approx(90 * 1.38, abs=2)
    sea = grey.crop((2, 60, 12, 80)).getextrema()
    land = grey.crop((65, 20, 85, 40)).getextrema()
    assert max(abs(value - 128) for value in sea) <= 8
    assert land[1] - land[0] > 30


def test_without_the_package_there_is_no_relief(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert relief_source() is None
    assert relief_webp(AKTAU) is None


def test_without_the_namespace_of_the_package_there_is_no_relief(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib.util, "find_spec", missing)
    assert relief_webp(AKTAU) is None


def test_the_relief_is_built_once_and_kept(striped, cache, monkeypatch):
    monkeypatch.setattr(basemap, "relief_source", lambda: striped)
    first = relief_webp(AKTAU)
    assert first is not None
    (kept,) = cache.iterdir()
    assert kept.read_bytes() == first
    monkeypatch.setattr(basemap, "build_relief", lambda *_: pytest.fail("built again"))
    assert relief_webp(AKTAU) == first


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path, monkeypatch):
    (tmp_path / "keruen").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cached("name", lambda: b"data") == b"data"


def test_the_cache_leaves_no_unfinished_file(cache):
    assert cached("relief.webp", lambda: b"data") == b"data"
    assert [path.name for path in cache.iterdir()] == ["relief.webp"]
    assert cached("relief.webp", lambda: b"other") == b"data"
