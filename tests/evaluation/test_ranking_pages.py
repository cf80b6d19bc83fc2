"""The ranking of a selection: computed from what counts, looked at, adopted, computed again."""

import pytest

from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.marking import ranking_of

from .acting import look, press
from .judged import asks, make_judged, ranked


@pytest.fixture
def judged(selection):
    return make_judged(selection)


def order_of(record):
    return [one["proposal"] for one in record.content["ranking"]["places"]]


def test_the_better_marks_come_first_and_thresholds_hold(client, ana, judged):
    press(client, ana, "compute_ranking", judged.public_id)
    record = judged.rankings.get()
    references = [one.proposal.reference for one in judged.submissions()]
    assert order_of(record)[0] == references[0]
    assert references[-1] not in order_of(record), "below the threshold of quality"
    page = look(client, ana, "ranking", judged.public_id)
    assert "Below a threshold" in page.text
    assert "Milder than others by" in page.text


def test_the_same_reviews_give_the_same_record(ana, judged):
    first = actions.compute_ranking(judged, by=ana)
    assert actions.compute_ranking(judged, by=ana) == first
    again = ranking_of(first.inputs)
    assert order_of(first) == [one["proposal"] for one in again["ranking"]["places"]]


def test_a_conflicted_review_does_not_count(ana, judged, helix):
    reader = judged.seats.order_by("pk").last().evaluator
    reader.user.posts.create(organisation=helix)
    record = actions.compute_ranking(judged, by=ana)
    marks = [one for one in record.inputs["marks"] if one[1] == str(reader.pk)]
    assert len({one[0] for one in marks}) == 5, "all but the one of Helix"


def test_another_budget_moves_the_line(client, ana, judged):
    asks(judged, 40_000)
    actions.compute_ranking(judged, by=ana)
    page = look(client, ana, "ranking", judged.public_id)
    assert "takes 2 proposals" in page.text
    page = look(client, ana, "ranking", judged.public_id, budget="130000")
    assert "takes 3 proposals" in page.text
    page = look(client, ana, "ranking", judged.public_id, budget="400000", threshold="4")
    assert "takes 3 proposals" in page.text


def test_lots_decide_ties_where_that_was_settled_before(client, ana, judged):
    asks(judged, 40_000)
    judged.has_lottery = True
    judged.save()
    record = actions.compute_ranking(judged, by=ana)
    tied = [one for one in record.content["ranking"]["places"] if one["zone"] == "tie"]
    assert {one["proposal"] for one in record.content["lots"]} == {
        one["proposal"] for one in tied
    }
    typed = {"readers": 3, "bodies-TOTAL_FORMS": 0, "bodies-INITIAL_FORMS": 0}
    page = press(client, ana, "settings", judged.public_id, **typed)
    assert "settled before the first ranking" in page.text


def test_it_is_exported_and_adopted_once(client, ana, judged):
    record = actions.compute_ranking(judged, by=ana)
    page = look(client, ana, "export_ranking", judged.public_id, "csv")
    assert order_of(record)[0] in b"".join(page.streaming_content).decode()
    press(client, ana, "adopt_ranking", judged.public_id, record.number)
    record.refresh_from_db()
    first = record.adopted_at
    press(client, ana, "adopt_ranking", judged.public_id, record.number)
    record.refresh_from_db()
    assert record.adopted_at == first


def test_without_reviews_there_is_nothing_to_rank(ana, selection):
    with pytest.raises(RuleBroken, match="nothing to rank"):
        actions.compute_ranking(selection, by=ana)


def test_neither_strangers_nor_evaluators_see_it(client, cleo, ana, judged):
    ranked(judged, by=ana)
    reader = judged.seats.last().evaluator.user
    for user in (cleo, reader):
        assert look(client, user, "ranking", judged.public_id).status_code == 404
