"""A partner named anywhere is found again, or made once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grappe.activity.models import Activity, Revision
from grappe.core.errors import RuleBroken
from grappe.organisations import actions
from grappe.organisations.actions import identify
from grappe.organisations.models import Organisation
from grappe.organisations.querysets import OrganisationQuerySet
from tests.make import make_country, make_organisation

pytestmark = pytest.mark.django_db

WRITTEN = ["{}", "{} SA", "  {} ", "{}, S.A.", "{} (sa)"]


def test_an_unknown_partner_is_made_with_what_is_known(ana, belgium):
    made = identify("IMEC", belgium, city="Leuven", pic="999981149", by=ana)
    made.refresh_from_db()
    assert (made.name, made.country, made.city, made.pic) == (
        "IMEC",
        belgium,
        "Leuven",
        "999981149",
    )
    assert Activity.objects.get().verb == "added"


@pytest.mark.parametrize(
    "known",
    [{"pic": "999981149"}, {"vat": "BE0425260668"}, {"ror": "02kcbn207"}],
    ids=["PIC", "VAT", "ROR"],
)
def test_an_identifier_finds_under_another_name(known, belgium):
    imec = make_organisation("IMEC", **known)
    assert identify("Interuniversity centre", belgium, **known) == imec


def test_identifiers_may_be_written_as_people_do(belgium):
    imec = make_organisation("IMEC", vat="BE0425260668", ror="02kcbn207")
    assert identify("Other", belgium, vat="be 0425.260.668") == imec
    assert identify("Third", belgium, ror="https://ror.org/02kcbn207") == imec


def test_the_same_name_with_another_pic_is_another_organisation(belgium):
    first = identify("Helix", belgium, pic="111111111")
    assert identify("Helix", belgium, pic="222222222") != first


def test_the_same_name_in_another_country_is_another_organisation(belgium):
    here = identify("Helix", belgium)
    there = identify("Helix", make_country("FR", "France"))
    assert here != there
    assert identify("Helix", belgium) == here


def test_a_country_that_was_unknown_is_filled_in_with_history(belgium):
    first = identify("Helix")
    assert identify("Helix", belgium) == first
    assert Organisation.objects.get().country == belgium
    assert Revision.objects.get().after["fields"]["country"] == "BE"


def test_what_is_known_is_never_replaced(belgium):
    make_organisation("Helix", city="Mons", kind="university")
    identify("Helix", belgium, city="Liège", kind="sme")
    held = Organisation.objects.get()
    assert (held.city, held.kind) == ("Mons", "university")


def test_a_second_time_changes_nothing(belgium):
    identify("Helix", belgium, city="Mons", pic="111111111")
    lines = Activity.objects.count()
    identify("HELIX", belgium, city="Mons", pic="111111111")
    assert Activity.objects.count() == lines


def test_nothing_is_made_without_a_name():
    with pytest.raises(RuleBroken, match="needs a name"):
        identify("  ")
    assert not Organisation.objects.exists()


def test_two_who_name_it_at_the_same_moment_get_the_same(belgium, monkeypatch):
    helix = make_organisation("Helix")
    answers = iter([None, helix])
    monkeypatch.setattr(OrganisationQuerySet, "alike", lambda *_, **__: next(answers))
    monkeypatch.setattr(actions, "free_slug", lambda *_: helix.slug)
    assert identify("Helix", belgium) == helix


def test_a_changed_name_is_found_under_its_new_one(belgium):
    helix = make_organisation("Helix")
    helix.name = "Double Helix"
    helix.save()
    assert identify("double helix", belgium) == helix


def test_names_of_many_rows_made_at_once_are_found(belgium):
    rows = [Organisation(name="Hélix", slug="helix", country=belgium)]
    Organisation.objects.bulk_create(rows)
    assert identify("HELIX", belgium).slug == "helix"


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(
        st.tuples(st.sampled_from(["Ablynx", "Cœur à Cœur"]), st.sampled_from(WRITTEN)),
        min_size=1,
        max_size=6,
    ),
    codes=st.lists(st.sampled_from(["BE", "FR", None]), min_size=6, max_size=6),
)
def test_never_two_for_the_same_partner(names, codes):
    Organisation.objects.all().delete()
    countries = {"BE": make_country("BE"), "FR": make_country("FR"), None: None}
    story = [
        (way.format(name), countries[code])
        for (name, way), code in zip(names, codes, strict=False)
    ]
    for name, country in story:
        identify(name, country)
    held = Organisation.objects.count()
    again = {identify(name, country) for name, country in story}
    assert Organisation.objects.count() <= held + 2  # an unsaid country among several
    count = Organisation.objects.count()
    assert {identify(name, country) for name, country in story} == again
    assert Organisation.objects.count() == count
    keys = Organisation.objects.values_list("name_key", "country")
    assert len(set(keys)) == len(keys)
