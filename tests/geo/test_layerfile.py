"""Faults of a layer file: its header, its features, their geometry and names."""

import pytest

from tests.geo.folders import (
    a_context,
    a_layer,
    a_line,
    faults_of,
    small_atlas,
    sound_files,
    the_fault,
)


def _with(*features):
    files = sound_files()
    files["ports.geojson"]["features"].extend(features)
    return files


def _point(*lonlat):
    return {"type": "Point", "coordinates": list(lonlat)}


def test_a_feature_without_a_place_is_sound(tmp_path):
    nowhere = a_context()
    nowhere["geometry"] = None
    assert not small_atlas(tmp_path, _with(nowhere)).feature("port-kuryk").is_located


def test_an_unknown_key_of_a_feature_is_a_fault(tmp_path):
    fault = the_fault(tmp_path, _with({**a_context(), "colour": "red"}))
    assert (fault.record, fault.fault) == ("port-kuryk", "unknown key 'colour'")


def test_an_unknown_key_of_the_collection_is_a_fault(tmp_path):
    files = sound_files()
    files["ports.geojson"]["crs"] = "EPSG:4326"
    fault = the_fault(tmp_path, files)
    assert (fault.file, fault.record) == ("ports.geojson", "the file")
    assert fault.fault == "unknown key 'crs'"
    assert fault.remedy == "use only features, layer, type"


def test_an_unknown_property_is_a_fault(tmp_path):
    fault = the_fault(tmp_path, _with(a_context(gage=1520)))
    assert (fault.file, fault.record) == ("ports.geojson", "port-kuryk")
    assert fault.fault.startswith("gage: ")


def test_a_feature_without_an_id_is_a_fault(tmp_path):
    nameless = a_context()
    del nameless["id"]
    fault = the_fault(tmp_path, _with(nameless))
    assert (fault.record, fault.fault) == ("record 2", "no feature with an id")


@pytest.mark.parametrize("raw", [None, 7, "port", [], {}, {"type": "Point", "id": "x"}])
def test_what_is_no_feature_is_a_fault(tmp_path, raw):
    assert the_fault(tmp_path, _with(raw)).fault == "no feature with an id"


@pytest.mark.parametrize("raw", [[], 3, {"type": "FeatureCollection"}, {"features": {}}])
def test_what_is_no_feature_collection_is_a_fault(tmp_path, raw):
    fault = the_fault(tmp_path, sound_files() | {"rail.geojson": raw})
    assert (fault.file, fault.fault) == ("rail.geojson", "no FeatureCollection")


def test_a_layer_without_a_header_is_a_fault(tmp_path):
    files = sound_files() | {"rail.geojson": {"type": "FeatureCollection", "features": []}}
    assert (the_fault(tmp_path, files).record) == "layer header"


@pytest.mark.parametrize("colour", ["red", "#FFF", "#GGGGGG", "009E73", ""])
def test_a_colour_is_six_hexadecimal_digits(tmp_path, colour):
    files = sound_files()
    files["ports.geojson"]["layer"]["colour"] = colour
    assert faults_of(tmp_path, files)[0].fault.startswith("colour: ")


def test_swapped_longitude_and_latitude_are_recognised(tmp_path):
    fault = the_fault(tmp_path, _with(a_context(geometry=_point(43.0, 76.9))))
    assert fault.fault == "[43.0, 76.9] looks like latitude before longitude"
    assert "[longitude, latitude]" in fault.remedy


@pytest.mark.parametrize("lonlat", [(0, 0), (-51.2, 43.6), (500.0, 43.0), (51.2, 91.0)])
def test_a_place_outside_the_atlas_is_a_fault(tmp_path, lonlat):
    assert (
        "lies outside the atlas"
        in the_fault(tmp_path, _with(a_context(geometry=_point(*lonlat)))).fault
    )


@pytest.mark.parametrize(
    ("geometry", "says"),
    [
        ({"type": "Circle", "coordinates": [51.2, 43.6]}, "is not one of"),
        ({"type": "Point"}, "no coordinates"),
        ({"type": "Point", "coordinates": []}, "no coordinates"),
        ({"type": "Point", "coordinates": [51.2]}, "not a [longitude, latitude] pair"),
        ({"type": "Point", "coordinates": ["51.2", "43.6"]}, "not a finite number"),
        ({"type": "Point", "coordinates": [True, 43.6]}, "not a finite number"),
        ({"type": "LineString", "coordinates": [[51, 43]]}, "do not make a LineString"),
        ({"type": "MultiLineString", "coordinates": [[[51, 43]]]}, "do not make"),
        ({"type": [], "coordinates": [51, 43]}, "is not one of"),
        ({"type": "Point", "coordinates": [[51, 43]]}, "not a [longitude, latitude] pair"),
        ({"type": "Point", "coordinates": [10**400, 43]}, "not a finite number"),
        ({"type": "LineString", "coordinates": [[51, 43], [51, 43]]}, "has no length"),
        (
            {
                "type": "Polygon",
                "coordinates": [[[50, 40], [52, 42], [52, 40], [50, 42], [50, 40]]],
            },
            "crosses itself",
        ),
    ],
)
def test_an_unsound_geometry_is_a_fault(tmp_path, geometry, says):
    assert says in the_fault(tmp_path, _with(a_context(geometry=geometry))).fault


def test_a_line_from_a_place_to_itself_is_a_fault(tmp_path):
    assert the_fault(tmp_path, _with(a_line([[51, 43], [51, 43]]))).record == "line"


def test_a_feature_without_the_key_geometry_is_a_fault(tmp_path):
    bare = a_context()
    del bare["geometry"]
    assert "the geometry is not one of" in the_fault(tmp_path, _with(bare)).fault


@pytest.mark.parametrize("name", ["", "  ", "\t"])
@pytest.mark.parametrize("language", ["en", "kk", "ru", "fa", "ar", "local"])
def test_an_empty_name_is_a_fault(tmp_path, language, name):
    kuryk = a_context()
    kuryk["properties"]["names"][language] = name
    assert any(
        fault.record == "port-kuryk" and fault.fault.startswith(f"names.{language}: ")
        for fault in faults_of(tmp_path, _with(kuryk))
    )


@pytest.mark.parametrize("key", ["kind", "names", "status", "geometry_class", "origins"])
def test_a_feature_tells_what_every_feature_must(tmp_path, key):
    poor = a_context()
    del poor["properties"][key]
    fault = the_fault(tmp_path, _with(poor))
    assert fault.fault == f"{key}: Field required"
    assert fault.remedy == "add the key"


def test_an_empty_list_of_origins_is_a_fault(tmp_path):
    assert the_fault(tmp_path, _with(a_context(origins=[]))).fault.startswith("origins: ")


def test_an_unknown_state_is_a_fault_that_names_the_known_ones(tmp_path):
    status = {"value": "open", "origin": "openstreetmap"}
    fault = the_fault(tmp_path, _with(a_context(status=status)))
    assert "'operating'" in fault.fault
    assert fault.remedy == "use one of the values named"


def test_layers_stand_in_the_order_of_their_headers(tmp_path):
    files = sound_files() | {"a.geojson": a_layer("last"), "z.geojson": a_layer("early")}
    files["a.geojson"]["layer"]["order"] = 9
    files["z.geojson"]["layer"]["order"] = 0
    atlas = small_atlas(tmp_path, files)
    assert [layer.info.id for layer in atlas.layers] == ["early", "ports", "last"]
