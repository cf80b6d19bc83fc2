"""Saved searches: kept, changed, deleted by their owner; mail only about what is new."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from grappe.directory.actions import rebuild, send_search_alerts
from grappe.directory.models import SavedSearch
from tests.make import make_cluster, make_organisation


@pytest.fixture
def search(client, ana, belgium):
    make_organisation("Helix one")
    rebuild()
    client.force_login(ana)
    client.post(
        "/directory/saved/new?q=helix&view=table", {"name": "My helix", "alert": "daily"}
    )
    return SavedSearch.objects.get()


def run(at, capture):
    rebuild()
    with capture(execute=True):
        return send_search_alerts(at)


@pytest.fixture
def alerts(django_capture_on_commit_callbacks):
    """alerts(days) sends what is due so many days from now."""
    return lambda days: run(now() + timedelta(days=days), django_capture_on_commit_callbacks)


def test_a_search_is_saved_with_its_state(client, ana, search):
    assert (search.user, search.name) == (ana, "My helix")
    assert search.get_absolute_url() == "/directory/?q=helix&view=table"
    assert "My helix" in client.get("/directory/saved/").text


def test_two_of_one_name_are_refused_in_a_sentence(client, search):
    page = client.post("/directory/saved/new?q=x", {"name": " My  helix", "alert": "none"})
    assert "of this name already" in page.text
    assert SavedSearch.objects.count() == 1


def test_it_is_renamed_and_deleted_by_its_owner_only(client, cleo, ana, search):
    client.force_login(cleo)
    assert client.post(f"/directory/saved/{search.pk}", {"name": "Mine"}).status_code == 404
    assert client.post(f"/directory/saved/{search.pk}/delete").status_code == 404
    client.force_login(ana)
    client.post(f"/directory/saved/{search.pk}", {"name": "Spirals", "alert": "none"})
    assert SavedSearch.objects.get().name == "Spirals"
    client.post(f"/directory/saved/{search.pk}/delete")
    assert not SavedSearch.objects.exists()


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert "/accounts/login/" in client.get("/directory/saved/new?q=x").url


def test_mail_tells_of_what_is_new_and_only_once(search, alerts, mailoutbox):
    assert alerts(1) == 0
    make_organisation("Helix two")
    make_organisation("Corvus")
    assert alerts(2) == 1
    assert alerts(2) == 0
    assert alerts(3) == 0
    (mail,) = mailoutbox
    assert mail.to == ["ana@example.org"]
    assert "Helix two" in mail.body
    assert "Helix one" not in mail.body
    assert "Corvus" not in mail.body


def test_weekly_waits_a_week(search, alerts, mailoutbox):
    SavedSearch.objects.update(alert="weekly")
    make_organisation("Helix two")
    assert [alerts(days) for days in (1, 6, 7)] == [0, 0, 1]


def test_nothing_hidden_is_told(search, alerts, mailoutbox):
    make_organisation("Helix hidden", is_hidden=True)
    make_cluster("Helix draft", stage="draft")
    assert alerts(1) == 0
    assert mailoutbox == []


def test_one_click_ends_the_mail_without_signing_in(client, search, alerts, mailoutbox):
    make_organisation("Helix two")
    alerts(1)
    link = search.stop_url
    assert link in mailoutbox[0].body
    assert mailoutbox[0].extra_headers["List-Unsubscribe"] == f"<{link}>"
    client.logout()
    address = link[link.index("/directory") :]
    assert "no more mail" in client.post(address).text
    make_organisation("Helix three")
    assert alerts(2) == 0
    assert client.post(address).status_code == 200


def test_a_mail_scanner_that_follows_the_link_stops_nothing(client, search):
    link = search.stop_url
    page = client.get(link[link.index("/directory") :])
    assert "Stop these mails" in page.text
    assert SavedSearch.objects.get().alert == "daily"


def test_a_false_link_stops_nothing(client, search):
    assert client.get("/directory/stop/forged").status_code == 404
    assert SavedSearch.objects.get().alert == "daily"


def test_the_command_says_how_many(search, capsys):
    call_command("send_search_alerts")
    assert "0 mails sent." in capsys.readouterr().out
