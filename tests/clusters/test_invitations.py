"""Several people may keep one page: invited, accepted, asked for, removed."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils.timezone import now

from grappe.activity.models import Activity, Notice
from grappe.clusters.actions import accept, invite, remove_manager, request_access, withdraw
from grappe.clusters.models import AccessRequest, Cluster, Invitation
from grappe.core.errors import RuleBroken

WORDS = "Come and help me with the members' list."


def prove(user, verified=True):
    """The person's address is (or is not yet) confirmed."""
    return EmailAddress.objects.create(user=user, email=user.email, verified=verified)


def ask(client, user, cluster, email="ben@example.org", **typed):
    client.force_login(user)
    typed = {"email": email, "message": WORDS, "language": "fr"} | typed
    return client.post(cluster.get_managers_url(), typed)


def post(client, user, name, *keys, **typed):
    client.force_login(user)
    return client.post(reverse(f"clusters:{name}", args=keys), typed)


def test_a_manager_invites_in_their_own_words_and_language(
    client, ana, aurora, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, ana, aurora, email="Ben@Example.org")
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.language) == ("ben@example.org", "fr")
    assert mailoutbox[0].to == ["ben@example.org"]
    assert WORDS in mailoutbox[0].body
    assert invitation.get_absolute_url() in mailoutbox[0].body


def test_asking_again_sends_a_new_link_and_closes_the_old_one(client, ana, aurora):
    ask(client, ana, aurora)
    ask(client, ana, aurora)
    old, new = Invitation.objects.order_by("pk")
    assert (old.is_open(), new.is_open()) == (False, True)


def test_a_bad_address_or_a_manager_is_refused_and_the_words_are_kept(client, ana, aurora):
    for email in ("nonsense", ana.email):
        page = ask(client, ana, aurora, email=email)
        assert WORDS.replace("'", "&#x27;") in page.text
    assert not Invitation.objects.exists()


def test_nobody_invites_without_end(ana, aurora):
    for number in range(20):
        invite(aurora, f"{number}@example.org", by=ana)
    with pytest.raises(RuleBroken, match="tomorrow"):
        invite(aurora, "21@example.org", by=ana)


def test_who_proved_the_address_accepts_and_becomes_a_manager(client, ana, ben, aurora):
    prove(ben)
    invitation = invite(aurora, ben.email.upper(), by=ana)
    client.force_login(ben)
    assert "Accept" in client.get(invitation.get_absolute_url()).text
    response = client.post(invitation.get_absolute_url())
    assert response.url == aurora.get_editing_url()
    assert set(aurora.managers.all()) == {ana, ben}
    assert "Aurora" in Notice.objects.get(user=ana).text


def test_accepting_twice_does_no_harm(client, ana, ben, aurora):
    prove(ben)
    invitation = invite(aurora, ben.email, by=ana)
    client.force_login(ben)
    client.post(invitation.get_absolute_url())
    assert client.post(invitation.get_absolute_url()).status_code == 410
    with pytest.raises(RuleBroken, match="no longer open"):
        accept(invitation, by=ben)
    assert Activity.objects.filter(verb="accepted an invitation").count() == 1


def test_nobody_is_asked_to_sign_in_and_comes_back(client, ana, aurora):
    invitation = invite(aurora, "ben@example.org", by=ana)
    page = client.get(invitation.get_absolute_url())
    for name in ("sign_in", "sign_up"):
        back = parse_qs(urlsplit(page.context[name]).query)["next"]
        assert back == [invitation.get_absolute_url()]
    assert "ben@example.org" not in page.text
    assert "b…@example.org" in page.text


def test_another_address_or_an_unproved_one_accepts_nothing(client, ana, ben, cleo, aurora):
    invitation = invite(aurora, ben.email, by=ana)
    prove(cleo)
    prove(ben, verified=False)
    for user in (cleo, ben):
        client.force_login(user)
        assert client.post(invitation.get_absolute_url()).status_code == 200
        with pytest.raises(RuleBroken, match="another address"):
            accept(invitation, by=user)
    assert list(aurora.managers.all()) == [ana]


@pytest.mark.parametrize("ending", ["withdrawn", "too old"])
def test_a_closed_invitation_says_so(ending, client, ana, ben, aurora):
    prove(ben)
    invitation = invite(aurora, ben.email, by=ana)
    if ending == "withdrawn":
        post(client, ana, "withdraw_invitation", aurora.slug, invitation.pk)
    else:
        Invitation.objects.update(created_at=now() - timedelta(days=15))
    client.force_login(ben)
    page = client.post(invitation.get_absolute_url())
    assert page.status_code == 410
    assert "no longer open" in page.text
    assert not aurora.managers.contains(ben)


def test_withdrawing_twice_does_no_harm_and_an_accepted_one_cannot_be(ana, ben, aurora):
    prove(ben)
    first, second = invite(aurora, "x@example.org", by=ana), invite(aurora, ben.email, by=ana)
    withdraw(first, by=ana)
    withdraw(first, by=ana)
    accept(second, by=ben)
    with pytest.raises(RuleBroken, match="accepted already"):
        withdraw(second, by=ana)


def test_an_unknown_token_is_not_found(client, db):
    assert client.get(reverse("clusters:accept_invitation", args=["x" * 43])).status_code == 404


def test_no_page_shows_a_token(client, ana, olga, aurora):
    invitation = invite(aurora, "ben@example.org", by=ana)
    for user in (ana, olga):
        client.force_login(user)
        for address in (aurora.get_managers_url(), aurora.get_editing_url()):
            assert invitation.token not in client.get(address).text


def test_strangers_see_no_managers_and_change_none(client, ana, cleo, aurora):
    invitation = invite(aurora, "ben@example.org", by=ana)
    access = request_access(aurora, by=cleo, text="Me!")
    client.force_login(cleo)
    assert client.get(aurora.get_managers_url()).status_code == 403
    assert (
        post(client, cleo, "withdraw_invitation", aurora.slug, invitation.pk).status_code == 403
    )
    assert post(client, cleo, "remove_manager", aurora.slug, ana.public_id).status_code == 403
    answer = post(client, cleo, "answer_request", aurora.slug, access.pk, answer="grant")
    assert answer.status_code == 403
    Cluster.objects.update(stage="draft")
    assert client.get(aurora.get_managers_url()).status_code == 404


def test_the_last_manager_of_a_published_page_stays(client, ana, ben, aurora):
    with pytest.raises(RuleBroken, match="needs a manager"):
        remove_manager(aurora, ana, by=ana)
    aurora.managers.add(ben)
    post(client, ana, "remove_manager", aurora.slug, ben.public_id)
    assert list(aurora.managers.all()) == [ana]
    assert "no longer keep" in Notice.objects.get(user=ben).text
    remove_manager(aurora, ben, by=ana)


def test_a_manager_may_leave(client, ana, ben, aurora):
    aurora.managers.add(ben)
    response = post(client, ben, "remove_manager", aurora.slug, ben.public_id)
    assert response.url == reverse("home:my_work")
    assert list(aurora.managers.all()) == [ana]


def test_a_stranger_asks_for_access_once_and_the_keepers_hear_of_it(
    client, ana, cleo, olga, aurora
):
    for _time in range(2):
        post(client, cleo, "request_access", aurora.slug, text="I work at Aurora.")
    access = AccessRequest.objects.get()
    assert {notice.user for notice in Notice.objects.all()} == {ana, olga}
    client.force_login(ana)
    assert "I work at Aurora." in client.get(aurora.get_managers_url()).text
    post(client, ana, "answer_request", aurora.slug, access.pk, answer="grant")
    assert aurora.managers.contains(cleo)
    assert "now help" in Notice.objects.get(user=cleo).text


def test_a_request_may_be_refused_and_is_answered_once(client, ana, cleo, aurora):
    access = request_access(aurora, by=cleo, text="Let me in.")
    post(client, ana, "answer_request", aurora.slug, access.pk, answer="refuse")
    post(client, ana, "answer_request", aurora.slug, access.pk, answer="grant")
    assert not aurora.managers.contains(cleo)


def test_an_empty_request_is_refused_and_a_hidden_page_is_not_found(client, cleo, aurora):
    assert "required" in post(client, cleo, "request_access", aurora.slug, text=" ").text
    Cluster.objects.update(stage="draft")
    assert post(client, cleo, "request_access", aurora.slug, text="Me").status_code == 404
    assert not AccessRequest.objects.exists()
