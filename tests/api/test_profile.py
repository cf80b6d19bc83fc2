"""A cluster's profile for programs: exactly the public fields, for exactly whom may see it."""

import pytest

from grappe.clusters.models import Cluster, Unresolved
from tests.make import make_network, make_term

PUBLIC = (
    "slug url published_at name native_name acronym country place contact website"
    " main_language about mission vision established_on staff legal_form languages"
    " recognition recognition_url team_url upskilling composition achievements former team"
    " industries ecosystems technologies priorities emerging_industries specialisation"
    " services further_information international_countries international_activities"
    " transnational_countries transnational_activities networks agreements labels"
    " translations"
).split()


def test_the_api_shows_these_fields_and_no_others(client, aurora):
    """Widening what everybody may read is always a line in this test."""
    answer = client.get("/api/v1/clusters/aurora").json()
    assert list(answer) == PUBLIC


def test_terms_and_rows_come_with_natural_keys(client, aurora):
    aurora.industries.add(make_term())
    make_network(aurora, "EDCA", role="chair")
    answer = client.get("/api/v1/clusters/aurora").json()
    assert answer["industries"] == ["nace2:2:86"]
    assert answer["networks"] == [{"network": "edca", "role": "chair", "since": None}]


def test_what_managers_alone_see_stays_out(client, aurora):
    Unresolved.objects.create(cluster=aurora, field="ipc", text="secret word")
    assert "secret word" not in client.get("/api/v1/clusters/aurora").text


@pytest.mark.parametrize(
    ("who", "status"), [("nobody", 404), ("cleo", 404), ("ana", 200), ("olga", 200)]
)
def test_a_hidden_cluster_is_there_only_for_its_keepers(client, aurora, who, status, request):
    Cluster.objects.update(stage=Cluster.Stage.DRAFT)
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    assert client.get("/api/v1/clusters/aurora").status_code == status


def test_an_answer_that_did_not_change_is_not_sent_again(client, aurora):
    tag = client.get("/api/v1/clusters/aurora")["ETag"]
    again = client.get("/api/v1/clusters/aurora", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
