"""A briefing is read and confirmed before the first proposal, and again when it changes."""

import pytest
from django.urls import reverse

from grappe.activity.models import Activity
from grappe.evaluation import packs
from grappe.evaluation.models import Review, Selection
from tests.forms import unchanged
from tests.make import make_assignment

from .acting import look, press


@pytest.fixture
def assignment(selection, proposal, evaluator):
    Selection.objects.update(briefing="Read the *criteria* first.")
    selection.refresh_from_db()
    return make_assignment(selection, proposal, evaluator, mark=None)


def test_eva_reads_the_briefing_and_then_the_proposal(client, eva, selection, assignment):
    page = look(client, eva, "reading", assignment.public_id)
    assert page.url == reverse("evaluation:briefing", args=[selection.public_id])
    page = client.get(page.url)
    assert "Read the <em>criteria</em> first." in page.text
    assert packs.readable_in(selection, eva).count() == 0
    for _time in range(2):
        press(client, eva, "briefing", selection.public_id)
    assert Activity.objects.filter(verb="read the briefing").count() == 1
    assert "Hearts of light" in look(client, eva, "reading", assignment.public_id).text
    assert packs.readable_in(selection, eva).count() == 1


def test_what_eva_typed_is_kept_when_the_briefing_comes_between(
    client, eva, selection, assignment
):
    typed = {"mark-quality": "4", "to_applicants": "A clear aim.", "base": "0"}
    page = press(client, eva, "reading", assignment.public_id, **typed, submit="1")
    assert "I have read this" in page.text
    assert "Hearts of light" not in page.text
    review = Review.objects.get()
    assert review.typed["to_applicants"] == "A clear aim."
    assert not review.is_submitted


def test_a_changed_briefing_is_read_again(client, ana, eva, selection, assignment):
    press(client, eva, "briefing", selection.public_id)
    page = look(client, ana, "settings", selection.public_id)
    bodies = page.context["bodies"]
    typed = unchanged(page.context["form"], bodies.management_form, *bodies.forms)
    press(client, ana, "settings", selection.public_id, **typed)
    assert selection.seats.exclude(briefed_at=None).exists(), "nothing has changed"
    typed["briefing"] = "Read the criteria twice."
    press(client, ana, "settings", selection.public_id, **typed)
    assert not selection.seats.exclude(briefed_at=None).exists()
    assert look(client, eva, "reading", assignment.public_id).status_code == 302
    assert "briefing not read" in look(client, ana, "pool", selection.public_id).text


def test_only_who_has_a_seat_reads_it(client, ana, ben, cleo, selection, assignment):
    for user in (ana, ben, cleo):
        page = look(client, user, "briefing", selection.public_id)
        assert page.status_code == 404


def test_without_a_briefing_nobody_waits(client, eva, selection, assignment):
    Selection.objects.update(briefing="")
    assert look(client, eva, "reading", assignment.public_id).status_code == 200
    assert "has no briefing" in look(client, eva, "briefing", selection.public_id).text
