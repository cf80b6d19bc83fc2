"""Conflicts of interest: computed from records, answered, ruled, recomputed on every change."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate, now

from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.conflicts import found as computed
from grappe.evaluation.models import Assignment, Conflict, Tie
from grappe.organisations.models import Merge
from grappe.proposals.models import Submission
from tests.make import (
    make_assignment,
    make_organisation,
    make_project,
    make_proposal,
    make_submission,
)

from .acting import look, press


def works(eva, organisation, **fields):
    return eva.posts.create(organisation=organisation, **fields)


def found(selection):
    actions.recompute(selection)
    return {one.kind: one for one in selection.conflicts.current()}


def test_the_same_employer_bars_and_says_so(eva, evaluator, selection, helix, proposal):
    works(eva, helix)
    conflict = found(selection)["employer"]
    assert conflict.sentence == "Works for Helix, a partner of the proposal."
    assert (conflict.proposal, conflict.bars) == (proposal, True)


@pytest.mark.parametrize(("days", "kinds"), [(2 * 365, {"former"}), (4 * 365, set())])
def test_a_former_employer_counts_for_three_years(
    eva, evaluator, selection, helix, days, kinds
):
    works(eva, helix, ended_on=localdate() - timedelta(days=days))
    assert found(selection).keys() == kinds


def test_a_seat_on_a_partner_s_board_bars(eva, evaluator, selection, helix):
    works(eva, helix, kind="board")
    assert "Sits on the board of Helix" in found(selection)["board"].sentence


def test_a_project_that_employer_and_partner_share_is_to_be_explained(
    eva, evaluator, selection, helix
):
    campus = make_organisation("Campus")
    works(eva, campus)
    make_project("Joint lamp", [campus, helix], ends_on=localdate())
    conflict = found(selection)["project"]
    assert "Joint lamp" in conflict.sentence
    assert conflict.bars, "until somebody rules"
    actions.rule(conflict, "cleared", "Two departments that never met.", by=eva)
    assert not selection.conflicts.barring().exists()


def test_an_import_of_projects_is_followed_by_the_command(
    eva, evaluator, selection, helix, capsys
):
    campus = make_organisation("Campus")
    works(eva, campus)
    make_project("Joint lamp", [campus, helix], ends_on=localdate())
    for told in ("1 lines changed.", "0 lines changed."):
        call_command("recompute_conflicts")
        assert told in capsys.readouterr().out
    type(selection).objects.update(closed_at=now())
    call_command("recompute_conflicts")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("years", "kinds"), [(1, {"project"}), (6, set())])
def test_a_project_that_one_worked_on_with_a_partner_is_to_be_explained(
    evaluator, selection, helix, years, kinds
):
    ended = localdate() - timedelta(days=years * 365)
    evaluator.projects.add(make_project("Joint lamp", [helix], ends_on=ended))
    conflicts = found(selection)
    assert conflicts.keys() == kinds
    for conflict in conflicts.values():
        said = "Worked with Helix, a partner of the proposal, on Joint lamp."
        assert conflict.sentence == said
        assert conflict.bars, "until somebody rules"


def test_a_declared_tie_counts_wherever_the_organisation_takes_part(
    evaluator, selection, helix
):
    Tie.objects.create(evaluator=evaluator, organisation=helix, kind="family", text="A sister.")
    assert "A sister." in found(selection)["declared"].sentence


def test_who_takes_part_judges_neither_that_proposal_nor_its_rivals(
    eva, evaluator, selection, proposal, other, ana
):
    proposal.consortium.shares.create(user=eva)
    kinds = found(selection)
    assert kinds["team"].proposal == proposal
    assert kinds["own"].proposal == other
    with pytest.raises(RuleBroken, match="cannot be cleared"):
        actions.rule(kinds["own"], "cleared", "She is fair.", by=ana)


def test_a_merged_organisation_is_the_same_employer(eva, evaluator, selection, helix):
    former = make_organisation("Helix SA", merged_into=helix)
    works(eva, former)
    assert "employer" in found(selection)
    assert not Merge.objects.exists()


def test_computing_again_changes_nothing_and_keeps_rulings(
    eva, evaluator, selection, helix, ana
):
    works(eva, helix, ended_on=localdate() - timedelta(days=1))
    actions.rule(found(selection)["former"], "cleared", "Left before the call.", by=ana)
    assert actions.recompute(selection) == 0
    assert selection.conflicts.get().ruling == "cleared"


def test_a_ruling_falls_when_its_facts_change(eva, evaluator, selection, helix, ana):
    post = works(eva, helix, ended_on=localdate() - timedelta(days=90))
    actions.rule(found(selection)["former"], "cleared", "Left before the call.", by=ana)
    type(post).objects.update(ended_on=localdate() - timedelta(days=1))
    assert found(selection)["former"].ruling == ""


def test_what_is_no_longer_found_stays_on_record(eva, evaluator, selection, helix):
    post = works(eva, helix)
    found(selection)
    post.delete()
    actions.recompute(selection)
    assert not selection.conflicts.current().exists()
    assert selection.conflicts.get().gone_at


def test_an_evaluator_who_becomes_conflicted_after_reading_reads_no_more(
    client, eva, evaluator, selection, proposal, helix
):
    assignment = make_assignment(selection, proposal, evaluator)
    assert "Hearts of light" in look(client, eva, "reading", assignment.public_id).text
    works(eva, helix)
    actions.recompute(selection, [evaluator])
    page = look(client, eva, "reading", assignment.public_id)
    assert "closed to you" in page.text
    assert "What you wrote is kept." in page.text
    page = press(client, eva, "autosave", assignment.public_id, to_panel="More")
    assert page.status_code == 409
    assert "no longer open to you" in page.text
    assert not type(assignment.review).objects.counting().exists(), "it no longer counts"
    assert Assignment.objects.get().review.to_applicants, "and it is not lost"


def test_the_evaluator_answers_and_the_keeper_rules(
    client, ana, eva, evaluator, selection, proposal, helix
):
    works(eva, helix, ended_on=localdate() - timedelta(days=1))
    conflict = found(selection)["former"]
    assignment = make_assignment(selection, proposal, evaluator, mark=None, is_free=False)
    page = press(client, eva, "answer", assignment.public_id, conflict.pk, answer="disputed")
    assert "Explain it in a sentence" in page.text
    press(
        client, eva, "answer", assignment.public_id, conflict.pk,
        answer="disputed", explanation="I left in 2021.",
    )  # fmt: skip
    page = look(client, ana, "conflicts", selection.public_id)
    assert "I left in 2021." in page.text
    press(client, ana, "rule", selection.public_id, conflict.pk, ruling="cleared")
    conflict.refresh_from_db()
    assert conflict.ruling == "", "a ruling has a reason"
    typed = {"ruling": "cleared", "ruling_reason": "The post ended in 2021."}
    press(client, ana, "rule", selection.public_id, conflict.pk, **typed)
    conflict.refresh_from_db()
    assert not conflict.bars


def test_strangers_answer_and_rule_nothing(
    client, cleo, ben, eva, evaluator, selection, proposal, helix
):
    works(eva, helix)
    conflict = found(selection)["employer"]
    assignment = make_assignment(selection, proposal, evaluator)
    for user in (cleo, ben):
        page = press(client, user, "answer", assignment.public_id, conflict.pk, answer="agreed")
        assert page.status_code == 404
        page = press(client, user, "rule", selection.public_id, conflict.pk, ruling="cleared")
        assert page.status_code == 404
    assert Conflict.objects.get().answer == ""


def test_a_closed_selection_stays_as_it_was(eva, evaluator, selection, helix):
    selection.closed_at = selection.created_at
    selection.save()
    works(eva, helix)
    assert actions.recompute(selection) == 0
    assert not Conflict.objects.exists()


def test_many_proposals_cost_no_more_questions(
    django_assert_max_num_queries, eva, evaluator, selection, helix, step
):
    works(eva, helix)
    for number in range(12):
        make_submission(make_proposal(eva, step, f"More {number}", [helix]))
    with django_assert_max_num_queries(12):
        assert len(computed(selection)) > Submission.objects.count()
