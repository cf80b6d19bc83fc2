"""The assignment of a selection: from records to a receipt, adopted, adjusted by hand."""

import pytest

from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.assigning import round_from, round_of
from grappe.evaluation.assignment import from_json, verify
from grappe.evaluation.models import Assignment, Decision
from grappe.proposals.models import Submission
from tests.make import make_decision, make_evaluator, make_project, make_term, make_user

from .acting import look, press


@pytest.fixture
def optics():
    return make_term("eurosci", "1.3", "Optics", revision="2026")


@pytest.fixture
def people(selection, evaluator, optics):
    """eva knows optics, zoe nothing that is asked for."""
    evaluator.expertise.create(term=optics, strength=1)
    return evaluator, make_evaluator(make_user("zoe"), selection)


def about(proposal, term):
    sent = Submission.objects.get(proposal=proposal)
    topic = {"scheme": term.scheme.code, "code": term.code, "label": str(term)}
    sent.content["proposal"]["topics"] = [topic]
    sent.save()


def test_who_knows_the_topic_reads_it(client, ana, selection, people, proposal, optics):
    about(proposal, optics)
    page = press(client, ana, "compute_assignment", selection.public_id)
    assert "Fit of the worst-off proposal" in page.text
    page = press(client, ana, "adopt_assignment", selection.public_id, 1)
    assert "2 readings are given out" in page.text
    assert Assignment.objects.get(proposal=proposal).evaluator == people[0]


def test_the_receipt_is_found_again_from_what_it_kept(ana, selection, people, proposal):
    kept = actions.compute_assignment(selection, by=ana)
    assert verify(from_json(kept.content), round_from(kept.inputs)) == ()
    assert round_from(kept.inputs).fingerprint() == round_of(selection).fingerprint()


def test_adopting_twice_gives_nothing_new_and_writes_once(
    ana, selection, people, mailoutbox, django_capture_on_commit_callbacks
):
    kept = actions.compute_assignment(selection, by=ana)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.adopt_assignment(kept, by=ana) == 2
        assert actions.adopt_assignment(kept, by=ana) == 0
    assert 1 <= len(mailoutbox) <= 2


def test_a_receipt_of_other_records_is_not_adopted(ana, eva, selection, people, helix):
    kept = actions.compute_assignment(selection, by=ana)
    eva.posts.create(organisation=helix)
    actions.recompute(selection)
    with pytest.raises(RuleBroken, match="records have changed"):
        actions.adopt_assignment(kept, by=ana)
    assert not Assignment.objects.exists()


def test_without_readers_the_receipt_says_why(client, ana, selection):
    page = press(client, ana, "compute_assignment", selection.public_id)
    assert "There is no assignment" in page.text
    assert "without a conflict" in page.text
    page = press(client, ana, "adopt_assignment", selection.public_id, 1)
    assert "not complete" in page.text


def test_what_is_not_eligible_is_read_by_nobody(ana, selection, people, proposal, other):
    make_decision(selection, other, Decision.Kind.ELIGIBILITY)
    kept = actions.compute_assignment(selection, by=ana)
    assert {pair.proposal for pair in from_json(kept.content).pairs} == {proposal.reference}


def test_a_person_adjusts_with_a_reason_and_the_next_receipt_keeps_it(
    client, ana, selection, people, proposal, optics
):
    about(proposal, optics)
    typed = {"proposal": proposal.pk, "evaluator": people[1].pk}
    press(client, ana, "assignments", selection.public_id, **typed)
    assert not Assignment.objects.exists(), "without a reason nothing is given"
    press(client, ana, "assignments", selection.public_id, reason="To learn.", **typed)
    kept = actions.compute_assignment(selection, by=ana)
    fixed = [pair for pair in from_json(kept.content).pairs if pair.is_fixed]
    assert [(one.proposal, one.evaluator) for one in fixed] == [
        (proposal.reference, str(people[1].pk))
    ]
    assert "To learn." in look(client, ana, "assignments", selection.public_id).text


def test_nobody_is_given_what_they_have_a_conflict_with(
    client, ana, eva, selection, people, proposal, helix
):
    eva.posts.create(organisation=helix)
    typed = {"proposal": proposal.pk, "evaluator": people[0].pk, "reason": "She is free."}
    page = press(client, ana, "assignments", selection.public_id, **typed)
    assert "Works for Helix" in page.text
    assert not Assignment.objects.exists()


def test_who_handed_back_or_lost_it_is_not_asked_again(ana, selection, people, proposal):
    one = actions.give(selection, proposal, people[0], "Known to her.", by=ana)
    actions.take_back(one, "Ill.", by=ana)
    kept = actions.compute_assignment(selection, by=ana)
    pairs = {(one.proposal, one.evaluator) for one in from_json(kept.content).pairs}
    assert (proposal.reference, str(people[0].pk)) not in pairs


def test_who_has_not_sworn_gets_nothing(ana, selection, people):
    type(people[0]).objects.update(sworn_at=None)
    assert round_of(selection).evaluators == ()


def test_words_raise_the_fit_where_topics_are_silent(selection, evaluator, proposal):
    evaluator.text = "Hearts of light, and lamps for hearts"
    evaluator.save()
    one = round_of(selection)
    near = one.affinities[proposal.reference, str(evaluator.pk)]
    assert 0 < near < 1


def test_past_projects_count_as_words(selection, evaluator, proposal):
    assert round_of(selection).affinities == {}
    evaluator.projects.add(make_project("Lamps for hearts", description="Hearts of light"))
    near = round_of(selection).affinities[proposal.reference, str(evaluator.pk)]
    assert 0 < near < 1


def test_a_stranger_computes_nothing(client, cleo, selection, people):
    assert press(client, cleo, "compute_assignment", selection.public_id).status_code == 404
    assert not selection.receipts.exists()
