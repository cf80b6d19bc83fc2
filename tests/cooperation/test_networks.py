"""Networks: which there are, and the clusters in each."""

import pytest

from grappe.cooperation.models import Network
from tests.make import make_cluster, make_network

pytestmark = pytest.mark.django_db
LIST = "/networks/"


def test_a_network_shows_its_clusters_with_their_roles(client, aurora):
    make_network(aurora, "EDCA", "member")
    make_network(aurora, "EDCA", "chair")
    make_network(make_cluster("Lyon", country="FR"), "EDCA", "co-founder")
    text = client.get(Network.objects.get().get_absolute_url()).text
    for fact in ("EDCA", "Aurora", "Lyon", "chair", "member", "co-founder"):
        assert fact in text
    assert text.count(f'href="{aurora.get_absolute_url()}"') == 1


def test_those_with_most_clusters_come_first_each_counted_once(client, aurora):
    make_network(aurora, "Small")
    make_network(aurora, "Large", "member")
    make_network(aurora, "Large", "chair")
    make_network(make_cluster("Lyon"), "Large")
    page = client.get(LIST).context["page"]
    assert [(str(network), network.clusters) for network in page] == [
        ("Large", 2),
        ("Small", 1),
    ]


def test_what_only_hidden_clusters_tell_is_not_told(client, cleo, olga, aurora):
    hidden = make_cluster("Hidden secret", stage="draft")
    make_network(aurora, "EDCA")
    make_network(hidden, "EDCA")
    secret = make_network(hidden, "Secret circle").network
    client.force_login(cleo)
    listed = client.get(LIST)
    assert [network.clusters for network in listed.context["page"]] == [1]
    assert "Secret circle" not in listed.text
    assert client.get(secret.get_absolute_url()).status_code == 404
    edca = Network.objects.get(name="EDCA")
    assert "Hidden secret" not in client.get(edca.get_absolute_url()).text
    client.force_login(olga)
    assert client.get(secret.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_rows(count, client, django_assert_max_num_queries):
    for number in range(count):
        cluster = make_cluster(f"Cluster {number}")
        make_network(cluster, "EDCA")
        make_network(cluster, f"Network {number}")
    for url in (LIST, Network.objects.get(name="EDCA").get_absolute_url()):
        with django_assert_max_num_queries(12):
            client.get(url)
