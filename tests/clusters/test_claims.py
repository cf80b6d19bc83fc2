"""A figure opens into its words, its source, and the records behind it."""

from datetime import date

import pytest
from django.urls import reverse

from grappe.clusters.backing import records
from grappe.clusters.models import Claim
from tests.make import make_membership, make_organisation, make_project


def make_claim(cluster, topic="rd_projects", value=44, kind="achievement", **fields):
    return Claim.objects.create(cluster=cluster, kind=kind, topic=topic, value=value, **fields)


def open_claim(client, claim, user=None, **query):
    if user:
        client.force_login(user)
    address = reverse("clusters:claim", args=[claim.cluster.slug, claim.pk])
    return client.get(address, query)


@pytest.fixture
def office(aurora):
    """The cluster organisation."""
    aurora.organisation = make_organisation("Aurora office", kind="cluster")
    aurora.save()
    return aurora.organisation


def test_it_tells_the_words_the_source_and_the_day(client, aurora):
    claim = make_claim(
        aurora, text="44 R&D projects so far", source="annual report", as_of=date(2021, 5, 1)
    )
    text = open_claim(client, claim).text
    for said in ("44 R&amp;D projects so far", "annual report", "1 May 2021", "declared"):
        assert said in text


def test_a_claim_without_records_says_so_and_tells_keepers_the_next_step(client, ana, aurora):
    claim = make_claim(aurora)
    page = open_claim(client, claim)
    assert "No record backs this figure yet" in page.text
    assert "Add a project" not in page.text
    assert "Add a project" in open_claim(client, claim, ana).text
    register = reverse("clusters:register_of", args=[aurora.slug])
    members = make_claim(aurora, "members", kind="composition")
    assert register in open_claim(client, members, ana).text


def test_a_figure_that_nothing_counts_is_only_declared(client, aurora):
    page = open_claim(client, make_claim(aurora, "people_trained", 15000))
    assert "not kept as records yet" in page.text


def test_projects_of_the_office_and_of_members_stand_behind_it(client, aurora, office):
    helix = make_organisation("Helix Ltd")
    gone, elsewhere = make_organisation("Gone"), make_organisation("Elsewhere")
    make_membership(aurora, helix)
    make_membership(aurora, gone, left_on=date(2021, 1, 1))
    make_project("Ours", partners=[office, elsewhere])
    make_project("A member's", partners=[helix])
    make_project("A former member's", partners=[gone])
    make_project("Hidden", partners=[office], is_hidden=True)
    page = open_claim(client, make_claim(aurora))
    assert "backed by 2 of 44 records" in page.text
    names = [str(one) for one in page.context["page"]]
    assert sorted(names) == ["A member's", "Ours"]
    partners = open_claim(client, make_claim(aurora, "rd_partners", 2))
    assert [str(one) for one in partners.context["page"]] == [
        "Aurora office",
        "Elsewhere",
        "Helix Ltd",
    ]
    assert "by 3 records" in partners.text


@pytest.mark.parametrize(
    ("topic", "number"),
    [("members", 4), ("smes", 2), ("startups", 1), ("large", 1), ("research", 1), ("other", 0)],
)
def test_members_stand_behind_the_composition(topic, number, client, aurora):
    for category in ("sme", "startup", "large", "research"):
        make_membership(aurora, make_organisation(category), category=category)
    claim = make_claim(aurora, topic, number, kind="composition")
    assert records(aurora).state_of(claim).backed == number
    shown = open_claim(client, claim).context["page"]
    assert shown.paginator.count == number


def test_every_topic_with_rows_has_as_many_rows_as_it_counts(client, aurora, office):
    make_membership(aurora)
    make_project(partners=[office, make_organisation("Elsewhere")])
    counts = records(aurora).counts
    for topic, number in counts.items():
        claim = make_claim(aurora, topic, 1)
        assert open_claim(client, claim).context["page"].paginator.count == number


def test_hidden_organisations_stay_hidden(client, olga, aurora, office):
    make_project(partners=[office, make_organisation("Shy", is_hidden=True)])
    claim = make_claim(aurora, "rd_partners", 2)
    assert "Shy" not in open_claim(client, claim).text
    assert records(aurora).state_of(claim).backed == 1


def test_a_hidden_cluster_s_figures_are_hidden(client, cleo, aurora):
    claim = make_claim(aurora)
    type(aurora).objects.update(stage="draft")
    assert open_claim(client, claim).status_code == 404
    assert open_claim(client, claim, cleo).status_code == 404


def test_a_figure_of_another_cluster_is_not_found(client, aurora):
    other = type(aurora).objects.create(
        name="Other", slug="other", country=aurora.country, stage="published"
    )
    claim = make_claim(other)
    address = reverse("clusters:claim", args=[aurora.slug, claim.pk])
    assert client.get(address).status_code == 404


def test_many_rows_stand_on_several_pages(client, aurora, django_assert_max_num_queries):
    for number in range(60):
        make_membership(aurora, make_organisation(f"Member {number:02}"))
    claim = make_claim(aurora, "members", 60, kind="composition")
    with django_assert_max_num_queries(12):
        page = open_claim(client, claim)
    assert page.text.count('<th scope="row">') == 50
    assert "Member 59" in open_claim(client, claim, page=2).text
