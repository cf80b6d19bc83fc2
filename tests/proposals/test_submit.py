"""Handing in: checked, frozen, receipted; withdrawn; opened again; late by grace only."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.activity.models import Activity
from grappe.calls.snapshot import sha256_of
from grappe.core.errors import RuleBroken
from grappe.proposals import actions, document
from grappe.proposals.content import content_of
from grappe.proposals.models import Answer, BudgetLine, Commitment, Partner, Submission
from tests.make import make_hosted_call, make_ready_proposal, make_signed


@pytest.fixture
def call(aurora):
    return make_hosted_call(aurora)


@pytest.fixture
def proposal(ben, call):
    return make_ready_proposal(ben, call)


def post(client, user, proposal, verb="submit"):
    client.force_login(user)
    address = reverse(f"proposals:{verb}", args=[proposal.public_id])
    return client.post(address, follow=True)


def test_handing_in_freezes_records_and_thanks(
    client, ben, proposal, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = post(client, ben, proposal)
    submission = Submission.objects.get()
    assert submission.receipt in page.text
    assert submission.sha256 == sha256_of(submission.content)
    assert submission.content == content_of(proposal)
    assert Activity.objects.filter(verb="submitted").count() == 1
    assert [letter.to for letter in mailoutbox] == [[ben.email]]
    assert submission.sha256 in mailoutbox[0].body


def test_a_second_click_gives_the_same_receipt(client, ben, proposal):
    post(client, ben, proposal)
    post(client, ben, proposal)
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("who", ["cleo", "ana"])
def test_a_stranger_and_the_call_s_keeper_do_not_see_the_draft(client, who, proposal, request):
    user = request.getfixturevalue(who)
    assert post(client, user, proposal).status_code == 404


def test_the_keeper_reads_what_was_handed_in(client, ana, cleo, ben, proposal):
    submission = actions.submit(proposal, by=ben)
    client.force_login(ana)
    assert client.get(submission.get_absolute_url()).status_code == 200
    address = reverse("proposals:of_call", args=[proposal.call.slug])
    assert submission.proposal.reference in client.get(address).text
    client.force_login(cleo)
    assert client.get(submission.get_absolute_url()).status_code == 404
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(("closes_in", "is_taken"), [(0, True), (1, False)])
def test_the_deadline_is_kept_to_the_second(ben, proposal, closes_in, is_taken):
    at = proposal.step.closes_at - timedelta(seconds=1) + timedelta(seconds=closes_in)
    if is_taken:
        assert actions.submit(proposal, by=ben, at=at).submitted_at == at
        return
    with pytest.raises(RuleBroken, match="closed at"):
        actions.submit(proposal, by=ben, at=at)
    assert not Submission.objects.exists()


def test_what_is_missing_is_told_and_the_draft_stays(client, ben, proposal):
    Answer.objects.update(value=" ")
    Commitment.objects.first().delete()
    page = post(client, ben, proposal)
    assert "Answer “" in page.text
    assert "name who signs for it" in page.text
    assert not Submission.objects.exists()


def test_a_budget_over_the_ceiling_is_refused(ben, proposal):
    proposal.call.aid_max = 1000
    proposal.call.save()
    with pytest.raises(RuleBroken, match="above the ceiling"):
        actions.submit(proposal, by=ben)


def test_a_budget_changed_after_signing_needs_a_new_signature(ben, proposal):
    BudgetLine.objects.update(amount=120_000)
    with pytest.raises(RuleBroken, match="has changed since"):
        actions.submit(proposal, by=ben)
    make_signed(proposal)
    assert actions.submit(proposal, by=ben)


def test_a_partner_removed_after_signing_takes_its_signature_along(ben, proposal):
    campus = Partner.objects.get(organisation__slug="campus")
    actions.remove_partner(campus, by=ben)
    with pytest.raises(RuleBroken, match="say which partner leads it"):
        actions.submit(proposal, by=ben)
    assert Commitment.objects.count() == 1


def test_handing_in_again_replaces_what_stood(ben, proposal):
    first = actions.submit(proposal, by=ben)
    actions.open_again(proposal, by=ben)
    first.refresh_from_db()
    assert first.withdrawn_at is None, "it stands until the next one"
    Answer.objects.update(value="Better said.")
    second = actions.submit(proposal, by=ben)
    first.refresh_from_db()
    assert first.withdrawn_at
    assert first.sha256 == sha256_of(first.content)
    assert (second.number, proposal.latest()) == (2, second)


def test_what_is_withdrawn_no_longer_stands(client, ben, proposal):
    actions.submit(proposal, by=ben)
    assert "your draft is kept" in post(client, ben, proposal, "withdraw").text
    assert proposal.latest() is None
    assert actions.submit(actions.open_again(proposal, by=ben), by=ben).number == 2


def test_after_the_deadline_only_a_recorded_grace_lets_in(ben, ana, proposal):
    late = proposal.step.closes_at + timedelta(hours=1)
    with pytest.raises(RuleBroken, match="reason is on record"):
        actions.give_grace(proposal, late, " ", by=ana)
    actions.give_grace(proposal, late, "The site was down from 13:00 to 14:00.", by=ana)
    submission = actions.submit(proposal, by=ben, at=late - timedelta(minutes=1))
    assert submission.is_late
    line = Activity.objects.get(verb="gave grace")
    assert "site was down" in line.details["reason"]


def test_only_the_keeper_gives_grace(client, ana, ben, proposal):
    address = reverse("proposals:grace", args=[proposal.call.slug, proposal.number])
    typed = {"until": now() + timedelta(days=60), "reason": "The site was down."}
    client.force_login(ben)
    assert client.post(address, typed).status_code == 403
    client.force_login(ana)
    assert client.post(address, typed).status_code == 302
    assert proposal.graces.count() == 1


def test_the_document_is_made_once_and_for_screen_readers(client, ben, cleo, proposal):
    submission = actions.submit(proposal, by=ben)
    document.write_document.func(submission.pk)
    submission.refresh_from_db()
    name = submission.pdf.name
    document.write_document.func(submission.pk)
    submission.refresh_from_db()
    assert submission.pdf.name == name
    assert submission.pdf.read().startswith(b"%PDF")
    address = reverse("proposals:document", args=[submission.receipt])
    client.force_login(cleo)
    assert client.get(address).status_code == 404
    client.force_login(ben)
    response = client.get(address)
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response["X-Content-Type-Options"] == "nosniff"
    page = document.html_of(submission)
    assert "Well said." in page
    assert "Helix" in page
