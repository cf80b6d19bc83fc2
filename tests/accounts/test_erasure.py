"""Leaving: the person is gone, what was done stays, and the trail is whole."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from grappe.accounts.actions import agree
from grappe.accounts.models import Consent, User
from grappe.activity.actions import notify, record
from grappe.activity.models import Activity, Notice
from grappe.clusters.models import Invitation
from grappe.core.errors import RuleBroken
from grappe.home.actions import erase
from tests.make import make_cluster

ERASE = reverse("home:erase")


@pytest.fixture
def dora(db, aurora):
    """Did and received this and that; also keeps Aurora."""
    dora = User.objects.create_user(
        "dora@example.org", "a long walk at dawn", name="Dora Lumière"
    )
    aurora.managers.add(dora)
    agree(dora)
    line = record(dora, "edited", aurora)
    notify(aurora.managers.all(), line, "edit_by_another", f"{dora} edited Aurora")
    Invitation.objects.create(cluster=aurora, email="Dora@example.org")
    return dora


def test_the_person_is_gone_and_the_facts_stay(dora, ana, aurora):
    key = str(dora.public_id)
    erase(dora, by=dora)
    assert not User.objects.filter(email=dora.email).exists()
    assert not Consent.objects.exists()
    assert not Invitation.objects.exists()
    assert Notice.objects.get(user=ana).text == "… edited Aurora"
    assert list(aurora.managers.all()) == [ana]
    edited, erased = Activity.objects.order_by("pk")
    assert (edited.actor, edited.actor_key, edited.verb) == (None, key, "edited")
    assert (erased.actor_key, erased.verb, erased.target_label) == (key, "erased", key)
    call_command("verify_audit")


def test_nothing_anywhere_names_the_person(dora, tmp_path):
    erase(dora, by=dora)
    call_command(
        "dumpdata",
        "accounts",
        "account",
        "activity",
        "sessions",
        "clusters.invitation",
        output=tmp_path / "all.json",
        verbosity=0,
    )
    dumped = (tmp_path / "all.json").read_text()
    for word in ("Dora", "dora", "Lumi"):
        assert word not in dumped


def test_every_session_ends(client, dora):
    client.force_login(dora)
    erase(dora, by=dora)
    assert client.get(reverse("home:my_work")).status_code == 302
    assert not client.session.get("_auth_user_id")


def test_the_only_manager_of_a_published_page_stays_and_reads_why(dora):
    make_cluster("Borealis", managers=[dora])
    with pytest.raises(RuleBroken, match="only manager of Borealis"):
        erase(dora, by=dora)
    assert User.objects.contains(dora)


def test_drafts_and_pages_kept_together_do_not_hold_anybody(dora):
    make_cluster("Borealis", managers=[dora], stage="draft")
    erase(dora, by=dora)
    assert not User.objects.contains(dora)


def test_a_manager_who_can_no_longer_sign_in_does_not_count(dora, ana):
    User.objects.filter(pk=ana.pk).update(is_active=False)
    with pytest.raises(RuleBroken, match="only manager of Aurora"):
        erase(dora, by=dora)


def test_the_page_asks_for_the_password_first(client, dora):
    client.force_login(dora)
    assert client.get(ERASE).url == f"{reverse('account_reauthenticate')}?next=%2Fme%2Ferase%2F"
    assert client.post(ERASE, {"is_sure": "on"}).status_code == 302
    assert User.objects.contains(dora)


def test_the_page_erases_once_the_person_is_sure(client, dora):
    client.force_login(dora)
    again = reverse("account_reauthenticate") + "?next=" + ERASE
    client.post(again, {"password": "not this one"})
    assert client.get(ERASE).status_code == 302
    assert client.post(again, {"password": "a long walk at dawn"}).url == ERASE
    assert "is_sure" in client.post(ERASE, {}).context["form"].errors
    assert client.post(ERASE, {"is_sure": "on"}).url == reverse("home:front")
    assert not User.objects.contains(dora)
    assert client.get(reverse("home:front")).status_code == 200


def test_the_page_names_what_holds_the_person(client, dora):
    make_cluster("Borealis", managers=[dora])
    client.force_login(dora)
    client.post(
        reverse("account_reauthenticate") + "?next=" + ERASE,
        {"password": "a long walk at dawn"},
    )
    assert "Borealis" in client.get(ERASE).text
    client.post(ERASE, {"is_sure": "on"})
    assert User.objects.contains(dora)
