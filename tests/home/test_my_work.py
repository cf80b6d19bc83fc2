"""My work: what waits for me, what I left unfinished, what changed; each one click away."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.accounts.actions import agree
from grappe.activity.actions import notify, record
from grappe.clusters.importing import save_document
from grappe.clusters.models import AccessRequest, Cluster, Draft, Invitation
from grappe.sources.models import PageImport
from tests.make import make_cluster

URL = reverse("home:my_work")


@pytest.fixture
def work(client):
    """{heading: [(text, address)]} as a person sees it."""

    def read(user):
        client.force_login(user)
        context = client.get(URL).context
        parts = ("waiting", "unfinished", "changed", "revisions")
        return {part: [(item.text, item.url) for item in context[part]] for part in parts}

    return read


def test_a_newcomer_reads_that_nothing_waits(client, work, cleo):
    assert work(cleo) == {"waiting": [], "unfinished": [], "changed": [], "revisions": []}
    assert "Nothing waits for you" in client.get(URL).text


def test_an_invitation_to_my_address_waits(work, aurora, cleo, ben):
    invitation = Invitation.objects.create(cluster=aurora, email="CLEO@example.org")
    expected = [("You are invited to keep the page of Aurora", invitation.get_absolute_url())]
    assert work(cleo)["waiting"] == expected
    assert work(ben)["waiting"] == []


@pytest.mark.parametrize(
    "closed",
    [
        {"accepted_at": now()},
        {"withdrawn_at": now()},
        {"created_at": now() - timedelta(days=15)},
    ],
    ids=lambda closed: next(iter(closed)),
)
def test_a_closed_invitation_does_not_wait(work, aurora, cleo, closed):
    Invitation.objects.create(cluster=aurora, email=cleo.email)
    Invitation.objects.update(**closed)
    assert work(cleo)["waiting"] == []


def test_changes_asked_and_requests_wait_for_the_manager(work, ana, ben, aurora):
    borealis = make_cluster("Borealis", managers=[ana], stage="changes")
    AccessRequest.objects.create(cluster=aurora, user=ben, text="I work there.")
    assert work(ana)["waiting"] == [
        ("Borealis: staff ask for changes", borealis.get_editing_url()),
        ("ben asks to help keep Aurora", aurora.get_managers_url()),
    ]


def test_validation_waits_for_staff_only(work, ana, cleo, olga):
    borealis = make_cluster("Borealis", managers=[ana], stage="submitted")
    expected = [("Borealis waits for validation", borealis.get_validation_url())]
    assert work(olga)["waiting"] == expected
    assert work(ana)["waiting"] == work(cleo)["waiting"] == []


def test_reworded_texts_wait(work, ana):
    agree(ana)
    ana.consents.update(version="2020-01")
    assert work(ana)["waiting"] == [
        ("Read and agree to the new texts", reverse("accounts:consents"))
    ]


def test_what_i_began_is_found_again(work, ana, ben, aurora):
    borealis = make_cluster("Borealis", managers=[ana], stage="draft")
    Draft.objects.create(user=ana, cluster=aurora, section="about", typed={})
    Draft.objects.create(user=ana, section="start", typed={})
    page = PageImport.objects.create(by=ana, text="…", name="biowin.txt")
    assert {url for _text, url in work(ana)["unfinished"]} == {
        reverse("clusters:edit", args=[aurora.slug, "about"]),
        reverse("clusters:register"),
        page.get_absolute_url(),
        borealis.get_editing_url(),
    }
    assert work(ben)["unfinished"] == []


def test_notices_and_changes_of_my_pages_are_told(work, ana, ben, olga, aurora):
    section = Cluster.section("about")
    save_document(aurora, section, {"fields": {"about": "Light heals."}}, by=ana)
    notify([ana], record(olga, "published", aurora), "validation", "Aurora is published", "/x")
    told = work(ana)
    assert told["changed"] == [("Aurora is published", "/x")]
    assert told["revisions"] == [
        (f"Aurora: {section.title}, by ana", reverse("clusters:history", args=["aurora"]))
    ]
    assert work(ben)["revisions"] == []


def test_its_queries_do_not_grow_with_the_rows(
    client, ana, aurora, django_assert_max_num_queries
):
    for number in range(8):
        make_cluster(f"Cluster {number}", managers=[ana], stage="draft")
        Draft.objects.create(user=ana, cluster=aurora, section=f"part-{number}", typed={})
    client.force_login(ana)
    with django_assert_max_num_queries(13):
        client.get(URL)
