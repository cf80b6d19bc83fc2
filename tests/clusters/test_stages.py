"""A page is handed in, read by staff, published, sent back or taken off."""

import pytest
from django.urls import reverse

from grappe.activity.models import Activity, Notice
from grappe.clusters.actions import publish, request_changes, submit, unpublish
from grappe.clusters.models import Cluster
from grappe.core.errors import RuleBroken
from tests.make import make_cluster

WHY = "Staff know this cluster."


@pytest.fixture
def draft(ana, belgium):
    return make_cluster("Borealis", managers=[ana], stage="draft", about="Light of the north.")


def decide(client, user, cluster, decision, reason=""):
    client.force_login(user)
    address = reverse("clusters:validate", args=[cluster.slug])
    return client.post(address, {"decision": decision, "reason": reason})


def stage():
    return Cluster.objects.get().stage


def test_its_manager_hands_it_in_and_staff_hear_of_it(client, ana, olga, draft):
    client.force_login(ana)
    client.post(reverse("clusters:submit", args=[draft.slug]))
    assert stage() == "submitted"
    notice = Notice.objects.get(user=olga)
    assert notice.text == "Borealis waits for validation."
    assert notice.url == draft.get_validation_url()


def test_handing_in_twice_does_no_harm(client, ana, draft):
    client.force_login(ana)
    for _time in range(2):
        client.post(reverse("clusters:submit", args=[draft.slug]))
    assert stage() == "submitted"
    assert Activity.objects.filter(verb="submitted").count() == 1


def test_an_empty_page_is_not_handed_in(ana, draft):
    Cluster.objects.update(about=" ")
    draft.refresh_from_db()
    with pytest.raises(RuleBroken, match="About us"):
        submit(draft, by=ana)


def test_staff_publish_with_a_reason_when_rules_are_unmet(client, ana, olga, draft):
    page = decide(client, olga, draft, "publish")
    assert "say why you publish all the same" in page.text
    assert stage() == "draft"
    decide(client, olga, draft, "publish", WHY)
    draft.refresh_from_db()
    assert (draft.stage, draft.published_at is not None) == ("published", True)
    line = Activity.objects.get(verb="published")
    assert line.details["reason"] == WHY
    assert "members" in line.details["unmet"]
    assert Notice.objects.get(user=ana).text == "Borealis is published."


def test_the_system_itself_may_publish(draft):
    publish(draft, by=None, reason="imported with --publish")
    assert stage() == "published"


def test_changes_are_asked_with_reasons_that_the_managers_read(client, ana, olga, draft):
    submit(draft, by=ana)
    page = decide(client, olga, draft, "changes", " ")
    assert "Say why" in page.text
    decide(client, olga, draft, "changes", "Say who leads it.")
    assert stage() == "changes"
    client.force_login(ana)
    assert "Say who leads it." in client.get(draft.get_editing_url()).text
    submit(draft, by=ana)
    assert stage() == "submitted"


def test_a_page_is_taken_off_and_may_come_back(client, olga, aurora):
    decide(client, olga, aurora, "unpublish", "The cluster was dissolved.")
    assert stage() == "unpublished"
    decide(client, olga, aurora, "publish", WHY)
    assert stage() == "published"


@pytest.mark.parametrize(
    ("now", "verb"),
    [
        ("draft", request_changes),
        ("draft", unpublish),
        ("published", publish),
        ("published", request_changes),
        ("submitted", unpublish),
        ("unpublished", request_changes),
    ],
)
def test_what_the_stage_does_not_allow_is_refused(now, verb, olga, draft):
    Cluster.objects.update(stage=now)
    with pytest.raises(RuleBroken, match="not possible now"):
        verb(draft, by=olga, reason=WHY)
    assert stage() == now


@pytest.mark.parametrize("who", ["ana", "cleo"])
def test_only_staff_validate(who, ana, cleo, client, aurora):
    user = {"ana": ana, "cleo": cleo}[who]
    assert decide(client, user, aurora, "unpublish", WHY).status_code == 403
    assert client.get(reverse("clusters:queue")).status_code == 403
    assert stage() == "published"


def test_a_stranger_cannot_hand_in_and_does_not_see_a_draft(client, cleo, draft):
    client.force_login(cleo)
    address = reverse("clusters:submit", args=[draft.slug])
    assert client.post(address).status_code == 404
    Cluster.objects.update(stage="published")
    assert client.post(address).status_code == 403


def test_a_decision_that_does_not_exist_is_a_bad_request(client, olga, aurora):
    assert decide(client, olga, aurora, "sell").status_code == 400


def test_the_validation_page_shows_each_rule_with_its_proof(client, olga, aurora):
    client.force_login(olga)
    page = client.get(aurora.get_validation_url())
    assert page.text.count("<tr") == 7
    assert "No members in the register, and no figure is declared." in page.text


def test_the_validation_page_tells_what_was_decided(client, ana, olga, draft):
    submit(draft, by=ana)
    request_changes(draft, by=olga, reason="Say who leads it.")
    client.force_login(olga)
    page = client.get(draft.get_validation_url()).text
    assert "handed in · ana" in page
    assert "changes asked · olga: Say who leads it." in page


def test_the_queue_holds_what_waits(client, olga, ana, draft, aurora):
    submit(draft, by=ana)
    client.force_login(olga)
    page = client.get(reverse("clusters:queue"))
    assert list(page.context["page"]) == [draft]
    published = client.get(reverse("clusters:queue"), {"stage": "published"})
    assert list(published.context["page"]) == [aurora]
    assert client.get(reverse("clusters:queue"), {"stage": "x"}).context["stage"] == "submitted"
