"""Reviews: declared first, drafted, handed in, opened again, handed back, reminded of."""

import pytest
from django.urls import reverse

from grappe.evaluation.models import Assignment, Declaration, Evaluator, Review
from tests.make import make_assignment

from .acting import look, press


@pytest.fixture
def given(selection, evaluator, proposal):
    """A reading that eva has not declared about yet."""
    return make_assignment(selection, proposal, evaluator, mark=None, is_free=False)


@pytest.fixture
def opened(given, selection, evaluator, proposal):
    Declaration.objects.create(
        selection=selection, evaluator=evaluator, proposal=proposal, is_free=True
    )
    return given


SHEET = {
    "mark-quality": "4.5",
    "why-quality": "Well planned.",
    "mark-impact": "3",
    "to_applicants": "Clear and bold.",
    "to_panel": "A little too bold.",
}


def test_a_proposal_opens_only_after_the_declaration(client, eva, given, proposal):
    page = look(client, eva, "reading", given.public_id)
    assert "Before you read" in page.text
    assert "Score sheet" not in page.text
    page = press(client, eva, "declare", given.public_id, is_free="yes")
    assert "Score sheet" in page.text
    press(client, eva, "declare", given.public_id, is_free="yes")
    assert Declaration.objects.count() == 1


def test_who_has_a_conflict_says_which_and_hands_it_back(client, eva, given):
    page = press(client, eva, "declare", given.public_id, is_free="no")
    assert "Say which conflict" in page.text
    press(client, eva, "declare", given.public_id, is_free="no", text="My sister leads it.")
    given.refresh_from_db()
    assert given.state == "declined"
    assert look(client, eva, "reading", given.public_id).status_code == 404


def test_without_the_oath_nothing_opens(client, eva, given):
    Evaluator.objects.update(sworn_version="")
    page = press(client, eva, "declare", given.public_id, is_free="yes")
    assert "Sign the confidentiality declaration first" in page.text
    assert not Declaration.objects.exists()


def test_a_draft_keeps_what_is_typed_even_where_it_is_wrong(client, eva, opened):
    typed = SHEET | {"mark-quality": "lots", "base": "0"}
    press(client, eva, "reading", opened.public_id, **typed)
    page = look(client, eva, "reading", opened.public_id)
    assert 'value="lots"' in page.text
    assert Review.objects.get().submitted_at is None


def test_it_is_autosaved_while_somebody_types(client, eva, opened):
    page = press(client, eva, "autosave", opened.public_id, base="0", **SHEET)
    assert "Draft saved at" in page.text
    press(client, eva, "reading", opened.public_id, base="0", **SHEET | {"to_panel": "More."})
    review = Review.objects.get()
    assert (review.typed["to_panel"], review.revision) == ("More.", 1)


@pytest.mark.parametrize(
    ("mark", "told"),
    [("4.3", "steps of 0.5"), ("6", "highest mark is 5"), ("-1", "lowest"), ("x", "a number")],
)
def test_a_mark_off_the_scale_is_told_beside_its_field(client, eva, opened, mark, told):
    typed = SHEET | {"mark-quality": mark, "submit": "1", "base": "0"}
    page = press(client, eva, "reading", opened.public_id, **typed)
    assert told in page.text
    assert "A little too bold." in page.text
    assert not Review.objects.submitted().exists()


def test_it_is_handed_in_once(client, eva, opened):
    for _again in range(2):
        press(client, eva, "reading", opened.public_id, submit="1", base="0", **SHEET)
    review = Review.objects.submitted().get()
    assert [float(mark.value) for mark in review.marks.all()] == [4.5, 3.0]
    assert review.to_panel == "A little too bold."


def test_a_comma_is_a_point(client, eva, opened):
    typed = SHEET | {"mark-quality": "4,5"}
    press(client, eva, "reading", opened.public_id, submit="1", base="0", **typed)
    assert Review.objects.submitted().exists()


def test_another_window_is_noticed_and_both_texts_stay(client, eva, opened):
    press(client, eva, "reading", opened.public_id, base="0", **SHEET)
    typed = SHEET | {"to_panel": "From the other window.", "base": "0"}
    page = press(client, eva, "reading", opened.public_id, **typed)
    assert "You saved another text of this review meanwhile" in page.text
    assert "From the other window." in page.text
    assert Review.objects.get().typed["to_panel"] == "A little too bold."
    press(client, eva, "reading", opened.public_id, **typed | {"base": "1"})
    assert Review.objects.get().typed["to_panel"] == "From the other window."


def test_it_may_be_changed_until_a_ranking_is_adopted(client, eva, opened, selection):
    press(client, eva, "reading", opened.public_id, submit="1", base="0", **SHEET)
    press(client, eva, "open_review", opened.public_id)
    assert not Review.objects.submitted().exists()
    press(client, eva, "reading", opened.public_id, submit="1", base="2", **SHEET)
    selection.rankings.create(number=1, content={}, inputs={}, adopted_at=selection.created_at)
    page = press(client, eva, "open_review", opened.public_id)
    assert "can no longer be changed" in page.text
    assert Review.objects.submitted().exists()


def test_it_is_handed_back_with_a_reason(client, eva, opened):
    press(client, eva, "hand_back", opened.public_id)
    assert Assignment.objects.get().state == "open"
    press(client, eva, "hand_back", opened.public_id, reason="Ill until May.")
    assert Assignment.objects.get().state == "declined"


@pytest.mark.parametrize("who", ["ben", "cleo", "ana", "olga"])
def test_nobody_else_sees_the_reading(client, who, opened, request):
    user = request.getfixturevalue(who)
    assert look(client, user, "reading", opened.public_id).status_code == 404
    page = press(client, user, "autosave", opened.public_id, to_panel="Mine")
    assert page.status_code == 404


def test_the_late_are_reminded_once_a_day(
    client, ana, opened, selection, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert (
            "1 evaluator is reminded" in press(client, ana, "remind", selection.public_id).text
        )
        assert (
            "0 evaluators are reminded"
            in press(client, ana, "remind", selection.public_id).text
        )
    assert len(mailoutbox) == 1
    assert reverse("evaluation:readings") in mailoutbox[0].body


def test_the_keeper_reads_what_was_handed_in(client, ana, eva, opened, selection):
    press(client, eva, "reading", opened.public_id, submit="1", base="0", **SHEET)
    assert "handed in" in look(client, ana, "reviews", selection.public_id).text
    page = look(client, ana, "review", selection.public_id, opened.public_id)
    assert "A little too bold." in page.text
    assert look(client, ana, "export_reviews", selection.public_id).status_code == 200
