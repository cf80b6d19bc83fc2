"""Somebody registers a new cluster: country first, then the name, then its sections."""

import pytest
from django.urls import reverse

from grappe.accounts.models import Consent
from grappe.activity.models import Activity
from grappe.clusters.actions import register_cluster
from grappe.clusters.models import Cluster, CountryRule, Draft
from grappe.core.errors import RuleBroken
from grappe.organisations.models import Organisation
from tests.make import make_cluster, make_organisation

START = "/clusters/register/"


def begin(client, user, **typed):
    client.force_login(user)
    typed = {"name": "Borealis", "website": "borealis.example", "agrees": "on"} | typed
    return client.post(START + "?country=BE", typed)


def test_nobody_signs_in_first(client, db):
    assert START in client.get(START).url


def test_the_country_comes_first_with_its_rules(client, cleo, belgium):
    client.force_login(cleo)
    assert 'name="name"' not in client.get(START).text
    CountryRule.objects.create(country=belgium, rule="members", text="Eight members will do.")
    page = client.get(START, {"country": "BE"}).text
    assert "Eight members will do." in page
    assert 'name="name"' in page


def test_an_unknown_country_is_asked_again(client, cleo, belgium):
    client.force_login(cleo)
    assert "Select a valid choice" in client.get(START, {"country": "XX"}).text


def test_it_makes_a_draft_with_its_organisation_a_manager_and_consent(client, cleo, belgium):
    response = begin(client, cleo, name=" Borealis  Light ")
    cluster = Cluster.objects.get()
    assert response.url == reverse("clusters:edit", args=[cluster.slug, "identity"])
    assert (cluster.name, cluster.stage) == ("Borealis Light", "draft")
    assert cluster.website == "https://borealis.example"
    assert cluster.organisation.kind == Organisation.Kind.CLUSTER
    assert list(cluster.managers.all()) == [cleo]
    assert Consent.objects.get(user=cleo, text="listing").version == "1"
    assert Activity.objects.get(verb="registered").actor == cleo


def test_without_agreement_nothing_begins_and_all_is_kept(client, cleo, belgium):
    page = begin(client, cleo, agrees="")
    assert "Without this agreement" in page.text
    assert 'value="Borealis"' in page.text
    assert not Cluster.objects.exists()


def test_a_name_like_another_is_shown_first(client, cleo, aurora):
    page = begin(client, cleo, name="Aurora Cluster")
    assert "Is it one of these?" in page.text
    assert reverse("clusters:request_access", args=[aurora.slug]) in page.text
    assert Cluster.objects.count() == 1
    begin(client, cleo, name="Aurora Cluster", is_other="on")
    assert Cluster.objects.count() == 2


def test_pages_that_a_stranger_cannot_see_are_not_told(client, cleo, belgium):
    make_cluster("Borealis", stage="draft", about="Secret")
    assert begin(client, cleo).status_code == 302


def test_a_known_cluster_organisation_is_taken_up(client, cleo, belgium):
    known = make_organisation("Borealis", kind="cluster")
    make_organisation("Borealis", slug="other", kind="sme")
    begin(client, cleo)
    assert Cluster.objects.get().organisation == known


@pytest.mark.parametrize("name", ["Register", "Queue", "Invitation", "???"])
def test_no_name_takes_an_address_of_the_platform(name, client, cleo, belgium):
    begin(client, cleo, name=name)
    assert Cluster.objects.get().slug not in ("register", "queue", "invitation", "")


def test_nobody_registers_without_end(cleo, belgium):
    for number in range(5):
        register_cluster(f"Cluster {number}", belgium, by=cleo)
    with pytest.raises(RuleBroken, match="tomorrow"):
        register_cluster("One more", belgium, by=cleo)


def test_what_is_begun_is_found_again(client, cleo, belgium):
    begin(client, cleo)
    assert "Borealis" in client.get(START).text


def test_what_is_typed_is_kept_before_there_is_a_page(client, cleo, belgium):
    client.force_login(cleo)
    address = reverse("clusters:autosave_registration")
    client.post(address, {"country": "BE", "name": "Boreal"})
    assert "country=BE&amp;draft=1" in client.get(START).text
    assert 'value="Boreal"' in client.get(START, {"country": "BE", "draft": 1}).text
    begin(client, cleo)
    assert not Draft.objects.exists()
