"""Calls by deadline, each with its rules and what others can follow."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from grappe.calls.models import Call, Rule, RuleSet
from tests.make import make_call


def test_the_next_deadline_comes_first_and_only_open_calls_are_listed(client, db):
    make_call("Later", closes_in=60)
    make_call("Sooner", closes_in=3)
    make_call("Over", opens_in=-9, closes_in=-1)
    make_call("Ahead", opens_in=5, closes_in=60)
    make_call("Told of", is_announced=True, opens_at=None)
    page = client.get(reverse("calls:list")).text
    assert page.index("Sooner") < page.index("Later")
    assert not {"Over", "Ahead", "Told of"} & set(page.split())
    for state, title in (("closed", "Over"), ("forthcoming", "Ahead"), ("soon", "Sooner")):
        assert title in client.get(reverse("calls:list"), {"state": state}).text


def test_words_find_calls_and_none_found_says_what_to_do(client, db):
    make_call("Photonics", reference="HORIZON-1", text="Lasers for soil")
    assert "Photonics" in client.get(reverse("calls:list"), {"q": "soil horizon-1"}).text
    assert "No call fits this" in client.get(reverse("calls:list"), {"q": "zebra"}).text
    part = client.get(reverse("calls:list"), {"q": "soil"}, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "Photonics" in part.text


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ((-1, 12), "12 days left"),
        ((-1, 1), "1 day left"),
        ((-9, -1), "closed"),
        ((3, 9), "not open yet"),
    ],
)
def test_the_page_says_how_much_time_is_left(client, db, window, words):
    call = make_call(opens_in=window[0], closes_in=window[1])
    assert words in client.get(call.get_absolute_url()).text


def test_the_page_quotes_the_rules_with_their_source(client, db):
    rules = RuleSet.objects.create(
        scheme="x", version="1", name="Aurora R&D", source="Decree 7"
    )
    Rule.objects.create(rule_set=rules, number="1", kind="lead", quote="A company leads.")
    page = client.get(make_call(rule_set=rules).get_absolute_url()).text
    assert "A company leads." in page
    assert "Decree 7" in page
    without = client.get(make_call("Bare").get_absolute_url()).text
    assert "The rules of this call are not recorded here" in without


def test_a_draft_is_seen_by_its_cluster_only(client, ana, cleo, olga, aurora):
    draft = make_call(cluster=aurora, stage="draft")
    assert client.get(draft.get_absolute_url()).status_code == 404
    for user, status in ((cleo, 404), (ana, 200), (olga, 200)):
        client.force_login(user)
        assert client.get(draft.get_absolute_url()).status_code == status


def typed(**fields):
    known = {"title": "Aurora seed call", "text": "Seeds", "closes_at": "2027-03-01 17:00"}
    return known | fields


def test_a_manager_writes_publishes_and_takes_off_a_call(client, ana, aurora):
    client.force_login(ana)
    client.post(reverse("calls:add_for_cluster", args=[aurora.slug]), typed())
    call = Call.objects.get()
    assert (call.cluster, call.stage) == (aurora, "draft")
    for _twice in range(2):
        client.post(reverse("calls:publish", args=[call.slug]))
    call.refresh_from_db()
    assert call.is_published
    client.post(reverse("calls:edit", args=[call.slug]), typed(title="Aurora seeds"))
    client.post(reverse("calls:take_off", args=[call.slug]))
    call.refresh_from_db()
    assert (call.title, call.stage) == ("Aurora seeds", "draft")


def test_a_call_without_text_or_deadline_is_not_published(client, ana, aurora):
    client.force_login(ana)
    call = make_call(cluster=aurora, stage="draft", text="")
    answer = client.post(reverse("calls:publish", args=[call.slug]), follow=True)
    assert "needs its text and its deadline" in answer.text
    assert not Call.objects.get().is_published


def test_dates_the_wrong_way_round_keep_what_was_typed(client, ana, aurora):
    client.force_login(ana)
    address = reverse("calls:add_for_cluster", args=[aurora.slug])
    answer = client.post(address, typed(opens_at="2027-04-01 10:00", text="Long thought"))
    assert "The call closes before it opens." in answer.text
    assert "Long thought" in answer.text
    assert not Call.objects.exists()


def test_strangers_change_nothing(client, cleo, aurora):
    call = make_call(cluster=aurora)
    client.force_login(cleo)
    for name, args in (
        ("calls:edit", [call.slug]),
        ("calls:publish", [call.slug]),
        ("calls:take_off", [call.slug]),
        ("calls:add_for_cluster", [aurora.slug]),
        ("calls:add", []),
    ):
        assert client.post(reverse(name, args=args), typed()).status_code == 403
    assert Call.objects.get().is_published


def test_calendars_and_feed_show_public_calls_only(client, aurora):
    call = make_call("Open one", closes_in=5)
    draft = make_call("Secret one", stage="draft", cluster=aurora)
    calendar = client.get(reverse("calls:calendar")).text
    assert "Open one" in calendar
    assert "Secret" not in calendar
    assert "VTIMEZONE" in client.get(reverse("calls:calendar_of_call", args=[call.slug])).text
    hidden = reverse("calls:calendar_of_call", args=[draft.slug])
    assert client.get(hidden).status_code == 404
    feed = client.get(reverse("calls:feed")).text
    assert "Open one" in feed
    assert "Secret" not in feed


def test_lists_ask_as_many_questions_for_one_call_as_for_many(
    client, db, django_assert_max_num_queries
):
    for number in range(15):
        make_call(f"Call {number}")
    with django_assert_max_num_queries(6):
        client.get(reverse("calls:list"))


def test_a_call_of_a_hidden_cluster_is_hidden_with_it(client, ana, cleo, aurora):
    call = make_call("Told too early", cluster=aurora)
    type(aurora).objects.update(stage="draft")
    for name in ("list", "feed", "calendar"):
        assert "Told too early" not in client.get(reverse(f"calls:{name}")).text
    assert client.get(call.get_absolute_url()).status_code == 404
    for user, status in ((cleo, 404), (ana, 200)):
        client.force_login(user)
        assert client.get(call.get_absolute_url()).status_code == status


def test_a_manager_finds_the_form_for_the_own_cluster_in_the_list(client, ana, cleo, aurora):
    address = reverse("calls:add_for_cluster", args=[aurora.slug])
    for user, is_shown in ((ana, True), (cleo, False)):
        client.force_login(user)
        assert (address in client.get(reverse("calls:list")).text) is is_shown


def test_a_reference_stands_for_one_call_and_the_field_says_so(client, olga):
    make_call(reference="GREEN-1")
    client.force_login(olga)
    answer = client.post(reverse("calls:add"), typed(reference="GREEN-1"))
    assert "already exists" in answer.text
    assert "Constraint" not in answer.text
    assert Call.objects.count() == 1


def test_of_closed_calls_the_last_one_comes_first(client, db):
    make_call("Long ago", opens_in=-90, closes_in=-60)
    make_call("Just now", opens_in=-90, closes_in=-1)
    page = client.get(reverse("calls:list"), {"state": "closed"}).text
    assert page.index("Just now") < page.index("Long ago")


def test_a_mistyped_year_breaks_no_calendar(client, db):
    make_call("Far", closes_at=datetime(9999, 12, 31, 17, tzinfo=UTC))
    assert "Far" in client.get(reverse("calls:calendar")).text
