"""The network's files: optional, closed, and every fault at once."""

import pytest

from geo.load import load_atlas
from geo.routing.building import build_network
from tests.geo.folders import (
    a_context,
    a_line,
    faults_of,
    in_all,
    small_atlas,
    sound_files,
    the_fault,
    write_folder,
)

ORIGIN = {"dataset": "openstreetmap", "record": "node 2"}


def a_node(name="kuryk", **given):
    """Return a place of the network's own."""
    names = {**in_all("Kuryk"), "local": "Құрық"}
    own = {"names": names, "lon": 51.7, "lat": 43.2, "countries": ["KZ"], "origins": [ORIGIN]}
    return {"id": name, "kind": "town", **own, **given}


def an_edge(name="rail", **given):
    """Return a railway of its own coordinates."""
    ends = {"from": "port-aktau", "to": "kuryk", "status": "operating", "gauge": 1520}
    how = {"geometry_class": "through-stations", "origins": [ORIGIN], "context": True}
    return {"id": name, "mode": "rail", **ends, **how, **given}


def network_files(nodes=None, edges=None):
    """Return a sound folder with two nodes and an edge."""
    aktau = {"id": "port-aktau", "kind": "port", "feature": "port-aktau", "countries": ["KZ"]}
    return {
        **sound_files(),
        "network/nodes.json": nodes or [aktau, a_node()],
        "network/edges.json": edges or [an_edge()],
    }


def test_an_atlas_need_have_no_network(tmp_path):
    network = build_network(small_atlas(tmp_path))
    assert (network.segments, dict(network.places)) == ((), {})


def test_a_node_takes_place_names_and_quotes_from_its_feature(tmp_path):
    network = build_network(small_atlas(tmp_path, network_files()))
    port = network.places["port-aktau"]
    assert (port.lonlat, port.quotes, port.names.local) == ((51.2, 43.6), ("s000-001",), "Ақтау")
    (segment,) = network.segments
    assert (segment.id, segment.quotes, segment.countries) == ("rail", (), ("KZ",))


def test_quotes_may_speak_of_a_place_and_of_an_edge_without_a_feature(tmp_path):
    said = {"quotes": ["s000-001"], "remark": in_all("No port is named.")}
    aktau = {"id": "port-aktau", "kind": "port", "feature": "port-aktau", "countries": ["KZ"]}
    files = network_files(nodes=[aktau, a_node(**said)], edges=[an_edge(**said)])
    network = build_network(small_atlas(tmp_path, files))
    (segment,) = network.segments
    for record in (network.places["kuryk"], segment):
        assert (record.quotes, record.remark.en) == (("s000-001",), "No port is named.")


def test_quotes_of_a_node_are_added_to_its_features_once_each(tmp_path):
    aktau = {"id": "port-aktau", "kind": "port", "feature": "port-aktau", "countries": ["KZ"]}
    files = network_files(nodes=[{**aktau, "quotes": ["s000-001"]}, a_node()])
    network = build_network(small_atlas(tmp_path, files))
    assert network.places["port-aktau"].quotes == ("s000-001",)


@pytest.mark.parametrize(
    ("given", "is_context"),
    [
        ({}, True),
        ({"quotes": ["s000-001"], "context": False}, False),
        ({"quotes": ["s000-001"], "remark": in_all("No port is named.")}, True),
    ],
)
def test_an_edge_is_context_unless_the_words_name_it(tmp_path, given, is_context):
    network = build_network(small_atlas(tmp_path, network_files(edges=[an_edge(**given)])))
    assert [segment.is_context for segment in network.segments] == [is_context]


def test_an_edge_along_a_line_is_cut_at_the_points_along_it(tmp_path):
    files = network_files(
        nodes=[a_node("a", lon=51.0, lat=43.0), a_node("b", lon=54.0, lat=43.0)],
        edges=[{"id": "whole", "mode": "rail", "from": "b", "to": "a", "status": "operating",
                "along": "line", "gauge": 1520}],
    )  # fmt: skip
    point = {"type": "Point", "coordinates": [52.0, 43.0]}
    station = a_context("stop", point, kind="station", along="line", countries=["KZ"])
    line = a_line([[51.0, 43.0], [52.0, 43.0], [54.0, 43.0]])
    files["ports.geojson"]["features"] += [line, station]
    network = build_network(small_atlas(tmp_path, files))
    assert [segment.id for segment in network.segments] == ["a--stop", "stop--b"]
    assert [len(segment.lonlats) for segment in network.segments] == [2, 2]
    assert {segment.geometry_class for segment in network.segments} == {"traced"}


@pytest.mark.parametrize(
    ("nodes", "edges", "said"),
    [
        ([a_node(names=None)], [], "give a feature, or names"),
        ([a_node(feature="port-aktau")], [], "remove them or the feature"),
        ([a_node(lon=200)], [], "less than or equal to 180"),
        ([a_node(events=["feast"])], [], "events.0"),
        ([a_node(), a_node()], [], "the id stands 3 times"),
        ([{"id": "x", "kind": "port", "feature": "line"}], [], "no point of the atlas"),
        ([{"id": "x", "kind": "port", "feature": "port-aktau"}], [], "names a country"),
        ([a_node(origins=[{"dataset": "hearsay"}])], [], "origin 'hearsay' leads nowhere"),
        ([], [an_edge(to="atlantis")], "node 'atlantis' leads nowhere"),
        ([], [an_edge(to="port-aktau")], "begins and ends at the same node"),
        ([], [an_edge(gauge=None)], "a railway has a gauge"),
        ([], [an_edge(mode="road")], "only a railway or a ferry"),
        ([], [an_edge(context=False)], "or the mark of context"),
        ([], [an_edge(quotes=["s000-001"])], "the mark of context, not both"),
        ([], [an_edge(quotes=["s000-999"], context=False)], "quote 's000-999' leads nowhere"),
        ([], [an_edge(quotes=["s000-001"], remark=in_all("How."), context=False)], "not both"),
        ([a_node(quotes=["s000-999"])], [], "quote 's000-999' leads nowhere"),
        ([a_node(remark=in_all("How."))], [], "a remark without quotes"),
        ([], [an_edge(remark=in_all("How."))], "a remark without quotes"),
        ([], [an_edge(status="historical")], "status"),
        ([], [an_edge(along="line")], "remove them or along"),
        ([], [an_edge(through=["kuryk"])], "although it follows no line"),
        ([], [an_edge(speed=90)], "speed"),
    ],
)
def test_a_faulty_record_is_reported(tmp_path, nodes, edges, said):
    files = network_files()
    files["network/nodes.json"] += nodes
    files["network/edges.json"] += [{**edge, "id": "other"} for edge in edges]
    files["ports.geojson"]["features"].append(a_line([[51.0, 43.0], [52.0, 43.0]]))
    if nodes and nodes[0]["id"] == "kuryk" and len(nodes) == 1:
        files["network/nodes.json"] = [*files["network/nodes.json"][:1], *nodes]
        files["network/edges.json"] = [an_edge()]
    assert any(said in fault.fault for fault in faults_of(tmp_path, files))


def test_a_node_far_from_its_line_is_a_fault(tmp_path):
    edge = {"id": "far", "mode": "rail", "from": "port-aktau", "to": "kuryk", "along": "line"}
    files = network_files(edges=[{**edge, "status": "operating", "gauge": 1520}])
    files["ports.geojson"]["features"].append(a_line([[51.2, 43.6], [52.0, 44.0]]))
    assert "'kuryk' lies off the line 'line'" in the_fault(tmp_path, files).fault


def test_faults_of_nodes_and_edges_come_together(tmp_path):
    files = network_files(nodes=[a_node(lat=99)], edges=[an_edge(mode="air")])
    named = {"network/nodes.json", "network/edges.json"}
    assert {f.file for f in faults_of(tmp_path, files)} >= named


def test_a_record_of_the_network_cannot_be_changed(tmp_path):
    atlas = load_atlas(write_folder(tmp_path, network_files()))
    with pytest.raises(ValueError, match="frozen"):
        atlas.edges[0].start = "elsewhere"


@pytest.mark.parametrize(("state", "is_fault"), [("existing", False), ("planned", True)])
def test_an_edge_operates_only_if_its_line_does(tmp_path, state, is_fault):
    edge = {"id": "rail", "mode": "rail", "from": "a", "to": "b", "along": "line", "gauge": 1520}
    nodes = [a_node("a", lon=51.0, lat=43.0), a_node("b", lon=52.0, lat=43.0)]
    files = network_files(nodes=nodes, edges=[{**edge, "status": "operating"}])
    line = a_line([[51.0, 43.0], [52.0, 43.0]])
    line["properties"]["status"]["value"] = state
    files["ports.geojson"]["features"].append(line)
    said = [fault.fault for fault in faults_of(tmp_path, files)] if is_fault else []
    assert said == ([f"operates although its line 'line' is {state}"] if is_fault else [])
    if not is_fault:
        assert build_network(small_atlas(tmp_path, files)).segments
