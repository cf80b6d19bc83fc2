"""Many organisations at once: found by number or by name, completed, never replaced."""

import pytest

from grappe.organisations.bulk import OrganisationWriter, kind_of
from grappe.organisations.models import Identifier, Organisation
from tests.make import make_country

Kind = Organisation.Kind
LUMEN = {"pic": "999990002", "name": "Lumen Ltd", "country": "UK", "activity_type": "PRC"}


@pytest.fixture(autouse=True)
def britain(belgium):
    return make_country("GB", "United Kingdom", cordis_code="UK")


def write(*rows):
    writer = OrganisationWriter()
    writer.write(rows)
    return writer


def test_what_is_known_is_completed_and_never_replaced(britain):
    lumen = Organisation.objects.create(name="LUMEN", slug="l", country=britain, city="Leeds")
    writer = write(LUMEN | {"city": "York", "is_sme": True})
    lumen.refresh_from_db()
    assert writer.pk_of(LUMEN) == lumen.pk
    assert (lumen.name, lumen.city, lumen.pic, lumen.kind) == (
        "LUMEN",
        "Leeds",
        "999990002",
        Kind.SME,
    )
    assert (writer.written.added, writer.written.completed) == (0, 1)


def test_an_absent_column_blanks_nothing():
    write(LUMEN | {"city": "Leeds", "website": "http://lumen.uk"})
    before = Organisation.objects.values().get()
    writer = write({"pic": "999990002"})
    assert Organisation.objects.values().get() == before
    assert writer.written.completed == 0


def test_the_same_name_under_another_number_is_another_one():
    write(LUMEN, LUMEN | {"pic": "999990003"})
    assert Organisation.objects.count() == 2
    assert set(Organisation.objects.values_list("slug", flat=True)) == {
        "lumen-ltd",
        "pic-999990003",
    }


def test_the_same_name_in_another_country_is_another_one():
    write({"source_id": "a", "name": "Lumen", "country": "UK"})
    writer = write({"source_id": "b", "name": "Lumen", "country": "BE"})
    assert writer.written.added == 1


def test_keys_of_one_name_and_country_mean_one_organisation():
    rows = [{"source_id": key, "name": "Lumen", "country": "UK"} for key in "ab"]
    writer = write(*rows)
    assert writer.pk_of(rows[0]) == writer.pk_of(rows[1])
    assert {one.value for one in Identifier.objects.all()} == {"a", "b"}


def test_a_number_given_up_still_leads_to_its_organisation():
    lumen = Organisation.objects.create(name="Lumen", slug="l", pic="999990002")
    Identifier.objects.create(organisation=lumen, scheme="pic", value="999990009")
    facts = {"pic": "999990009", "name": "Old Lumen"}
    assert write(facts).pk_of(facts) == lumen.pk
    lumen.refresh_from_db()
    assert lumen.pic == "999990002"


def test_later_rows_of_one_run_fill_what_earlier_ones_lacked():
    writer = write({"pic": "999990002"})
    writer.write([LUMEN, LUMEN | {"name": "Another name"}])
    assert Organisation.objects.get().name == "Lumen Ltd"


def test_a_foreign_key_alone_is_no_organisation():
    facts = {"source_id": "a"}
    assert write(facts).pk_of(facts) is None


@pytest.mark.parametrize(
    ("activity", "sme", "kind"),
    [
        ("HES", None, Kind.UNIVERSITY),
        ("REC", True, Kind.RESEARCH),
        ("PUB", None, Kind.PUBLIC),
        ("OTH", True, Kind.OTHER),
        ("PRC", True, Kind.SME),
        ("PRC", False, Kind.LARGE),
        ("PRC", None, Kind.OTHER),
        ("", True, Kind.OTHER),
    ],
)
def test_what_the_type_of_activity_means(activity, sme, kind):
    assert kind_of(Organisation(activity_type=activity, is_sme=sme)) == kind
