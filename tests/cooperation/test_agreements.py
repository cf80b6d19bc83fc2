"""Agreements: who cooperates with whom, by the partner's country."""

import pytest

from grappe.cooperation.models import Agreement
from tests.make import make_agreement, make_cluster

pytestmark = pytest.mark.django_db
LIST = "/agreements/"


def test_agreements_stand_under_the_partners_country(client, aurora):
    make_agreement(aurora, "CQDM", "CA", text="Three *projects* funded", region="Quebec")
    make_agreement(aurora, "Alsace Biovalley", "FR")
    Agreement.objects.create(cluster=aurora, partner="Somewhere Park")
    text = client.get(LIST).text
    order = ["<h2>CA</h2>", "CQDM", "<h2>FR</h2>", "Alsace", "Country not known", "Somewhere"]
    places = [text.index(fact) for fact in order]
    assert places == sorted(places)
    assert "<em>projects</em>" in text


def test_one_country_alone(client, aurora):
    make_agreement(aurora, "CQDM", "CA")
    make_agreement(aurora, "Alsace Biovalley", "FR")
    page = client.get(LIST, {"country": "FR"}).context["page"]
    assert [row.partner for row in page] == ["Alsace Biovalley"]


def test_those_of_a_hidden_cluster_are_not_told(client, cleo):
    make_agreement(make_cluster("Hidden", stage="draft"), "Secret partner", "MT")
    client.force_login(cleo)
    text = client.get(LIST).text
    assert "Secret partner" not in text
    assert 'value="MT"' not in text


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_rows(count, client, django_assert_max_num_queries):
    for number in range(count):
        make_agreement(make_cluster(f"Cluster {number}"), f"Partner {number}")
    with django_assert_max_num_queries(12):
        client.get(LIST)
