"""Rows from a spreadsheet: they create, update, and never blank."""

import pytest

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
