"""The review screen: each value with its words; nothing saved before it is accepted."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from grappe.clusters.models import Cluster
from grappe.sources.models import PageImport
from tests.make import make_cluster

from .pages import biowin

pytestmark = pytest.mark.usefixtures("vocabularies")


@pytest.fixture
def pasted(client, cleo):
    """Cleo has pasted BioWin's page."""
    client.force_login(cleo)
    client.post(reverse("sources:new"), {"text": biowin(), "name": "old page"})
    return PageImport.objects.get()


def answers(response, **changes):
    """What a reviewer would send who accepts as proposed, except for `changes`."""
    form = response.context["form"]
    sent = {name: form[name].initial or "" for name in form.fields}
    return sent | changes


def test_each_value_stands_beside_its_words(client, pasted):
    text = client.get(pasted.get_absolute_url()).text
    assert "lines 33 to 33" in text or "187" in text
    assert "Milan Chamber of Commerce and Industry" in text
    assert not Cluster.objects.exists()


def test_accepting_makes_the_profile_and_its_reviewer_a_manager(client, cleo, pasted):
    response = client.get(pasted.get_absolute_url())
    done = client.post(pasted.get_absolute_url(), answers(response))
    cluster = Cluster.objects.get()
    assert done.url == cluster.get_absolute_url()
    assert (cluster.contact, cluster.stage) == ("Sylvie Ponchaut", Cluster.Stage.DRAFT)
    assert cluster.managers.get() == cleo
    assert cluster.claims.filter(topic="rd_projects", value=44, source="old page").exists()


def test_a_changed_value_wins_and_a_left_one_stays_out(client, pasted):
    response = client.get(pasted.get_absolute_url())
    keys = {
        (one.finding.section, one.finding.field): one.key
        for one in response.context["form"].differences
    }
    changes = {
        f"value_{keys['mission', 'mission']}": "Shorter.",
        f"choice_{keys['vision', 'vision']}": "leave",
    }
    client.post(pasted.get_absolute_url(), answers(response, **changes))
    cluster = Cluster.objects.get()
    assert (cluster.mission, cluster.vision) == ("Shorter.", "")


def test_the_same_page_again_is_offered_as_a_merge_and_changes_nothing(client, pasted):
    url = pasted.get_absolute_url()
    client.post(url, answers(client.get(url)))
    client.post(reverse("sources:new"), {"text": biowin()})
    again = PageImport.objects.exclude(pk=pasted.pk).get()
    assert again.cluster == Cluster.objects.get()
    response = client.get(again.get_absolute_url())
    assert {one.state for one in response.context["form"].differences} == {"same"}


def test_nobody_merges_into_a_cluster_of_others(client, pasted):
    make_cluster("BioWin")
    client.get(pasted.get_absolute_url())
    target = reverse("sources:into", args=[pasted.public_id])
    assert client.post(target, {"cluster": "biowin"}).status_code == 403


def test_a_page_under_review_is_its_owner_s_alone(client, ana, nobody, pasted):
    client.force_login(ana)
    assert client.get(pasted.get_absolute_url()).status_code == 404
    client.logout()
    assert client.get(pasted.get_absolute_url()).status_code == 302


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"text": "  "}, "Paste the page"),
        ({"file": SimpleUploadedFile("a.png", b"\x89PNG\0\0")}, "not a text file"),
        (
            {"file": SimpleUploadedFile("a.txt", b"x" * (2 * 1024 * 1024 + 1))},
            "larger than 2 MB",
        ),
    ],
    ids=["empty", "picture", "too large"],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(client, cleo, sent, says):
    client.force_login(cleo)
    response = client.post(reverse("sources:new"), sent | {"name": "my source"})
    assert says in response.text
    assert "my source" in response.text
    assert not PageImport.objects.exists()


def test_a_text_without_a_page_says_so(client, cleo):
    client.force_login(cleo)
    response = client.post(reverse("sources:new"), {"text": "hello"}, follow=True)
    assert response.status_code == 200
    done = client.post(response.request["PATH_INFO"], {"name": "X"}, follow=True)
    assert not Cluster.objects.exists()
    assert done.status_code == 200
