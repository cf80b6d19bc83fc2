"""The public profile: written from records, whole, and only for whom may see it."""

import pytest
from django.utils import translation

from grappe.activity.actions import record
from grappe.clusters.models import Claim, Cluster, Translation
from tests.make import (
    make_agreement,
    make_event,
    make_membership,
    make_network,
    make_news,
    make_organisation,
    make_project,
    make_term,
)


def page(client, cluster, user=None):
    if user:
        client.force_login(user)
    return client.get(cluster.get_absolute_url())


def fill(cluster, rows):
    """Give the cluster `rows` of everything that its page shows."""
    cluster.organisation = make_organisation("Aurora office", kind="cluster")
    cluster.save()
    for number in range(rows):
        make_network(cluster, f"Network {number}")
        make_agreement(cluster, f"Partner {number}")
        make_event(cluster, f"Event {number}")
        make_news(cluster, f"News {number}")
        cluster.industries.add(make_term(code=f"{number + 10}"))
        cluster.team.create(name=f"Person {number}", roles="Project manager")
        cluster.claims.create(kind="achievement", topic="figure", value=number, unit="things")
        partners = [cluster.organisation, make_organisation(f"Partner {number}")]
        make_project(f"Project {number}", partners=partners)


def test_it_needs_no_account_and_shows_what_records_say(client, aurora):
    fill(aurora, 1)
    text = page(client, aurora).text
    for shown in ("Photonics for health", "Network 0", "Partner 0", "Event 0", "Person 0"):
        assert shown in text
    assert "coordinator" in text


@pytest.mark.parametrize("rows", [1, 12])
def test_its_questions_to_the_database_do_not_grow_with_its_rows(
    client, aurora, rows, django_assert_max_num_queries
):
    fill(aurora, rows)
    with django_assert_max_num_queries(8):
        page(client, aurora)


def test_a_visitor_s_second_look_asks_almost_nothing(
    client, aurora, django_assert_max_num_queries
):
    first = page(client, aurora).content
    with django_assert_max_num_queries(2):
        assert page(client, aurora).content == first


def test_a_change_is_seen_at_once(client, ana, aurora):
    page(client, aurora)
    Cluster.objects.update(mission="Light for everybody")
    record(ana, "edited", aurora)
    assert "Light for everybody" in page(client, aurora).text


@pytest.mark.parametrize("who", [None, "cleo"])
def test_a_hidden_page_does_not_exist_for_others(client, aurora, who, request):
    page(client, aurora)
    Cluster.objects.update(stage=Cluster.Stage.UNPUBLISHED)
    user = request.getfixturevalue(who) if who else None
    assert page(client, aurora, user).status_code == 404


def test_who_keeps_the_page_sees_the_way_to_edit_it(client, ana, cleo, aurora):
    assert "/edit/mission/" in page(client, aurora, ana).text
    assert "/edit/mission/" not in page(client, aurora, cleo).text


def test_texts_come_in_the_reader_s_language_and_say_so_when_they_cannot(client, aurora):
    Translation.objects.create(cluster=aurora, language="fr", mission="La lumière soigne")
    Cluster.objects.update(about="Only in English")
    with translation.override("fr"):
        text = client.get(aurora.get_absolute_url(), headers={"Accept-Language": "fr"}).text
    assert "La lumière soigne" in text
    assert '<div lang="en">' in text


def test_what_users_wrote_cannot_become_script(client, aurora):
    Cluster.objects.update(about="<script>alert(1)</script> [x](javascript:alert(1))")
    text = page(client, aurora).text
    assert "<script>alert" not in text
    assert 'href="javascript:' not in text


def test_composition_is_counted_from_the_register_when_it_holds_rows(client, aurora):
    aurora.claims.create(kind="composition", topic="members", value=234)
    assert "declared" in page(client, aurora).text
    make_membership(aurora)
    record(None, "added member", aurora)
    assert "from the register of members" in page(client, aurora).text


def test_a_figure_opens_into_its_words_and_its_rows(client, aurora):
    fill(aurora, 2)
    claim = Claim.objects.create(
        cluster=aurora,
        kind="achievement",
        topic="rd_projects",
        value=44,
        text="44 R&D projects",
        source="old page",
    )
    text = client.get(f"{aurora.get_absolute_url()}figures/{claim.pk}/").text
    assert "44 R&amp;D projects" in text
    assert "backed by 2 of 44 records" in text
    assert f"/projects/of/{aurora.slug}/" in text


def test_another_cluster_s_figure_is_not_found_here(client, aurora):
    claim = Claim.objects.create(cluster=aurora, kind="achievement", value=1)
    assert client.get(f"/clusters/elsewhere/figures/{claim.pk}/").status_code == 404


def test_a_message_to_one_visitor_is_not_drawn_for_all(client, aurora):
    client.cookies["messages"] = "whatever waits"
    page(client, aurora)
    client.cookies.clear()
    Cluster.objects.update(mission="Drawn anew")
    assert "Drawn anew" in page(client, aurora).text
