"""Who keeps an organisation's facts, and how nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from grappe.activity.models import Activity, Revision
from grappe.organisations.permissions import can_edit
from tests.make import make_membership, make_organisation, make_term


@pytest.fixture
def helix(aurora):
    return make_membership(aurora, make_organisation("Helix", city="Mons")).organisation


def edit(client, organisation, user, **data):
    client.force_login(user)
    data = {"name": organisation.name, "kind": "sme", "base": "0"} | data
    return client.post(reverse("organisations:edit", args=[organisation.slug]), data)


def test_the_manager_of_its_cluster_edits_it(client, ana, helix):
    term = make_term()
    response = edit(
        client,
        helix,
        ana,
        name="Helix  Labs",
        vat="be 0425.260.668",
        capabilities="nace2:2:86\nhuman HEALTH activities",
    )
    helix.refresh_from_db()
    assert response.url == helix.get_absolute_url()
    assert (helix.name, helix.vat) == ("Helix Labs", "BE0425260668")
    assert list(helix.capabilities.all()) == [term]
    assert Activity.objects.get().verb == "edited"
    assert Revision.objects.get().by == ana


def test_a_stranger_may_not(client, cleo, helix):
    assert edit(client, helix, cleo, name="Mine").status_code == 403


def test_what_was_typed_stays_when_it_is_refused(client, ana, helix):
    response = edit(client, helix, ana, pic="12", summary="Long text", capabilities="magic")
    assert "A PIC has nine digits." in response.text
    assert "Long text" in response.text
    assert "No vocabulary knows: magic." in response.text


def test_a_second_editor_is_told_and_loses_nothing(client, ana, olga, helix):
    edit(client, helix, olga, summary="Olga's words")
    response = edit(client, helix, ana, summary="Ana's words")
    assert "Olga" in response.text or "olga" in response.text
    assert "Olga&#x27;s words" in response.text
    assert "Ana&#x27;s words" in response.text
    helix.refresh_from_db()
    assert helix.summary == "Olga's words"
    edit(client, helix, ana, summary="Ana's words", base="1")
    helix.refresh_from_db()
    assert helix.summary == "Ana's words"


@pytest.mark.parametrize(
    ("who", "edits"),
    [("ana", True), ("ben", False), ("cleo", False), ("olga", True), ("nobody", False)],
)
def test_who_may_edit(who, edits, request, helix):
    assert can_edit(request.getfixturevalue(who), helix) is edits


def test_a_former_member_is_no_longer_the_managers_business(ana, aurora):
    left = make_membership(aurora, make_organisation("Gone"), left_on=date(2021, 1, 1))
    assert not can_edit(ana, left.organisation)


def test_the_organisation_behind_a_cluster_is(ana, aurora):
    aurora.organisation = make_organisation("Aurora asbl")
    aurora.save()
    assert can_edit(ana, aurora.organisation)
