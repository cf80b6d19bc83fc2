"""A board: begun once, edited by two, read as a page or as its part, told and taken away."""

import uuid

from django.urls import reverse

from grappe.activity.models import Activity
from grappe.calls.models import RuleSet
from grappe.proposals.actions import add_partner, change_partner
from grappe.proposals.models import Comment, Consortium
from tests.make import make_call, make_organisation

from .acting import act, address, swap

NEW = reverse("proposals:new")


def test_somebody_begins_a_board_from_a_call(client, ana):
    call = make_call()
    client.force_login(ana)
    page = client.get(NEW, {"call": call.slug})
    assert "Green light for hearts" in page.text
    client.post(NEW, {"title": "My  team", "call": call.pk, "budget": "2000000"})
    board = Consortium.objects.get()
    assert (board.title, board.call, board.owner) == ("My team", call, ana)
    assert "My team" in client.get(reverse("proposals:list")).text


def test_a_second_click_begins_nothing_more(client, ana, ben):
    typed = {"title": "My team", "key": str(uuid.uuid4())}
    client.force_login(ana)
    answers = [client.post(NEW, typed) for _twice in range(2)]
    assert answers[0].url == answers[1].url
    client.force_login(ben)
    assert client.post(NEW, typed).url != answers[0].url
    assert Consortium.objects.count() == 2


def test_a_board_for_a_call_that_is_over_keeps_its_call(client, ana, board):
    board.call = make_call(opens_in=-9, closes_in=-1)
    board.save()
    client.force_login(ana)
    act(client, "edit", board, title="Late", call=board.call.pk, base=0)
    board.refresh_from_db()
    assert (board.title, board.call.title) == ("Late", "Green light for hearts")


def test_two_editors_at_once_lose_nothing(client, ana, board):
    client.force_login(ana)
    edit = address("edit", board)
    read = client.get(edit).context["form"]["base"].value()
    client.post(edit, {"title": "First", "text": "One", "base": read})
    page = client.post(edit, {"title": "Second", "text": "Two", "base": read})
    board.refresh_from_db()
    assert board.title == "First"
    assert "Somebody saved this board while you were writing." in page.text
    assert "title: First" in page.text
    assert 'value="Second"' in page.text
    again = page.context["form"]["base"].value()
    client.post(edit, {"title": "Second", "text": "Two", "base": again})
    board.refresh_from_db()
    assert (board.title, board.text) == ("Second", "Two")


def test_a_negative_budget_is_refused(client, ana, board):
    client.force_login(ana)
    page = act(client, "edit", board, title="Plan", budget="-1", base=0)
    assert "An amount cannot be less than nothing." in page.text


def test_a_text_of_a_megabyte_is_refused_in_a_sentence(client, ana):
    client.force_login(ana)
    page = client.post(NEW, {"title": "Long", "text": "light " * 170_000})
    assert "at most 100000 characters" in page.text
    assert not Consortium.objects.exists()


def test_htmx_gets_the_board_only(client, ana, board):
    client.force_login(ana)
    part = swap(client, "add_partner", board, name="X", country="BE")
    assert "<html" not in part.text
    assert ">X<" in part.text
    assert "HX-Request" in part.headers["Vary"]


def test_the_money_is_added_up_against_the_budget(client, ana, board):
    client.force_login(ana)
    board.budget = 1000
    board.save()
    change_partner(board.partners.get(), ana, share=750)
    other = add_partner(board, make_organisation("Nova", "BE"), ana)
    page = client.get(board.get_absolute_url()).text
    assert "without the share of 1 partner" in page
    assert "€250" in page
    page = swap(
        client, "change_partner", board, other.pk, role="partner", state="asked", share="750"
    )
    assert "More than the budget" in page.text
    assert "50 %" in page.text


def test_the_history_tells_who_did_what(client, ana, board):
    client.force_login(ana)
    partner = board.partners.get()
    act(client, "change_partner", board, partner.pk, role="coordinator", state="agreed")
    act(
        client,
        "change_partner",
        board,
        partner.pk,
        role="coordinator",
        state="agreed",
        share="1500000.00",
    )
    page = client.get(board.get_absolute_url()).text
    assert "changed – Helix (state: agreed)" in page
    assert "changed – Helix (share, EUR: 1,500,000)" in page


def test_the_trail_that_staff_read_names_nothing_of_the_board(client, ana, olga, board):
    client.force_login(ana)
    act(client, "add_partner", board, name="Nova Labs", country="BE")
    act(client, "add_role", board, title="Hidden role")
    act(client, "comment", board, text="Hidden words")
    lines = Activity.objects.about(board)
    assert {line.verb for line in lines} >= {"added partner", "wanted role", "commented"}
    assert all(not line.details and "Secret" not in line.target_label for line in lines)


def test_a_comment_sent_twice_is_said_once(client, ana, board):
    client.force_login(ana)
    for _twice in range(2):
        act(client, "comment", board, text="A *fine* plan")
    assert Comment.objects.count() == 1
    act(client, "comment", board, text="  ")
    assert Comment.objects.count() == 1


def test_the_owner_deletes_it_for_good(client, ana, board):
    client.force_login(ana)
    act(client, "delete", board)
    assert not Consortium.objects.exists()


def test_the_board_asks_few_questions_however_large(
    client, ana, board, django_assert_max_num_queries
):
    client.force_login(ana)
    board.rule_set = RuleSet.objects.create(scheme="t", version="1", name="T", source="T")
    board.save()
    for number in range(25):
        add_partner(board, make_organisation(f"Partner {number}"), ana)
    with django_assert_max_num_queries(12):
        client.get(board.get_absolute_url())


def test_the_team_goes_out_as_a_spreadsheet(client, ana, board):
    client.force_login(ana)
    add_partner(board, make_organisation("=cmd()", slug="cmd"), ana)
    change_partner(board.partners.first(), ana, share=750)
    text = b"".join(client.get(address("export", board, "csv")).streaming_content).decode()
    assert "Helix" in text
    assert "999999999" in text
    assert "750.0,100" in text
    assert "'=cmd()" in text
    assert client.get(address("export", board, "xlsx")).content.startswith(b"PK")
    assert client.get(address("export", board, "exe")).status_code == 404


def test_the_map_has_points_and_counts(client, ana, board, helix):
    helix.lat, helix.lon = 50.5, 4.5
    helix.save()
    add_partner(board, make_organisation("Nova", "FR"), ana)
    client.force_login(ana)
    found = client.get(address("team_map", board)).json()
    assert [one["properties"]["name"] for one in found["features"]] == ["Helix"]
    assert {code: one["count"] for code, one in found["counts"].items()} == {"BE": 1, "FR": 1}


def test_partners_of_no_known_country_are_counted_too(client, ana, board, helix):
    helix.country = None
    helix.save()
    add_partner(board, make_organisation("Nova", "FR"), ana)
    client.force_login(ana)
    page = client.get(board.get_absolute_url())
    assert [here.partners for here in page.context["countries"]] == [1, 1]
    assert "not known" in page.text
    assert list(client.get(address("team_map", board)).json()["counts"]) == ["FR"]
