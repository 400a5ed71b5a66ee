"""A publication writes over its own files only."""

import json

import pytest

from geo.sitefolder import MANIFEST, FolderError, check_folder, write_site

FIRST = [("index.html", b"one"), ("en/feature/a.html", b"a"), ("en/b.html", b"b")]


def files_in(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_files_are_written_and_named_with_their_checksums(tmp_path):
    sizes = write_site(tmp_path / "new" / "site", FIRST)
    assert sizes == {"index.html": 3, "en/feature/a.html": 1, "en/b.html": 1}
    assert files_in(tmp_path / "new" / "site") == sorted([*sizes, MANIFEST])


def test_a_folder_with_files_of_others_is_refused_and_left_as_it_was(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderError, match="--force"):
        write_site(tmp_path, FIRST)
    assert files_in(tmp_path) == ["thesis.txt"]


def test_force_writes_among_them_and_takes_nothing_away(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    write_site(tmp_path, FIRST, force=True)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
    assert (tmp_path / "index.html").read_bytes() == b"one"


def test_publishing_again_takes_away_what_is_no_longer_published(tmp_path):
    write_site(tmp_path, FIRST)
    (tmp_path / "CNAME").write_text("example.org")
    write_site(tmp_path, [("index.html", b"two")])
    assert files_in(tmp_path) == ["CNAME", "index.html", MANIFEST]
    assert not (tmp_path / "en").exists()


def test_a_published_file_that_somebody_changed_is_kept(tmp_path):
    write_site(tmp_path, FIRST)
    (tmp_path / "en" / "b.html").write_text("mine now")
    write_site(tmp_path, [("index.html", b"two")])
    assert (tmp_path / "en" / "b.html").read_text() == "mine now"


def test_a_list_that_names_files_elsewhere_takes_none_of_them_away(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"one")
    site = tmp_path / "site"
    write_site(site, [("index.html", b"one")])
    listed = json.loads((site / MANIFEST).read_text())
    digest = listed["files"]["index.html"]
    (site / "link.html").symlink_to(outside)
    listed["files"] |= {"../outside.txt": digest, str(outside): digest, "link.html": digest}
    (site / MANIFEST).write_text(json.dumps(listed))
    write_site(site, [("index.html", b"two")])
    assert outside.read_bytes() == b"one"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3}', '{"files": {"a": 1}}', "\x00"])
def test_a_list_that_is_none_is_not_taken_for_ours(tmp_path, text):
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(FolderError):
        check_folder(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderError, match="is no folder"):
        write_site(tmp_path / "file", FIRST)
    with pytest.raises(FolderError):
        write_site(tmp_path / "file" / "below", FIRST)
