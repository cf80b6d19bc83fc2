"""What the public page leaves out, groups, and says in the reader's language."""

from datetime import date

import pytest
from django.urls import reverse

from grappe.clusters.models import Translation
from tests.make import (
    make_agreement,
    make_cluster,
    make_country,
    make_event,
    make_membership,
    make_network,
    make_news,
    make_organisation,
    make_project,
    make_term,
)


def page(client, cluster, user=None, **options):
    if user:
        client.force_login(user)
    return client.get(cluster.get_absolute_url(), **options).text


SECTIONS = ("about", "composition", "achievements", "focus", "cooperation", "latest")


def test_visitors_see_no_empty_section_and_keepers_are_invited_to_fill_it(client, ana, belgium):
    empty = make_cluster("Empty", managers=[ana])
    seen, kept = page(client, empty), page(client, empty, ana)
    for name in SECTIONS:
        assert f'<section id="{name}"' not in seen
        assert f'href="#{name}"' not in seen
        assert f'<section id="{name}"' in kept
    for name in ("about", "composition", "achievements", "focus", "networks", "services"):
        assert reverse("clusters:edit", args=[empty.slug, name]) in kept


@pytest.mark.parametrize(
    ("section", "fill"),
    [
        ("focus", lambda cluster: cluster.industries.add(make_term())),
        ("organisation", lambda cluster: cluster.languages.add(make_term("languages", "nl"))),
        ("cooperation", lambda cluster: cluster.international_countries.add(make_country())),
        ("latest", make_news),
    ],
)
def test_one_value_is_enough_for_a_section(section, fill, client, belgium):
    cluster = make_cluster("Nearly empty")
    assert f'<section id="{section}"' not in page(client, cluster)
    fill(cluster)
    assert f'<section id="{section}"' in client.get(f"/clusters/{cluster.slug}/?new").text


def test_a_network_stands_once_with_all_roles(client, aurora):
    make_network(aurora, "EDCA", "chair")
    make_network(aurora, "EDCA", "co-founder")
    text = page(client, aurora)
    assert text.count(">EDCA<") == 1
    assert "chair" in text
    assert "co-founder" in text


def test_agreements_stand_by_region_of_the_world_home_first(client, aurora):
    make_country("CN", "China", continent="Asia")
    make_country("FR", "France", continent="Europe")
    make_agreement(aurora, "Juke", "CN")
    make_agreement(aurora, "Alsace Biovalley", "FR", signed_on=date(2019, 10, 3))
    aurora.agreements.create(partner="Nobody knows where")
    text = page(client, aurora)
    places = [text.index(f"<h4>{region}</h4>") for region in ("Europe", "Asia", "Elsewhere")]
    assert places == sorted(places)
    assert "signed in October 2019" in text


def test_a_label_tells_when_it_was_awarded_and_whether_it_is_over(client, aurora):
    aurora.labels.create(name="Gold", awarded_on=date(2015, 2, 1), expires_on=date(2018, 2, 1))
    text = page(client, aurora)
    assert "awarded in February 2015" in text
    assert ">over<" in text


def test_a_text_in_another_language_says_so(client, aurora):
    Translation.objects.create(cluster=aurora, language="fr", mission="La lumière")
    text = page(client, aurora, headers={"Accept-Language": "fr"})
    assert 'lang="fr"><div class="prose"><p>La lumière</p>' in text
    text = page(client, aurora, headers={"Accept-Language": "de"})
    assert 'lang="en"><div class="prose"><p>Photonics for health' in text
    assert "no text in your language" in text or "Sprache" in text


def test_a_language_that_nobody_knows_does_no_harm(client, aurora):
    type(aurora).objects.update(main_language="xx")
    assert "In XX;" in page(client, aurora)


def test_markdown_stays_out_of_the_description(client, aurora):
    type(aurora).objects.update(mission="Bring **light** & _health_")
    text = page(client, aurora)
    assert '<meta name="description" content="Aurora: Bring light &amp; health">' in text


def test_only_keepers_see_what_no_vocabulary_knows(client, ana, cleo, aurora):
    aurora.unresolved.create(field="industries", text="Moon mining")
    assert "Moon mining" not in page(client, aurora)
    assert "Moon mining" not in page(client, aurora, cleo)
    assert "Moon mining" in page(client, aurora, ana)


def test_the_map_is_drawn_when_a_member_has_a_place(client, aurora):
    make_membership(aurora)
    map_address = reverse("clusters:members_map", args=[aurora.slug])
    for address in (aurora.get_absolute_url(), reverse("clusters:members", args=[aurora.slug])):
        assert "data-map" not in client.get(address).text
    make_membership(aurora, make_organisation("Placed", lat=50.4, lon=4.8))
    for address in (aurora.get_absolute_url(), reverse("clusters:members", args=[aurora.slug])):
        assert f'data-map="{map_address}"' in client.get(f"{address}?new").text


def test_terms_lead_to_the_directory_and_show_their_code(client, aurora):
    aurora.industries.add(make_term("nace2", "86", "Human health activities"))
    aurora.technologies.add(make_term("ipc", "A61", "Medical science"))
    text = page(client, aurora)
    assert "?term=nace2:86" in text
    assert "<code>86</code> Human health activities" in text
    assert "<code>A61</code>" in text


@pytest.mark.parametrize("rows", [1, 9])
def test_a_keeper_s_page_asks_no_more_with_more_rows(
    rows, client, ana, aurora, django_assert_max_num_queries
):
    for number in range(rows):
        aurora.unresolved.create(field="industries", text=f"Moon mining {number}")
        make_membership(aurora, make_organisation(f"Member {number}"))
        make_news(aurora, f"News {number}")
    client.force_login(ana)
    with django_assert_max_num_queries(12):
        client.get(aurora.get_absolute_url())


def test_the_newest_news_and_the_next_events_come_first(client, aurora):
    for number in range(1, 9):
        make_news(aurora, f"News {number}", published_on=date(2026, 1, number))
        make_event(aurora, f"Event {number}", starts_in=number)
    make_event(aurora, "Event over", starts_in=-3)
    make_event(aurora, "Event in secret", is_published=False)
    text = page(client, aurora)
    assert text.index("News 8") < text.index("News 3")
    assert text.index("Event 1") < text.index("Event 6")
    for hidden in ("News 2", "Event 7", "Event over", "Event in secret"):
        assert hidden not in text


def test_how_complete_the_page_is_comes_to_its_keeper_as_a_panel(client, ana, aurora):
    address = reverse("clusters:completeness", args=[aurora.slug])
    assert address not in page(client, aurora)
    assert f'hx-get="{address}"' in page(client, aurora, ana)
    panel = client.get(address, headers={"HX-Request": "true"}).text
    assert "<html" not in panel
    assert "of 100" in panel


def test_what_the_former_page_said_of_itself_is_a_claim_in_the_head(client, aurora):
    claim = aurora.claims.create(kind="page", topic="completeness", value=100, unit="%")
    text = page(client, aurora)
    assert "its former page called itself 100 % complete" in text
    assert reverse("clusters:claim", args=[aurora.slug, claim.pk]) in text


def test_the_newest_projects_stand_first_and_the_list_has_the_others(client, aurora):
    office = make_organisation("Aurora office", kind="cluster")
    type(aurora).objects.update(organisation=office)
    for number in range(22):
        make_project(f"Project {number:02}", [office], starts_on=date(2000 + number, 1, 1))
    make_project("Project of unknown age", [office])
    text = page(client, aurora)
    assert text.index("Project 21") < text.index("Project 20") < text.index("Project 02")
    assert "Project 01" not in text
    assert "Project of unknown age" not in text
    assert reverse("projects:of_cluster", args=[aurora.slug]) in text
