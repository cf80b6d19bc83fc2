"""Decisions: label and funding apart, replaced and not changed, within the call's money."""

from decimal import Decimal

import pytest

from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.models import Decision, Letter, LetterTemplate
from tests.make import make_decision, make_selection, make_step, make_submission

from .acting import look, press
from .judged import asks


@pytest.fixture
def label(selection):
    return selection.bodies.get(gives_label=True)


@pytest.fixture
def money(selection):
    return selection.bodies.get(gives_money=True)


def typed(body, *proposals, **more):
    """What the page of decisions posts."""
    fields = {"kind": "label", "verdict": "yes", "body": body.pk, "reason": "As advised."}
    fields |= {"decided_on": "2026-11-01", "proposals": [one.number for one in proposals]}
    return fields | more


def decide(client, user, selection, *args, **more):
    return press(client, user, "decisions", selection.public_id, **typed(*args, **more))


def test_label_and_funding_are_two_decisions(
    client, ana, selection, proposal, other, label, money
):
    asks(selection, 40_000)
    decide(client, ana, selection, label, proposal, other)
    assert Decision.objects.filter(kind="label").count() == 2
    assert not Decision.objects.filter(kind="funding").exists()
    decide(client, ana, selection, money, proposal, kind="funding")
    assert Decision.objects.get(kind="funding").amount == Decimal(40_000)


def test_a_later_decision_replaces_and_keeps_the_earlier(
    client, ana, selection, proposal, label
):
    decide(client, ana, selection, label, proposal)
    decide(client, ana, selection, label, proposal, verdict="no", reason="New facts.")
    standing = Decision.objects.standing().get()
    assert (standing.verdict, standing.replaces.verdict) == ("no", "yes")


def test_only_the_body_that_may_decides(client, ana, selection, proposal, label):
    page = decide(client, ana, selection, label, proposal, kind="funding")
    assert "Name the body that decides" in page.text
    assert "As advised." in page.text, "what was typed stays"
    assert not Decision.objects.exists()


def test_more_than_the_call_has_needs_a_reason(client, ana, selection, proposal, other, money):
    asks(selection, 60_000)
    page = decide(client, ana, selection, money, proposal, other, kind="funding")
    assert "the call has EUR 100,000.00" in page.text
    assert not Decision.objects.exists(), "none of the two"
    more = {"kind": "funding", "over": "The minister added money."}
    decide(client, ana, selection, money, proposal, other, **more)
    assert Decision.objects.count() == 2


def test_nobody_gets_more_than_they_asked_for(client, ana, selection, proposal, money):
    asks(selection, 40_000)
    page = decide(client, ana, selection, money, proposal, kind="funding", amount="50000")
    assert "nobody gets more than that" in page.text
    decide(client, ana, selection, money, proposal, kind="funding", amount="30000")
    assert Decision.objects.get().amount == Decimal(30_000)


def test_what_is_not_eligible_gets_no_yes(client, ana, selection, proposal, label):
    make_decision(selection, proposal, "eligibility")
    page = decide(client, ana, selection, label, proposal)
    assert f"Not eligible: {proposal.reference}" in page.text


def test_conditions_are_written_down(client, ana, selection, proposal, label):
    page = decide(client, ana, selection, label, proposal, verdict="conditional")
    assert "Write down the conditions" in page.text


def test_a_stranger_decides_nothing(client, cleo, selection, proposal, label):
    assert decide(client, cleo, selection, label, proposal).status_code == 404
    assert not Decision.objects.exists()


def test_letters_go_once_to_the_whole_team(
    client, ana, ben, eva, selection, proposal, mailoutbox, django_capture_on_commit_callbacks
):
    proposal.consortium.shares.create(user=eva)
    decision = make_decision(selection, proposal)
    assert look(client, ben, "told", decision.public_id).status_code == 404, "not told yet"
    with django_capture_on_commit_callbacks(execute=True):
        press(client, ana, "send_letters", selection.public_id)
        press(client, ana, "send_letters", selection.public_id)
    assert sorted(letter.to[0] for letter in mailoutbox) == [ben.email, eva.email]
    letter = Letter.objects.get()
    assert letter.text.strip() in mailoutbox[0].body
    assert letter.text in look(client, ben, "told", decision.public_id).context["letter"].text


def test_a_call_words_its_own_letters(client, ana, selection, proposal):
    page = press(client, ana, "wording", selection.public_id, "label", "no",
                 subject="{nonsense}", text="Sorry, {acronym}.")  # fmt: skip
    assert "Not known: {nonsense}" in page.text
    assert "Sorry, {acronym}." in page.text
    page = press(client, ana, "wording", selection.public_id, "label", "no",
                 subject="{", text="Sorry, {acronym}.")  # fmt: skip
    assert "stands alone" in page.text
    press(client, ana, "wording", selection.public_id, "label", "no",
          subject="On {reference}", text="Sorry, {acronym}: {reason}")  # fmt: skip
    make_decision(selection, proposal)
    page = look(client, ana, "letters", selection.public_id)
    assert "Sorry, HEART: As the panel advised." in page.text
    assert LetterTemplate.objects.count() == 1


def test_a_letter_is_in_the_language_of_its_reader(ana, ben, selection, proposal):
    ben.language = "de"
    ben.save()
    letter = actions.letters.send_letter(make_decision(selection, proposal), by=ana)
    assert "Hearts of light" in letter.text
    assert letter.sha256


def test_a_closed_selection_decides_no_more(ana, selection, proposal, label):
    selection.closed_at = selection.created_at
    selection.save()
    with pytest.raises(RuleBroken, match="closed"):
        actions.decide(selection, [proposal], {}, by=ana)


def test_who_is_admitted_writes_the_next_step_once_they_are_told(
    client, ana, call, proposal, other
):
    letter = make_step(call, "letter", opens_in=-90, closes_in=-61)
    type(proposal).objects.update(step=letter)
    for one in (proposal, other):
        one.refresh_from_db()
        make_submission(one)
    selection = make_selection(letter)
    committee = selection.bodies.create(number=1, kind="committee")
    decide(client, ana, selection, committee, proposal, kind="admission")
    proposal.refresh_from_db()
    assert proposal.step == letter
    actions.send_letters(selection, by=ana)
    proposal.refresh_from_db()
    assert (proposal.step.kind, proposal.stage) == ("full", "draft")
    other.refresh_from_db()
    assert other.step == letter


def test_nobody_is_admitted_beyond_the_last_step(client, ana, selection, proposal, label):
    page = decide(client, ana, selection, label, proposal, kind="admission")
    assert "Select a valid choice" in page.text
