"""A selection with reviews in: six proposals, three readers each, marks that differ."""

from grappe.evaluation import actions
from tests.make import (
    make_assignment,
    make_evaluator,
    make_organisation,
    make_proposal,
    make_submission,
    make_user,
)

QUALITIES = (5, 4.5, 4, 3.5, 3, 1)


def make_judged(selection):
    """Four more proposals, three evaluators who read all six; the last fails a threshold."""
    for number in range(4):
        owner = make_user(f"owner{number}")
        partner = make_organisation(f"Firm {number}")
        one = make_proposal(owner, selection.step, f"Idea {number}", [partner])
        make_submission(one)
    for number in range(3):
        evaluator = make_evaluator(make_user(f"reader{number}"), selection)
        for sent, quality in zip(selection.submissions(), QUALITIES, strict=True):
            mark = max(min(quality + (number - 1) / 2, 5), 0)
            make_assignment(selection, sent.proposal, evaluator, mark=mark)
    return selection


def asks(selection, aid):
    """Let every proposal ask for this much."""
    for one in selection.submissions():
        one.content["budget"]["aid"] = f"{aid:.2f}"
        one.save()


def ranked(selection, by):
    """Computed and adopted."""
    return actions.adopt_ranking(actions.compute_ranking(selection, by=by), by=by)
