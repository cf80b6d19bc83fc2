"""A selection is opened once for a closed step, by whoever keeps the call."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.core.errors import RuleBroken
from grappe.evaluation.actions import (
    adopt_ranking,
    compute_ranking,
    judge_met,
    open_selection,
    run_checks,
)
from grappe.evaluation.models import Check, Conflict, Selection
from grappe.evaluation.stages import stages

from ..make import (
    make_assignment,
    make_call,
    make_criterion,
    make_decision,
    make_evaluator,
    make_proposal,
    make_selection,
    make_step,
    make_submission,
    make_user,
)


@pytest.fixture
def call(aurora):
    return make_call(cluster=aurora)


@pytest.fixture
def step(call):
    return make_step(call, opens_in=-60, closes_in=-1)


def begin(client, user, step):
    client.force_login(user)
    return client.post(reverse("evaluation:open", args=[step.call.slug, step.kind]))


def test_the_keeper_opens_it_with_the_usual_bodies_and_a_seed(client, ana, step):
    response = begin(client, ana, step)
    selection = Selection.objects.get()
    assert response.url == selection.get_absolute_url()
    assert selection.seed
    label, money = (
        selection.bodies.get(gives_label=True),
        selection.bodies.get(gives_money=True),
    )
    assert (label.kind, money.kind) == ("committee", "government")


def test_a_second_click_finds_the_first(client, ana, step):
    begin(client, ana, step)
    begin(client, ana, step)
    assert Selection.objects.count() == 1


def test_a_step_that_takes_proposals_is_not_judged_yet(ana, call):
    with pytest.raises(RuleBroken, match="still takes proposals"):
        open_selection(make_step(call, "pre"), by=ana)


def test_a_stranger_may_not_open_it(client, cleo, step):
    assert begin(client, cleo, step).status_code == 403
    assert not Selection.objects.exists()


def test_a_hidden_call_does_not_exist_for_a_stranger(client, cleo, step):
    type(step.call).objects.update(stage="draft")
    assert begin(client, cleo, step).status_code == 404


def test_the_list_offers_closed_steps_and_open_selections(client, ana, step, call):
    client.force_login(ana)
    assert "Open the selection" in client.get(reverse("evaluation:list")).text
    begin(client, ana, step)
    listed = client.get(reverse("evaluation:list")).text
    assert "Open the selection" not in listed
    assert Selection.objects.get().get_absolute_url() in listed


def test_the_stages_tell_how_far_it_is(client, ana, step):
    make_submission(make_proposal(ana, step))
    selection = make_selection(step)
    client.force_login(ana)
    page = client.get(selection.get_absolute_url()).text
    assert "1 proposal" in page
    assert "0 of 0 seats taken" in page


def test_the_stages_tell_what_is_done_and_what_is_next(ana, selection, proposal, other):
    def told():
        found = stages(selection)
        done = [one.name for one in found if one.is_done]
        return done, [one.name for one in found if one.is_next]

    assert told() == ([], ["checks"])
    run_checks(selection, by=ana)
    judge_met(selection, by=ana)
    Check.objects.unjudged().update(verdict="passes")
    assert told() == (["checks"], ["pool"])
    reader = make_evaluator(make_user("reader"), selection)
    assert told() == (["checks", "pool", "conflicts"], ["assignments"])
    make_criterion(selection.call)
    for one in (proposal, other):
        make_assignment(selection, one, reader)
    assert told()[1] == ["ranking"]
    adopt_ranking(compute_ranking(selection, by=ana), by=ana)
    assert told()[1] == ["meetings"], "which may be left out"
    for one in (proposal, other):
        make_decision(selection, one)
    assert "decisions" in told()[0]
    assert "letters" not in told()[0]
    Selection.objects.update(closed_at=now())
    selection.refresh_from_db()
    assert told() == ([one.name for one in stages(selection)], [])


def test_a_conflict_that_bars_by_itself_waits_for_nobody(selection, proposal, evaluator):
    fields = {"selection": selection, "proposal": proposal, "evaluator": evaluator}
    barring = Conflict.objects.create(kind="employer", **fields)
    assert not Conflict.objects.to_be_ruled().exists()
    Conflict.objects.create(kind="project", is_barring=False, **fields)
    Conflict.objects.filter(pk=barring.pk).update(answer="disputed")
    assert Conflict.objects.to_be_ruled().count() == 2


def test_its_page_is_hidden_from_others(client, cleo, eva, step):
    selection = make_selection(step)
    for user in (cleo, eva):
        client.force_login(user)
        assert client.get(selection.get_absolute_url()).status_code == 404


def test_the_page_asks_little(client, ana, step, django_assert_max_num_queries):
    selection = make_selection(step)
    client.force_login(ana)
    with django_assert_max_num_queries(12):
        client.get(selection.get_absolute_url())
