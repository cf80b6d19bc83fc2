"""The managers of a cluster write, publish, take off and delete what it publishes."""

import pytest
from django.urls import reverse

from grappe.activity.models import Activity, Revision
from grappe.publications.models import GoodPractice, News
from grappe.publications.permissions import can_add, can_delete, can_edit
from tests.make import make_cluster, make_news, make_practice, make_term

KINDS = pytest.mark.parametrize(
    ("kind", "make"), [(News, make_news), (GoodPractice, make_practice)]
)
TYPED = {"title": "A new laboratory", "published_on": "2026-03-01"}


def send(client, user, verb, row, **data):
    client.force_login(user)
    return client.post(reverse(f"publications:{verb}", args=[row.WORD, row.slug]), data)


@KINDS
def test_from_a_draft_to_the_public_and_back(kind, make, client, ana, aurora):
    make_term()
    client.force_login(ana)
    url = reverse("publications:add", args=[kind.WORD, aurora.slug])
    client.post(url, TYPED | {"terms": "human health activities"})
    row = kind.objects.get()
    assert (row.slug, row.is_published) == ("a-new-laboratory", False)
    send(client, ana, "edit", row, **TYPED | {"title": "Two laboratories", "base": "0"})
    for verb in ("publish", "publish", "unpublish", "delete"):
        send(client, ana, verb, row)
    verbs = list(Activity.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["added", "edited", "published", "unpublished", "deleted"]
    assert Revision.objects.get().after["fields"]["title"] == "Two laboratories"
    assert not kind.objects.exists()


def test_subjects_are_terms_of_the_vocabularies(client, ana, aurora):
    term, row = make_term(), make_practice(aurora)
    send(client, ana, "edit", row, **TYPED, terms="nace2:2:86")
    assert list(row.terms.all()) == [term]
    response = send(client, ana, "edit", row, **TYPED, terms="magic", text="Long text")
    assert "No vocabulary knows: magic." in response.text
    assert "Long text" in response.text


@KINDS
def test_what_is_published_is_not_deleted(kind, make, client, ana, aurora):
    row = make(aurora)
    send(client, ana, "delete", row)
    assert kind.objects.exists()
    assert "Take it off first" in client.get(row.get_absolute_url()).text


@KINDS
@pytest.mark.parametrize("verb", ["edit", "publish", "unpublish", "delete"])
def test_a_stranger_may_not(kind, make, verb, client, cleo, aurora):
    assert send(client, cleo, verb, make(aurora)).status_code == 403
    draft = make(aurora, "Draft", is_published=False)
    assert send(client, cleo, verb, draft).status_code == 404


@KINDS
def test_a_stranger_writes_nothing_for_others(kind, make, client, cleo, aurora):
    client.force_login(cleo)
    url = reverse("publications:add", args=[kind.WORD, aurora.slug])
    assert client.post(url, TYPED).status_code == 403
    make_cluster("Hidden", stage="draft")
    hidden = reverse("publications:add", args=[kind.WORD, "hidden"])
    assert client.get(hidden).status_code == 404


def test_reading_an_address_changes_nothing(client, ana, aurora):
    client.force_login(ana)
    news = make_news(aurora)
    for verb in ("publish", "unpublish", "delete"):
        url = reverse(f"publications:{verb}", args=["news", news.slug])
        assert client.get(url).status_code == 405


@pytest.mark.parametrize(
    ("who", "may"),
    [("ana", True), ("ben", False), ("cleo", False), ("olga", True), ("nobody", False)],
)
def test_who_may_do_what(who, may, request, aurora):
    user, row = request.getfixturevalue(who), make_news(aurora, is_published=False)
    assert can_add(user, aurora) is may
    assert can_edit(user, row) is may
    assert can_delete(user, row) is may
    row.is_published = True
    assert not can_delete(user, row)
