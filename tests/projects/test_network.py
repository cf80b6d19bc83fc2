"""Who worked with whom, drawn and in a table, over the years."""

from datetime import date

import pytest
from django.urls import reverse

from tests.make import make_membership, make_organisation, make_project


@pytest.fixture
def helix(belgium):
    return make_organisation("Helix")


@pytest.fixture
def nova(belgium):
    return make_organisation("Nova")


def of(client, organisation, **asked):
    address = reverse("projects:network_of_organisation", args=[organisation.slug])
    return client.get(address, asked)


def test_partners_come_with_their_number_of_projects_and_years(client, helix, nova):
    make_project("One", [helix, nova], starts_on=date(2019, 1, 1))
    make_project("Two", [helix, nova], starts_on=date(2023, 1, 1))
    page = of(client, helix).text
    assert "Nova" in page
    assert ">2</a>" in page
    assert ">2019<" in page
    assert ">2019<" in page
    assert ">2023<" in page
    assert "<circle" in page


def test_years_narrow_and_a_bad_year_gets_a_sentence(client, helix, nova):
    make_project("One", [helix, nova], starts_on=date(2019, 1, 1))
    assert "No shared projects" in of(client, helix, first="2020").text
    page = of(client, helix, first="soon").text
    assert "“soon” is no year" in page
    assert "Nova" in page


def test_what_is_hidden_shows_nowhere(client, helix, nova):
    make_project("Quiet", [helix, nova], is_hidden=True)
    make_project("Loud", [helix, make_organisation("Ghost", is_hidden=True)])
    page = of(client, helix).text
    assert "Nova" not in page
    assert "Ghost" not in page
    assert of(client, make_organisation("Secret", is_hidden=True)).status_code == 404


def test_a_cluster_s_network_marks_its_members(client, aurora, helix, nova):
    make_membership(aurora, helix)
    make_project("One", [helix, nova])
    page = client.get(reverse("projects:network_of_cluster", args=[aurora.slug])).text
    assert 'class="marked"' in page
    assert "Nova" in page
    assert "<line" in page


def test_the_table_goes_out_as_csv(client, helix, nova):
    make_project("One", [helix, nova], starts_on=date(2019, 1, 1))
    lines = b"".join(of(client, helix, form="csv").streaming_content).decode().splitlines()
    assert lines[1].startswith("Nova,")


def test_the_same_ties_give_the_same_drawing(client, helix, nova):
    make_project("One", [helix, nova, make_organisation("Third")])
    assert of(client, helix).content == of(client, helix).content


def test_many_projects_ask_no_more_questions(client, helix, django_assert_max_num_queries):
    for number in range(30):
        make_project(f"P{number}", [helix, make_organisation(f"O{number}")])
    with django_assert_max_num_queries(8):
        of(client, helix)


def test_the_drawing_is_the_same_in_every_language(client, helix, nova):
    make_project("One", [helix, nova])
    drawings = set()
    for language in ("en", "fr"):
        page = client.get(
            reverse("projects:network_of_organisation", args=[helix.slug]),
            headers={"Accept-Language": language},
        ).text
        drawings.add(
            page.partition('class="network"')[2].partition("viewBox=")[2].partition(" role")[0]
        )
        assert ',"' not in page.partition("<line")[2].partition("/>")[0]
    assert drawings == {'"-160 -10 1040 740"'}
