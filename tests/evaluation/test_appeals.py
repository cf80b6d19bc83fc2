"""Appeals: in time, once, read by somebody who had no part, decided with reasons."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from grappe.evaluation import actions
from grappe.evaluation.models import Appeal, Letter
from tests.make import make_assignment, make_decision, make_evaluator, make_user

from .acting import look, press


@pytest.fixture
def decision(ana, selection, proposal):
    decision = make_decision(selection, proposal)
    actions.letters.send_letter(decision, by=ana)
    return decision


@pytest.fixture
def appeal(ben, decision):
    return actions.file_appeal(decision, "The jury misread the budget.", by=ben)


@pytest.fixture
def reader(selection):
    return make_evaluator(make_user("rita"), selection)


def test_the_team_s_leader_appeals_once(client, ben, decision):
    page = press(client, ben, "told", decision.public_id, grounds="Misread.")
    assert "Your appeal is filed" in page.text
    press(client, ben, "told", decision.public_id, grounds="Again.")
    assert Appeal.objects.get().grounds == "Misread."


def test_an_empty_appeal_is_told(client, ben, decision):
    press(client, ben, "told", decision.public_id, grounds="")
    assert not Appeal.objects.exists()


def test_after_the_last_day_nothing_is_filed(client, ben, decision):
    Letter.objects.update(sent_at=now() - timedelta(days=31))
    page = press(client, ben, "told", decision.public_id, grounds="Late.")
    assert "The time to appeal ended on" in page.text
    assert not Appeal.objects.exists()


@pytest.mark.parametrize(("who", "code"), [("cleo", 404), ("ana", 403)])
def test_nobody_else_appeals(client, who, code, decision, request):
    user = request.getfixturevalue(who)
    page = press(client, user, "told", decision.public_id, grounds="For them.")
    assert page.status_code == code


def test_who_read_the_proposal_is_no_independent_reader(
    client, ana, appeal, selection, proposal, evaluator
):
    make_assignment(selection, proposal, evaluator)
    typed = {"name_reader": "", "reader": evaluator.pk}
    page = press(client, ana, "appeal", appeal.decision.public_id, **typed)
    assert "had a part in judging" in page.text
    assert Appeal.objects.get().reader is None


def test_who_has_a_tie_is_none_either(client, ana, eva, appeal, evaluator, helix):
    eva.posts.create(organisation=helix)
    typed = {"name_reader": "", "reader": evaluator.pk}
    page = press(client, ana, "appeal", appeal.decision.public_id, **typed)
    assert "Works for Helix" in page.text


def test_it_is_read_and_decided_and_the_team_is_told(
    client, ana, ben, appeal, reader, mailoutbox, django_capture_on_commit_callbacks
):
    address = appeal.decision.public_id
    press(client, ana, "appeal", address, name_reader="", reader=reader.pk)
    page = press(
        client, ana, "appeal", address, outcome_given="", outcome="upheld", reason="So."
    )
    assert "Wait for the opinion" in page.text
    press(client, reader.user, "appeal", address, opinion_given="", opinion="They are right.")
    with django_capture_on_commit_callbacks(execute=True):
        press(client, ana, "appeal", address, outcome_given="", outcome="upheld", reason="So.")
    appeal.refresh_from_db()
    assert (appeal.outcome, appeal.decided_by) == ("upheld", ana)
    assert [letter.to for letter in mailoutbox] == [[ben.email]]
    assert "upheld" in look(client, ben, "told", address).text


def test_the_reader_gives_no_outcome_and_the_keeper_no_opinion(client, ana, appeal, reader):
    actions.name_reader(appeal, reader, by=ana)
    address = appeal.decision.public_id
    typed = {"outcome_given": "", "outcome": "upheld", "reason": "So."}
    assert press(client, reader.user, "appeal", address, **typed).status_code == 403
    typed = {"opinion_given": "", "opinion": "Mine."}
    assert press(client, ana, "appeal", address, **typed).status_code == 403


def test_strangers_do_not_see_it(client, cleo, appeal):
    assert look(client, cleo, "appeal", appeal.decision.public_id).status_code == 404
