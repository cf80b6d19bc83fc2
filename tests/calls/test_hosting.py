"""Ana writes what a call asks, pays and judges, part by part; what is published is kept."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime, now

from grappe.activity.models import Activity
from grappe.calls.models import Call, Question
from tests.forms import MINUTE, unchanged
from tests.make import make_call, make_hosted_call, make_question, make_step


@pytest.fixture
def draft(aurora):
    return make_call(cluster=aurora, stage="draft", closes_at=None)


@pytest.fixture
def hosted(aurora):
    return make_hosted_call(aurora)


@pytest.fixture
def open_part(client, ana):
    """The page of a part, as ana opens it, and what its form would send unchanged."""

    def opened(call, part):
        client.force_login(ana)
        page = client.get(address(call, part))
        form = page.context["form"]
        parts = [part for rows in form.rows for part in (rows.management_form, *rows.forms)]
        parts += [form.fields] if form.fields is not None else []
        return {"base": form.base} | unchanged(*parts)

    return opened


def address(call, name, *parts):
    return reverse(f"calls:{name}", args=[call.slug, *parts])


def row(name, number, **fields):
    """One more row of a part, as its form names it."""
    return {f"{name}-{number}-{field}": value for field, value in fields.items()}


def ahead(**span):
    return f"{localtime(now() + timedelta(**span)):{MINUTE}}"


def send(client, call, part, typed):
    return client.post(address(call, part), typed, follow=True)


def test_a_call_is_made_ready_part_by_part_and_published(client, ana, draft, open_part):
    steps = row("steps", 0, kind="full", opens_at=ahead(days=-1), closes_at=ahead(days=30))
    steps |= row("steps", 0, has_budget="on", has_work_plan="on", is_signed="on")
    assert "is saved" in send(client, draft, "steps", open_part(draft, "steps") | steps).text
    hub = client.get(address(draft, "hosting"))
    assert "name at least one criterion" in hub.text
    assert "name at least one category of cost" in hub.text
    client.post(address(draft, "publish"))
    draft.refresh_from_db()
    assert not draft.is_published
    criteria = open_part(draft, "criteria")
    criteria |= row("criteria", 0, title="Excellence", threshold="3")
    send(client, draft, "criteria", criteria)
    costs = open_part(draft, "costs")
    costs |= row("categories", 0, title="Staff") | row("rates", 0, percent="60")
    send(client, draft, "costs", costs)
    said = row("explanations", 0, question="May a hospital lead?", answer="Yes.")
    send(client, draft, "explanations", open_part(draft, "explanations") | said)
    client.post(address(draft, "publish"))
    draft.refresh_from_db()
    assert draft.is_published
    assert draft.versions.get().content["criteria"][0]["title"] == "Excellence"
    assert "May a hospital lead?" in client.get(draft.get_absolute_url()).text
    assert (draft.opens_at, draft.closes_at) == tuple(
        draft.steps.values_list("opens_at", "closes_at").get()
    )


def test_strangers_find_no_way_in(client, ben, cleo, hosted):
    for user in (ben, cleo):
        client.force_login(user)
        for part in ("hosting", "steps", "criteria", "costs", "explanations", "questions"):
            assert client.get(address(hosted, part)).status_code == 403
        assert client.post(address(hosted, "criteria"), {}).status_code == 403
    assert not Activity.objects.filter(verb="edited").exists()


@pytest.mark.parametrize(
    ("part", "typed", "said"),
    [
        (
            "steps",
            row("steps", 0, kind="full", opens_at="2026-05-02T10:00", closes_at="soon"),
            "Write the day and the time",
        ),
        (
            "steps",
            row(
                "steps",
                0,
                kind="full",
                opens_at="2026-05-02T10:00",
                closes_at="2026-05-01T10:00",
            ),
            "The step closes before it opens",
        ),
        (
            "criteria",
            row("criteria", 0, title="Impact", low="5", high="1"),
            "The highest mark is not above the lowest",
        ),
        (
            "criteria",
            row("criteria", 0, title="Impact", mark_step="3"),
            "The steps do not lead from the lowest mark to the highest",
        ),
        (
            "criteria",
            row("criteria", 0, title="Impact", threshold="9"),
            "The threshold is no mark of this scale",
        ),
        ("costs", row("rates", 0, percent="140"), "less than or equal to 100"),
        ("costs", {"envelope": "-1"}, "Not less than 0"),
        (
            "costs",
            {"budget_min": "2", "budget_max": "1"},
            "The greatest budget is less than the least",
        ),
    ],
)
def test_bad_input_is_told_and_stays_on_the_page(client, draft, open_part, part, typed, said):
    before = Call.objects.values().get()
    page = send(client, draft, part, open_part(draft, part) | typed)
    assert said in page.text
    assert "Nothing is saved yet" in page.text
    for value in typed.values():
        assert value in page.text
    assert Call.objects.values().get() == before
    assert not draft.steps.exists()


def test_one_more_row_is_offered_without_saving(client, draft, open_part):
    typed = open_part(draft, "criteria") | row("criteria", 0, title="Impact")
    page = send(client, draft, "criteria", typed | {"more": "criteria"})
    assert 'name="criteria-1-title"' in page.text
    assert 'value="Impact"' in page.text
    assert not draft.criteria.exists()


def test_who_was_second_loses_nothing_and_is_told(client, hosted, open_part):
    mine = open_part(hosted, "costs") | {"envelope": "5000000"}
    theirs = open_part(hosted, "costs") | {"envelope": "700000"}
    send(client, hosted, "costs", theirs)
    page = send(client, hosted, "costs", mine)
    assert "Somebody else changed this page" in page.text
    assert 'value="5000000"' in page.text
    hosted.refresh_from_db()
    assert hosted.envelope == 700_000
    send(client, hosted, "costs", mine | {"base": page.context["form"].base})
    hosted.refresh_from_db()
    assert hosted.envelope == 5_000_000


def test_saving_twice_changes_nothing(client, hosted, open_part):
    for _time in range(2):
        send(client, hosted, "criteria", open_part(hosted, "criteria"))
    assert hosted.criteria.count() == 2
    lines = Activity.objects.filter(verb="edited").values_list("details__changes", flat=True)
    assert not any(lines), "no line of the call is another"


def test_an_open_deadline_moves_to_a_moment_that_is_ahead(client, hosted, open_part):
    typed = open_part(hosted, "steps")
    later = typed | {"steps-0-closes_at": ahead(days=60)}
    assert "is saved" in send(client, hosted, "steps", later).text
    past = open_part(hosted, "steps") | {"steps-0-closes_at": ahead(hours=-1)}
    page = send(client, hosted, "steps", past)
    assert "would close in the past" in page.text
    assert past["steps-0-closes_at"] in page.text
    assert hosted.steps.get().closes_at > now() + timedelta(days=59)


def test_what_has_closed_stays_closed_and_is_judged_as_it_was(client, hosted, open_part):
    hosted.steps.update(closes_at=now() - timedelta(hours=1))
    Call.objects.update(closes_at=now() - timedelta(hours=1))
    reopened = open_part(hosted, "steps") | {"steps-0-closes_at": ahead(days=9)}
    assert "late by a grace" in send(client, hosted, "steps", reopened).text
    assert hosted.steps.get().closes_at < now()
    for part, typed in (
        ("criteria", {"criteria-0-weight": "3"}),
        ("costs", {"rates-0-percent": "100"}),
    ):
        page = send(client, hosted, part, open_part(hosted, part) | typed)
        assert "The call has closed" in page.text
    assert set(hosted.criteria.values_list("weight", flat=True)) == {1}
    said = row("explanations", 0, question="When do we hear?", answer="In May.")
    page = send(client, hosted, "explanations", open_part(hosted, "explanations") | said)
    assert "is saved" in page.text


# --- questions


def ask(**fields):
    return {"title": "What is new?", "kind": "text", "is_required": "on"} | fields


def test_questions_are_added_moved_and_taken_off(client, ana, draft):
    step = make_step(draft)
    client.force_login(ana)
    for title in ("What is new?", "Who uses it?"):
        client.post(address(draft, "add_question", "full"), ask(title=title))
    second = Question.objects.get(title="Who uses it?")
    client.post(address(draft, "move_question", second.pk), {"to": "up"})
    assert [one.title for one in step.questions.current()] == ["Who uses it?", "What is new?"]
    client.post(address(draft, "retire_question", second.pk))
    assert [one.title for one in Question.objects.all()] == ["What is new?"], "never published"


def test_a_published_question_gives_way_to_its_next_version(client, ana, hosted):
    first = Question.objects.get()
    client.force_login(ana)
    page = client.get(address(hosted, "question", first.pk))
    base = page.context["form"]["base"].value()
    client.post(address(hosted, "question", first.pk), ask(title="Why now?", base=base))
    first.refresh_from_db()
    assert first.title == "Aim"
    assert first.retired_at is not None
    second = Question.objects.current().get()
    assert (second.key, second.version, second.title) == (first.key, 2, "Why now?")
    page = client.post(address(hosted, "question", second.pk), ask(title="Late", base=base))
    assert "Somebody else changed this question" in page.text
    assert 'value="Late"' in page.text
    assert client.get(address(hosted, "question", first.pk)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (ask(title=""), "This field is required"),
        (ask(kind="choice", options="One"), "Name at least two choices"),
        (ask(kind="table"), "Name at least one column"),
        (ask(kind="number", least="5", most="2"), "The greatest number is less"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(client, ana, draft, typed, said):
    make_step(draft)
    client.force_login(ana)
    page = client.post(address(draft, "add_question", "full"), typed)
    assert said in page.text
    assert not Question.objects.exists()


def test_what_another_question_depends_on_stays(client, ana, draft):
    step = make_step(draft)
    choice = make_question(step, "kind", kind="choice", options=["Drug", "Device"])
    make_question(step, "dose", asked_if_key="kind", asked_if_value="Drug")
    client.force_login(ana)
    typed = ask(title="Kind", kind="choice", options="Device\nOther")
    page = client.post(address(draft, "question", choice.pk), typed)
    assert "is asked only after the choice “Drug”" in page.text
    page = client.post(address(draft, "retire_question", choice.pk), follow=True)
    assert "change that first" in page.text
    choice.refresh_from_db()
    assert choice.options == ["Drug", "Device"]


def test_applicants_see_the_form_as_it_will_be(client, cleo, hosted):
    client.force_login(cleo)
    assert "Aim" in client.get(address(hosted, "preview", "full")).text
    assert client.get(address(hosted, "preview", "letter")).status_code == 404
