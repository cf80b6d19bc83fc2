"""Evaluators: asked by mail, they accept, say what they know, and swear."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.evaluation import actions
from grappe.evaluation.models import Evaluator, Seat
from tests.make import make_evaluator, make_project, make_term

from .acting import look, press


@pytest.fixture
def proved(eva):
    eva.emailaddress_set.create(email=eva.email, verified=True, primary=True)
    return eva


@pytest.fixture
def seat(ana, eva, selection):
    return actions.ask(selection, eva.email, "expert", by=ana)


def sheet(**more):
    """What the page of an evaluator posts, with nothing in its rows."""
    empty = {
        f"{name}-{part}": 0
        for name in ("posts", "ties")
        for part in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    return {"text": "Lasers.", "load_limit": 3, "is_active": "on"} | empty | more


def test_a_seat_is_offered_by_mail_and_taken(
    client, ana, proved, selection, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        press(client, ana, "pool", selection.public_id, email=proved.email, role="expert")
        press(client, ana, "pool", selection.public_id, email=proved.email, role="expert")
    assert len(mailoutbox) == 1, "asking twice sends one mail"
    seat = Seat.objects.get()
    assert seat.get_absolute_url() in mailoutbox[0].body
    page = press(client, proved, "seat", seat.token)
    assert "for whom you work" in page.text
    seat.refresh_from_db()
    assert seat.evaluator.user == proved


def test_somebody_else_s_link_takes_no_seat(client, cleo, seat):
    assert "another address" in look(client, cleo, "seat", seat.token).text
    press(client, cleo, "seat", seat.token)
    seat.refresh_from_db()
    assert seat.taken_at is None


def test_who_declines_may_still_accept(client, proved, seat):
    press(client, proved, "seat", seat.token, decline="")
    seat.refresh_from_db()
    assert seat.declined_at
    press(client, proved, "seat", seat.token)
    seat.refresh_from_db()
    assert (seat.declined_at, bool(seat.taken_at)) == (None, True)


def test_an_old_link_leads_nowhere(client, proved, seat):
    Seat.objects.update(asked_at=now() - timedelta(days=31))
    assert look(client, proved, "seat", seat.token).status_code == 404


def test_an_evaluator_says_what_they_know_and_for_whom_they_work(
    client, eva, evaluator, helix, selection
):
    term = make_term("eurosci", "1", "Optics", revision="2026")
    term.call_set.add(selection.call)
    rows = {"posts-TOTAL_FORMS": 1, "posts-0-organisation": "helix", "posts-0-kind": "work"}
    rows |= {"posts-0-began_on": "2020-01-01", "expert": [term.pk]}
    page = press(client, eva, "profile", **sheet(**rows))
    assert "Conflicts of interest were computed anew" in page.text
    assert eva.posts.get().organisation == helix
    assert evaluator.expertise.get().strength == 1.0
    assert selection.conflicts.get().kind == "employer"


def test_an_unknown_employer_is_told_and_nothing_typed_is_lost(client, eva, evaluator):
    rows = {"posts-TOTAL_FORMS": 1, "posts-0-organisation": "Nowhere", "posts-0-kind": "work"}
    page = press(client, eva, "profile", **sheet(text="Long ago typed.", **rows))
    assert "No organisation is called “Nowhere” here" in page.text
    assert "Long ago typed." in page.text
    assert not eva.posts.exists()


def test_past_projects_are_named_by_short_name_title_or_number(client, eva, evaluator):
    make_project("Joint lamp", acronym="LAMP", reference="101")
    make_project("Red light", slug="red-1")
    make_project("Red light", slug="red-2", reference="202")
    press(client, eva, "profile", **sheet(projects="lamp\n202\n"))
    assert set(evaluator.projects.values_list("slug", flat=True)) == {"joint-lamp", "red-2"}
    assert "101\n202" in look(client, eva, "profile").text
    page = press(client, eva, "profile", **sheet(projects="LAMP\nRed light\nNowhere"))
    assert "Several projects are called “Red light”" in page.text
    assert "No project here is called “Nowhere”" in page.text
    assert "LAMP\nRed light\nNowhere" in page.text, "what was typed stays"
    assert evaluator.projects.count() == 2
    press(client, eva, "profile", **sheet(projects=""))
    assert not evaluator.projects.exists()


def test_a_hidden_project_is_none(client, eva, evaluator):
    make_project("Joint lamp", acronym="LAMP", is_hidden=True)
    page = press(client, eva, "profile", **sheet(projects="LAMP"))
    assert "No project here is called “LAMP”" in page.text


def test_the_oath_is_signed_once(client, eva, evaluator):
    Evaluator.objects.update(sworn_at=None, sworn_version="")
    assert "Sign the confidentiality" in look(client, eva, "readings").text
    press(client, eva, "oath", agrees="on")
    evaluator.refresh_from_db()
    first = evaluator.sworn_at
    assert first
    press(client, eva, "oath", agrees="on")
    evaluator.refresh_from_db()
    assert evaluator.sworn_at == first


def test_who_has_no_seat_has_no_page(client, cleo, selection):
    assert look(client, cleo, "profile").status_code == 404
    assert look(client, cleo, "pool", selection.public_id).status_code == 404


def test_a_seat_goes_only_once_nothing_is_to_be_read(
    client, ana, evaluator, selection, proposal
):
    selection.assignments.create(proposal=proposal, evaluator=evaluator)
    seat = selection.seats.get()
    page = press(client, ana, "remove_seat", selection.public_id, seat.pk)
    assert "Take back what this evaluator" in page.text
    selection.assignments.all().delete()
    press(client, ana, "remove_seat", selection.public_id, seat.pk)
    assert not selection.seats.exists()


def test_availability_is_kept(evaluator):
    evaluator.available_from, evaluator.available_to = date(2026, 1, 1), date(2026, 6, 30)
    assert evaluator.is_available(date(2026, 6, 30))
    assert not evaluator.is_available(date(2026, 7, 1))


def test_two_evaluators_of_one_address_do_not_happen(eva):
    assert make_evaluator(eva) == make_evaluator(eva)
    assert reverse("evaluation:readings")
