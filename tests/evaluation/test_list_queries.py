"""Pages that list ask the database no more, however many proposals there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from grappe.evaluation import actions
from tests.make import make_assignment, make_decision

from .judged import make_judged

PAGES = ("checks", "conflicts", "assignments", "reviews", "decisions", "letters", "appeals")


def questions(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def counts(client, selection):
    urls = [reverse(f"evaluation:{page}", args=[selection.public_id]) for page in PAGES]
    urls.append(reverse("proposals:of_call", args=[selection.call.slug]))
    urls.append(reverse("insights:portfolio"))
    return {url: questions(client, url) for url in urls}


@pytest.fixture
def keeper(client, ana):
    client.force_login(ana)
    return client


def test_more_proposals_reviews_and_decisions_cost_no_more_questions(
    keeper, ana, selection, proposal, other, evaluator
):
    actions.run_checks(selection, by=ana)
    make_decision(selection, proposal)
    make_assignment(selection, proposal, evaluator)
    few = counts(keeper, selection)
    make_judged(selection)
    actions.run_checks(selection, by=ana)
    for one in selection.submissions().exclude(proposal=proposal):
        make_decision(selection, one.proposal)
    many = counts(keeper, selection)
    grown = {url: (few[url], many[url]) for url in few if many[url] > few[url] + 2}
    assert not grown
