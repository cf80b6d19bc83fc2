"""The managers of a cluster announce, publish, take off and delete its events."""

import pytest
from django.urls import reverse

from grappe.activity.models import Activity, Revision
from grappe.events.models import Event
from grappe.events.permissions import can_add, can_delete, can_edit
from tests.make import make_cluster, make_event

TYPED = {
    "title": "Spring fair",
    "kind": "fair",
    "starts_at": "2030-04-01T10:00",
    "ends_at": "2030-04-01T12:00",
}


def send(client, user, verb, event, **data):
    client.force_login(user)
    return client.post(reverse(f"events:{verb}", args=[event.slug]), data)


def verbs():
    return list(Activity.objects.order_by("pk").values_list("verb", flat=True))


def test_from_a_draft_to_the_public_and_back(client, ana, aurora):
    client.force_login(ana)
    client.post(reverse("events:add", args=[aurora.slug]), TYPED)
    event = Event.objects.get()
    assert (event.slug, event.is_published) == ("spring-fair", False)
    send(client, ana, "edit", event, **TYPED | {"title": "Fair", "base": "0"})
    send(client, ana, "publish", event)
    send(client, ana, "publish", event)
    send(client, ana, "unpublish", event)
    send(client, ana, "delete", event)
    assert verbs() == ["added", "edited", "published", "unpublished", "deleted"]
    assert Revision.objects.get().after["fields"]["title"] == "Fair"
    assert not Event.objects.exists()


def test_what_is_published_is_not_deleted(client, ana, aurora):
    event = make_event(aurora)
    send(client, ana, "delete", event)
    assert Event.objects.exists()
    assert "Take it off first" in client.get(event.get_absolute_url()).text


def test_the_page_of_a_draft_is_for_managers(client, ana, cleo, aurora):
    draft = make_event(aurora, is_published=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(cleo)
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(ana)
    assert "draft" in client.get(draft.get_absolute_url()).text


@pytest.mark.parametrize("verb", ["edit", "publish", "unpublish", "delete"])
def test_a_stranger_may_not(verb, client, cleo, aurora):
    event = make_event(aurora)
    assert send(client, cleo, verb, event).status_code == 403
    event = make_event(aurora, "Draft", is_published=False)
    assert send(client, cleo, verb, event).status_code == 404


@pytest.mark.parametrize("verb", ["publish", "unpublish", "delete"])
def test_reading_an_address_changes_nothing(verb, client, ana, aurora):
    client.force_login(ana)
    event = make_event(aurora)
    assert client.get(reverse(f"events:{verb}", args=[event.slug])).status_code == 405


def test_a_stranger_announces_nothing_for_others(client, cleo, aurora):
    client.force_login(cleo)
    url = reverse("events:add", args=[aurora.slug])
    assert client.post(url, TYPED).status_code == 403
    make_cluster("Hidden", stage="draft")
    assert client.get(reverse("events:add", args=["hidden"])).status_code == 404


def test_a_second_editor_is_told_and_loses_nothing(client, ana, olga, aurora):
    event = make_event(aurora)
    send(client, olga, "edit", event, **TYPED, base="0", summary="Olga wrote")
    response = send(client, ana, "edit", event, **TYPED, base="0", summary="Ana wrote")
    assert "Olga wrote" in response.text
    assert "Ana wrote" in response.text
    event.refresh_from_db()
    assert event.summary == "Olga wrote"


@pytest.mark.parametrize(
    ("who", "may"),
    [("ana", True), ("ben", False), ("cleo", False), ("olga", True), ("nobody", False)],
)
def test_who_may_do_what(who, may, request, aurora):
    user, event = request.getfixturevalue(who), make_event(aurora, is_published=False)
    assert can_add(user, aurora) is may
    assert can_edit(user, event) is may
    assert can_delete(user, event) is may
    event.is_published = True
    assert not can_delete(user, event)
