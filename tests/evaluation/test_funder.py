"""Otto follows Aurora's call for its funder: he reads, and decides on the money alone."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.activity.models import Activity
from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.decision_file import archive_of
from grappe.evaluation.models import Decision
from grappe.organisations.models import Post
from tests.make import make_decision, make_delegate, make_evaluator, make_step, make_submission

from .acting import look, press
from .judged import asks
from .test_deciding import typed

READ = ("selection", "ranking", "decisions", "file", "archive")
KEPT = ("settings", "checks", "pool", "conflicts", "assignments", "reviews", "meetings")
ACTS = ("compute_ranking", "send_letters", "close", "run_checks")


@pytest.fixture
def money(selection):
    asks(selection, 40_000)
    return selection.bodies.get(gives_money=True)


@pytest.fixture
def delegate(otto, call):
    return make_delegate(call, otto, may_decide=True)


def fund(client, user, selection, body, *proposals, **more):
    fields = {"kind": "funding", "is_free": "on"} | more
    return press(
        client, user, "decisions", selection.public_id, **typed(body, *proposals, **fields)
    )


def test_otto_reads_what_comes_out_and_keeps_nothing(client, otto, delegate, selection):
    for name in READ:
        assert look(client, otto, name, selection.public_id).status_code == 200, name
    for name in KEPT:
        assert look(client, otto, name, selection.public_id).status_code == 403, name
    for name in ACTS:
        address = reverse(f"evaluation:{name}", args=[selection.public_id])
        assert client.post(address).status_code == 403, name
    shown = look(client, otto, "selection", selection.public_id).text
    assert "Ranking" in shown
    assert "Letters" not in shown
    assert "Settings" not in shown.split("<main", 1)[1]


def test_before_he_is_asked_and_after_he_is_let_go_there_is_nothing(
    client, ana, otto, cleo, selection, delegate
):
    actions_seen = [reverse("evaluation:list"), reverse("insights:portfolio")]
    client.force_login(otto)
    assert selection.call.title in client.get(actions_seen[0]).text
    assert client.get(actions_seen[1]).status_code == 200
    delegate.delete()
    for user in (otto, cleo):
        for name in READ:
            assert look(client, user, name, selection.public_id).status_code == 404
        assert selection.call.title not in client.get(actions_seen[0]).text
        assert client.get(actions_seen[1]).status_code == 403


def test_proposals_open_to_otto_once_their_step_has_closed(
    client, otto, call, delegate, selection, proposal
):
    sent = proposal.submissions.get()
    client.force_login(otto)
    assert "Hearts of light" in client.get(sent.get_absolute_url()).text
    type(proposal.step).objects.update(closes_at=now() + timedelta(days=1))
    assert client.get(sent.get_absolute_url()).status_code == 404
    assert client.get(reverse("proposals:of_call", args=[call.slug])).status_code == 403
    assert client.get(proposal.get_absolute_url()).status_code == 404, "drafts are the team's"


def test_otto_writes_down_what_is_decided_on_the_money(
    client, otto, delegate, selection, proposal, money
):
    shown = look(client, otto, "decisions", selection.public_id).text
    assert "No tie binds me" in shown
    assert "label" not in shown.split('name="kind"')[1].split("</select>")[0]
    fund(client, otto, selection, money, proposal)
    decision = Decision.objects.get()
    assert (decision.kind, decision.by, decision.amount) == ("funding", otto, 40_000)
    assert Activity.objects.get(verb="decided").details["is_free"] == "yes"


def test_who_says_nothing_of_ties_decides_nothing(
    client, otto, delegate, selection, proposal, money
):
    page = fund(client, otto, selection, money, proposal, is_free="")
    assert "This field is required" in page.text
    assert "As advised." in page.text, "what was typed stays"
    fields = {"kind": "funding", "verdict": "yes", "body": money, "amount": None}
    with pytest.raises(RuleBroken, match="no tie binds you"):
        actions.decide(selection, [proposal], fields, by=otto)
    assert not Decision.objects.exists()


def test_the_label_is_not_the_funder_s(client, otto, delegate, selection, proposal, money):
    label = selection.bodies.get(gives_label=True)
    page = fund(client, otto, selection, label, proposal, kind="label")
    assert "Select a valid choice" in page.text
    fields = {"kind": "label", "verdict": "yes", "body": label, "amount": None}
    with pytest.raises(RuleBroken, match="on nothing else"):
        actions.decide(selection, [proposal], fields | {"is_free": True}, by=otto)
    assert not Decision.objects.exists()


def test_a_tie_in_the_records_stops_all_of_it(
    client, otto, delegate, selection, proposal, other, helix, money
):
    Post.objects.create(user=otto, organisation=helix)
    page = fund(client, otto, selection, money, proposal, other)
    assert f"{proposal.reference}: Works for Helix" in page.text
    assert not Decision.objects.exists(), "none of the two"
    fund(client, otto, selection, money, other)
    assert Decision.objects.get().proposal == other


def test_a_tie_that_otto_declared_as_an_evaluator_counts_too(
    otto, delegate, selection, proposal, helix, money
):
    make_evaluator(otto).ties.create(kind="family", organisation=helix)
    fields = {"kind": "funding", "verdict": "yes", "body": money, "amount": None}
    fields |= {"reason": "x", "decided_on": None, "conditions": "", "is_free": True}
    with pytest.raises(RuleBroken, match="Declared about Helix"):
        actions.decide(selection, [proposal], fields, by=otto)


def test_who_only_reads_does_not_decide(client, otto, call, selection, proposal, money):
    make_delegate(call, otto)
    assert (
        "Write the decision down"
        not in look(client, otto, "decisions", selection.public_id).text
    )
    address = reverse("evaluation:decisions", args=[selection.public_id])
    sent = typed(money, proposal, kind="funding", is_free="on")
    assert client.post(address, sent).status_code == 403
    assert not Decision.objects.exists()


def test_the_decision_file_names_the_delegates(otto, delegate, selection):
    with zipfile.ZipFile(BytesIO(archive_of(selection))) as archive:
        (row,) = json.loads(archive.read("delegates.json"))
    assert (row["user__name"], row["may_decide"]) == (otto.name, True)


def test_the_next_step_stays_closed_to_otto_until_its_day(
    client, otto, call, delegate, selection, proposal
):
    ahead = make_step(call, kind="pre", opens_in=-1, closes_in=5)
    type(proposal).objects.filter(pk=proposal.pk).update(step=ahead)
    proposal.refresh_from_db()
    sent = make_submission(proposal)
    client.force_login(otto)
    assert client.get(sent.get_absolute_url()).status_code == 404


def test_a_decision_is_read_before_its_letter(client, otto, delegate, selection, proposal):
    decision = make_decision(selection, proposal)
    client.force_login(otto)
    page = client.get(decision.get_absolute_url())
    assert "As the panel advised." in page.text
    assert "File the appeal" not in page.text
