"""A selection is opened once for a closed step, by whoever keeps the call."""

import pytest
from django.urls import reverse

from grappe.core.errors import RuleBroken
from grappe.evaluation.actions import open_selection
from grappe.evaluation.models import Selection

from ..make import make_call, make_proposal, make_selection, make_step, make_submission


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
