"""Delegates of a funder: asked by mail, let in when they promise, let go."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from grappe.accounts.personal import known_about
from grappe.activity.models import Activity, Notice
from grappe.calls import actions
from grappe.calls.models import Delegate
from grappe.core.errors import RuleBroken
from grappe.home.actions import erase
from tests.make import make_call, make_criterion, make_delegate, make_step


@pytest.fixture
def call(aurora):
    return make_call(cluster=aurora)


@pytest.fixture
def otto(otto):
    """His address is proved."""
    EmailAddress.objects.create(user=otto, email=otto.email, verified=True, primary=True)
    return otto


def page(client, user, call):
    client.force_login(user)
    return client.get(reverse("calls:delegates", args=[call.slug]))


def ask(client, call, **typed):
    address = reverse("calls:delegates", args=[call.slug])
    return client.post(address, typed, follow=True)


def test_otto_is_asked_by_mail_promises_and_follows(
    client, ana, otto, call, mailoutbox, django_capture_on_commit_callbacks
):
    client.force_login(ana)
    with django_capture_on_commit_callbacks(execute=True):
        shown = ask(client, call, email=otto.email.upper(), may_decide="on")
    assert f"A request goes to {otto.email.upper()}." in shown.text
    one = call.delegates.get()
    (letter,) = mailoutbox
    assert letter.to == [otto.email]
    assert one.get_absolute_url() in letter.body
    assert "decided on the funding" in letter.body
    client.force_login(otto)
    assert "I keep secret what I read" in client.get(one.get_absolute_url()).text
    assert not otto.delegations.exists(), "reading the page accepts nothing"
    shown = client.post(one.get_absolute_url(), follow=True)
    assert "You follow this call" in shown.text
    assert "Selections" in shown.text
    one.refresh_from_db()
    assert (one.user, one.email, one.may_decide) == (otto, "", True)
    assert Notice.objects.get(user=ana).text.startswith("Somebody of the funder")
    assert str(otto) in page(client, ana, call).text


def test_applicants_read_that_the_funder_does(client, call, otto):
    make_criterion(call)
    make_step(call)
    assert "Delegates of the funder read" not in client.get(call.get_absolute_url()).text
    make_delegate(call, otto)
    assert "Delegates of the funder read" in client.get(call.get_absolute_url()).text


def test_a_request_to_another_address_lets_nobody_in(client, ana, cleo, call):
    one = actions.ask_delegate(call, "otto@example.org", False, by=ana)
    assert "Sign in with the address" in client.get(one.get_absolute_url()).text
    client.force_login(cleo)
    assert "went to another address" in client.post(one.get_absolute_url()).text
    with pytest.raises(RuleBroken, match="another address"):
        actions.accept_delegate(one, by=cleo)
    assert not cleo.delegations.exists()


def test_an_old_or_used_request_is_told_so(client, ana, otto, call):
    one = actions.ask_delegate(call, otto.email, False, by=ana)
    Delegate.objects.update(asked_at=one.asked_at - timedelta(days=31))
    client.force_login(otto)
    answer = client.post(one.get_absolute_url())
    assert answer.status_code == 410
    assert "no longer open" in answer.text
    again = actions.ask_delegate(call, otto.email, False, by=ana)
    assert client.get(one.get_absolute_url()).status_code == 404, "the new link replaces it"
    actions.accept_delegate(again, by=otto)
    with pytest.raises(RuleBroken, match="no longer open"):
        actions.accept_delegate(again, by=otto)


def test_being_asked_again_changes_what_one_may(ana, otto, call):
    make_delegate(call, otto)
    actions.accept_delegate(actions.ask_delegate(call, otto.email, True, by=ana), by=otto)
    assert [one.may_decide for one in call.delegates.all()] == [True]


def test_bad_input_gets_a_sentence(client, ana, call):
    client.force_login(ana)
    for typed in ({}, {"email": "otto"}):
        shown = ask(client, call, **typed)
        assert "field is required" in shown.text or "valid email address" in shown.text
    assert not call.delegates.exists()


def test_strangers_and_delegates_do_not_see_who_follows(client, ben, cleo, otto, call):
    one = make_delegate(call, otto)
    for user in (ben, cleo, otto):
        assert page(client, user, call).status_code == 403
        address = reverse("calls:end_delegate", args=[call.slug, one.pk])
        assert client.post(address).status_code == 403
    assert call.delegates.exists()


def test_a_draft_is_seen_by_its_delegates(client, cleo, otto, aurora):
    draft = make_call("Draft", cluster=aurora, stage="draft")
    make_delegate(draft, otto)
    for user, status in ((otto, 200), (cleo, 404)):
        client.force_login(user)
        assert client.get(draft.get_absolute_url()).status_code == status


def test_ana_lets_otto_go(client, ana, otto, call):
    one = make_delegate(call, otto)
    client.force_login(ana)
    client.post(reverse("calls:end_delegate", args=[call.slug, one.pk]))
    assert not otto.delegations.exists()
    verbs = set(Activity.objects.values_list("verb", flat=True))
    assert "ended a delegate" in verbs


def test_otto_learns_what_is_known_and_takes_it_along(otto, call):
    make_delegate(call, otto, may_decide=True)
    known = str(known_about(otto))
    assert "follow for their funder" in known
    erase(otto, by=otto)
    assert not call.delegates.exists()
