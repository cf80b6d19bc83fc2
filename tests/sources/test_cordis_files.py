"""Files are opened without trusting them."""

import gzip
import zipfile

import pytest

from grappe.sources.cordis import Unreadable, find, read

from .cordis_tables import OLDER, PROJECTS, official_zip, table


def test_the_official_archive_holds_four_tables_that_are_known(tmp_path):
    found = {one.name: one.table for one in find(official_zip(tmp_path / "cordis.zip"))}
    known = {name for name, form in found.items() if form}
    assert known == {
        "cordis.zip/project.csv",
        "cordis.zip/organization.csv",
        "cordis.zip/euroSciVoc.csv",
        "cordis.zip/topics.csv",
    }


def test_a_folder_holds_its_files(tmp_path):
    official_zip(tmp_path / "cordis.zip")
    table(tmp_path / "h2020.csv.gz", OLDER)
    (tmp_path / "notes.txt").write_text("not ours")
    names = {one.name.split("/")[0] for one in find(tmp_path)}
    assert names == {"cordis.zip", "h2020.csv.gz"}


@pytest.mark.parametrize(
    "name", ["../out.csv", "/etc/out.csv", "a/../../out.csv", "..\\out.csv"]
)
def test_an_archive_that_points_outside_is_refused(tmp_path, name):
    path = official_zip(tmp_path / "bad.zip", **{name: PROJECTS})
    with pytest.raises(Unreadable, match="outside itself"):
        find(path)


def bomb():
    return PROJECTS + " " * 60_000_000


def test_a_zip_that_swells_is_refused(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.csv", bomb())
    with pytest.raises(Unreadable, match="far more"):
        [list(read(found)) for found in find(path)]


def test_a_gzip_that_swells_is_refused(tmp_path):
    path = table(tmp_path / "bomb.csv.gz", bomb())
    with pytest.raises(Unreadable, match="far more"):
        [list(read(found)) for found in find(path)]


def test_an_endless_cell_is_refused(tmp_path):
    path = table(tmp_path / "cell.csv", PROJECTS.replace("two lines", "x" * 3_000_000))
    with pytest.raises(Unreadable, match="line"):
        [list(read(found)) for found in find(path)]


def test_a_damaged_file_is_refused(tmp_path):
    path = tmp_path / "half.csv.gz"
    path.write_bytes(gzip.compress(OLDER.encode() * 500)[:-30])
    with pytest.raises(Unreadable, match="damaged"):
        [list(read(found)) for found in find(path)]


def test_no_zip_and_no_file_say_so(tmp_path):
    (tmp_path / "no.zip").write_bytes(b"PK nothing")
    with pytest.raises(Unreadable, match="no zip"):
        find(tmp_path / "no.zip")
    with pytest.raises(Unreadable, match="does not exist"):
        find(tmp_path / "nowhere.csv")


def test_the_same_content_has_the_same_digest_under_another_name(tmp_path):
    (one,) = find(table(tmp_path / "one.csv", OLDER))
    (two,) = find(table(tmp_path / "two.csv", OLDER))
    assert one.digest == two.digest
