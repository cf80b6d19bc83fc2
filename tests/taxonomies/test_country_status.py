"""What a country is to Horizon Europe depends on the day."""

from datetime import date

import pytest
from django.db import IntegrityError

from grappe.taxonomies.importing import save_countries
from grappe.taxonomies.models import Country, CountryStatus
from tests.make import make_country


@pytest.fixture(autouse=True)
def _countries(db):
    save_countries()


@pytest.mark.parametrize(
    ("code", "day", "status"),
    [
        ("GB", "2020-01-31", "member_state"),
        ("GB", "2020-02-01", ""),
        ("GB", "2023-12-31", ""),
        ("GB", "2024-01-01", "associated"),
        ("CH", "2024-12-31", ""),
        ("CH", "2025-01-01", "associated"),
        ("NO", "2021-01-01", "associated"),
        ("HR", "2013-06-30", ""),
        ("HR", "2013-07-01", "member_state"),
        ("KR", "2025-06-01", "associated_pillar_2"),
        ("US", "2025-06-01", ""),
    ],
)
def test_status_by_date(code, day, status):
    assert Country.objects.get(code=code).status(date.fromisoformat(day)) == status


def test_the_member_states_can_be_counted():
    members = Country.objects.with_status("member_state", date(2020, 1, 31))
    assert members.count() == 28
    assert Country.objects.with_status("member_state", date(2020, 2, 1)).count() == 27


def test_a_country_may_hold_several_statuses():
    belgium = Country.objects.get(code="BE")
    assert belgium.has_status("member_state", date(2026, 1, 1))
    assert belgium.has_status("eurostars", date(2026, 1, 1))
    assert not belgium.has_status("associated", date(2026, 1, 1))
    assert belgium.status() == "member_state"


def test_a_status_ends_after_it_starts():
    with pytest.raises(IntegrityError):
        CountryStatus.objects.create(
            country=make_country("US", "United States"),
            status="associated",
            starts_on=date(2026, 1, 2),
            ends_on=date(2026, 1, 1),
        )
