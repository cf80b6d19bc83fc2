"""Rows from a spreadsheet: they create, update, and never blank."""

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from grappe.activity.models import Activity
from grappe.organisations.importing import save_row
from grappe.organisations.models import Organisation
from tests.make import make_organisation, make_term

pytestmark = pytest.mark.django_db


def test_a_row_makes_an_organisation_and_twice_changes_nothing(belgium):
    row = {"name": "Helix", "kind": "sme", "country": "BE", "pic": "123456789"}
    assert not save_row(row)
    assert not save_row(row)
    assert Organisation.objects.get().slug == "helix"
    assert Activity.objects.count() == 1


def test_a_column_that_is_absent_or_empty_keeps_its_value(belgium):
    helix = make_organisation("Helix", city="Mons", summary="Genes", kind="university")
    helix.capabilities.add(make_term())
    assert not save_row({"name": "HELIX", "country": "BE", "city": "", "vat": "BE 1"})
    helix.refresh_from_db()
    assert (helix.city, helix.summary, helix.kind) == ("Mons", "Genes", "university")
    assert (helix.vat, helix.capabilities.count()) == ("BE1", 1)


def test_a_bad_row_is_refused_with_its_reason(belgium):
    assert "pic" in save_row({"name": "Helix", "pic": "x"})
    assert "name" in save_row({"country": "BE"})
    assert not Organisation.objects.exists()


def test_a_file_is_read_row_by_row_and_tells_what_it_refused(tmp_path, belgium, capsys):
    path = tmp_path / "members.csv"
    path.write_text("name,country,pic\nHelix,BE,123456789\nNova,BE,x\n", encoding="utf-8")
    with pytest.raises(CommandError, match="mend them"):
        call_command("import_organisations", path)
    told = capsys.readouterr()
    assert "1 organisations saved, 1 refused." in told.out
    assert "line 3" in told.err
    assert Organisation.objects.get().pic == "123456789"


def test_a_workbook_is_read_like_a_file_of_text(tmp_path, belgium):
    book = Workbook()
    book.active.append(["name", "country", "pic", "city"])
    book.active.append(["Helix", "BE", 123456789, None])
    book.save(tmp_path / "members.xlsx")
    call_command("import_organisations", tmp_path / "members.xlsx")
    assert Organisation.objects.get().pic == "123456789"
