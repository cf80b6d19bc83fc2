"""Checks: computed with evidence, judged by a person, eligibility written down."""

from datetime import date

import pytest

from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.likeness import likeness
from grappe.evaluation.models import Check, Decision
from grappe.proposals.models import Submission
from tests.make import (
    make_call,
    make_membership,
    make_project,
    make_proposal,
    make_step,
    make_submission,
)

from .acting import look, press


def check_of(selection, proposal, kind):
    rows = Check.objects.filter(submission__proposal=proposal)
    return rows.filter(submission__step=selection.step).get(kind=kind)


def content(one, **parts):
    """Put other parts into what was handed in."""
    sent = Submission.objects.get(proposal=one)
    sent.content |= parts
    sent.save()


def test_the_keeper_runs_the_checks_and_sees_each_with_its_light(
    client, ana, selection, proposal
):
    page = press(client, ana, "run_checks", selection.public_id)
    assert "Checked" in page.text
    page = look(client, ana, "checked", selection.public_id, proposal.number)
    assert "Not signed for" in page.text, "nobody has signed"
    assert check_of(selection, proposal, "signature").light == "unmet"
    assert check_of(selection, proposal, "double").light == "met"


def test_running_them_again_changes_nothing_and_keeps_judgements(ana, selection, proposal):
    actions.run_checks(selection, by=ana)
    check = check_of(selection, proposal, "signature")
    actions.judge(check, "passes", "The paper copies came by post.", by=ana)
    assert actions.run_checks(selection, by=ana) == 0
    check.refresh_from_db()
    assert check.is_fine


def test_a_finding_that_changes_is_judged_anew(ana, aurora, helix, selection, proposal):
    membership = make_membership(aurora, helix, fee="due", joined_on=date(2020, 1, 1))
    actions.run_checks(selection, by=ana)
    fee = check_of(selection, proposal, "fee")
    assert (fee.light, "Helix: due" in fee.sentence) == ("unmet", True)
    actions.judge(fee, "fails", "", by=ana)
    type(membership).objects.update(fee="paid")
    assert actions.run_checks(selection, by=ana) == 1
    fee.refresh_from_db()
    assert (fee.light, fee.verdict) == ("met", "")


def test_against_the_finding_a_reason_is_needed(client, ana, selection, proposal):
    actions.run_checks(selection, by=ana)
    check = check_of(selection, proposal, "signature")
    page = press(client, ana, "judge", selection.public_id, check.pk, verdict="passes")
    assert "Say why" in page.text
    check.refresh_from_db()
    assert check.verdict == ""


def test_aid_over_the_ceiling_is_found(ana, selection, proposal):
    selection.call.aid_max = 10
    selection.call.save()
    content(
        proposal,
        budget={
            "aid": "20.00",
            "costs": "30.00",
            "lines": [],
            "partners": [{"key": "1", "costs": "30", "rate": "60", "aid": "20.00"}],
        },
    )
    actions.run_checks(selection, by=ana)
    found = Check.objects.get(submission__proposal=proposal, key="aid")
    assert found.light == "unmet"
    assert "EUR 20.00" in found.sentence


def test_a_text_that_was_handed_in_before_is_found(ana, ben, selection, proposal, helix):
    text = "A lamp that shows surgeons where the tumour of a beating heart ends"
    content(proposal, proposal=proposal.latest().content["proposal"] | {"summary": text})
    make_project("An older lamp", [helix], description=f"{text}. Hearts of light.")
    actions.run_checks(selection, by=ana)
    found = check_of(selection, proposal, "double")
    assert found.light == "open"
    assert "An older lamp" in found.sentence


def test_eligibility_follows_once_everything_is_judged(client, ana, selection, proposal, other):
    actions.run_checks(selection, by=ana)
    actions.judge_met(selection, by=ana)
    signed = check_of(selection, proposal, "signature")
    actions.judge(signed, "passes", "The paper copies came by post.", by=ana)
    press(client, ana, "eligibility", selection.public_id)
    decision = Decision.objects.get()
    assert (decision.proposal, decision.verdict) == (proposal, "yes")
    actions.judge(check_of(selection, other, "signature"), "fails", "", by=ana)
    assert actions.decide_eligibility(selection, by=ana) == 1
    assert actions.decide_eligibility(selection, by=ana) == 0, "twice does no harm"
    assert "Not signed for" in Decision.objects.get(proposal=other).reason


def test_a_stranger_neither_sees_nor_judges(client, cleo, ana, selection, proposal):
    actions.run_checks(selection, by=ana)
    assert look(client, cleo, "checks", selection.public_id).status_code == 404
    check = check_of(selection, proposal, "signature")
    page = press(client, cleo, "judge", selection.public_id, check.pk, verdict="passes")
    assert page.status_code == 404


def test_a_closed_selection_changes_no_more(ana, selection):
    selection.closed_at = selection.created_at
    selection.save()
    with pytest.raises(RuleBroken, match="closed"):
        actions.run_checks(selection, by=ana)


def test_earlier_proposals_to_other_calls_count_too(ana, ben, selection, proposal):
    text = "Nanobodies carry light through blood to hearts that hardly beat"
    content(proposal, proposal=proposal.latest().content["proposal"] | {"summary": text})
    step = make_step(make_call("An earlier call"), opens_in=-90, closes_in=-60)
    earlier = make_proposal(ben, step, "Other words", summary=text)
    make_submission(earlier)
    actions.run_checks(selection, by=ana)
    assert earlier.reference in check_of(selection, proposal, "double").sentence


def test_likeness_is_one_for_the_same_words_and_none_for_others():
    found = likeness(
        {"a": "light heals hearts"}, {"b": "Hearts, heals light!", "c": "cold iron"}
    )
    assert found == {"a": [("b", 1.0)]}
