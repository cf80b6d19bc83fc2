"""Long lists come in pages, and nothing is lost between them."""

import pytest

from grappe.evaluation import actions
from grappe.evaluation.views import showing
from tests.make import make_assignment, make_decision

from .acting import look, press
from .judged import make_judged, ranked
from .test_deciding import typed


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(showing, "PER_PAGE", 4)


@pytest.fixture
def six(selection):
    return make_judged(selection)


@pytest.mark.parametrize("name", ["checks", "decisions"])
def test_every_proposal_stands_on_one_page(client, ana, six, name):
    actions.run_checks(six, by=ana)
    pages = [look(client, ana, name, six.public_id, page=number).text for number in (1, 2)]
    assert "page 1 of 2" in pages[0]
    for one in six.submissions():
        told = [f">{one.proposal.reference}<" in page for page in pages]
        assert sum(told) == 1, one.proposal.reference


@pytest.mark.parametrize("name", ["assignments", "reviews"])
def test_every_reading_stands_on_one_page(client, ana, six, name):
    first = look(client, ana, name, six.public_id)
    assert "page 1 of 5" in first.text
    assert len(look(client, ana, name, six.public_id, page=5).context["page"]) == 2


def test_the_best_stand_on_the_first_page_of_decisions(client, ana, six):
    ranked(six, ana)
    places = six.places()
    page = look(client, ana, "decisions", six.public_id)
    shown = [line[0].proposal.reference for line in page.context["lines"]]
    assert shown == sorted(places, key=places.get)[:4]


def test_a_refused_decision_on_the_second_page_keeps_what_was_ticked(
    client, ana, six, proposal
):
    last = six.submissions().last().proposal
    label = six.bodies.get(gives_label=True)
    client.force_login(ana)
    address = look(client, ana, "decisions", six.public_id, page=2).request["PATH_INFO"]
    page = client.post(f"{address}?page=2", typed(label, last, reason=""))
    assert "This field is required" in page.text
    box = page.text.split(f'value="{last.number}" aria-label')[1].split(">")[0]
    assert "checked" in box
    press(client, ana, "decisions", six.public_id, **typed(label, last))
    assert six.decisions.get().proposal == last


def test_a_page_that_is_not_there_is_the_last(client, ana, selection, proposal, evaluator):
    make_assignment(selection, proposal, evaluator)
    make_decision(selection, proposal)
    for number in ("99", "x", "-1"):
        assert look(client, ana, "reviews", selection.public_id, page=number).status_code == 200
