"""Answering a call: with a team that is there, or with a new one."""

import pytest
from django.urls import reverse

from grappe.core.errors import RuleBroken
from grappe.proposals import actions
from grappe.proposals.models import Proposal
from tests.make import make_call, make_consortium, make_hosted_call, make_proposal


@pytest.fixture
def call(aurora):
    return make_hosted_call(aurora)


def begin(client, user, call, **typed):
    client.force_login(user)
    return client.post(reverse("proposals:begin", args=[call.slug]), typed, follow=True)


def test_a_new_team_answers_a_call(client, ben, call):
    page = begin(client, ben, call, title="Hearts")
    proposal = Proposal.objects.get()
    assert "Hearts" in page.text
    assert (proposal.consortium.owner, proposal.number) == (ben, 1)


def test_a_team_that_is_there_answers_once(client, ben, call):
    board = make_consortium(ben, call=call)
    begin(client, ben, call, team=board.public_id)
    begin(client, ben, call, team=board.public_id)
    assert actions.begin_proposal(board, call, by=ben) == Proposal.objects.get()


def test_another_s_team_is_not_offered(client, ben, cleo, call):
    board = make_consortium(cleo, title="Cleo’s", call=call)
    page = begin(client, ben, call, team=board.public_id)
    assert "Cleo’s" not in page.text
    assert not Proposal.objects.exists()


def test_neither_team_nor_title_is_told_beside_the_field(client, ben, call):
    assert "give a title to a new one" in begin(client, ben, call, title=" ").text


def test_a_call_without_an_open_step_takes_nothing(client, ben):
    call = make_call()
    board = make_consortium(ben)
    with pytest.raises(RuleBroken, match="no new proposals"):
        actions.begin_proposal(board, call, by=ben)
    begin(client, ben, call, title="Hearts")
    assert not Proposal.objects.exists()


def test_two_editors_of_the_facts_lose_nothing(client, ben, call):
    proposal = make_proposal(ben, call.steps.get())
    client.force_login(ben)
    address = reverse("proposals:facts", args=[proposal.public_id])
    typed = {"acronym": "ONE", "title": "One", "summary": "First", "base": 0, "months": 12}
    assert client.post(address, typed).status_code == 302
    page = client.post(address, typed | {"acronym": "TWO", "summary": "Second"})
    assert "ONE" in page.text
    assert "Second" in page.text
    proposal.refresh_from_db()
    assert (proposal.acronym, proposal.consortium.months) == ("ONE", 12)


def test_only_the_team_sees_it(client, ben, ana, olga, call):
    proposal = make_proposal(ben, call.steps.get())
    for user, status in ((ben, 200), (ana, 404), (olga, 404)):
        client.force_login(user)
        assert client.get(proposal.get_absolute_url()).status_code == status
