"""What was found goes onto a board: one partner, or a whole team."""

import pytest
from django.urls import reverse

from grappe.proposals.models import Consortium
from tests.make import make_call, make_consortium, make_organisation


@pytest.fixture
def helix(belgium):
    return make_organisation("Helix")


def take(client, **typed):
    return client.post(reverse("matching:take"), typed, follow=True)


def test_one_partner_goes_onto_the_board_that_was_searched_for(client, ana, helix):
    board = make_consortium(ana)
    client.force_login(ana)
    for _twice in range(2):
        page = take(client, partner=helix.slug, board=board.public_id)
    assert [str(one) for one in board.partners.all()] == ["Helix"]
    assert page.redirect_chain[-1][0] == board.get_absolute_url()


def test_without_a_board_one_is_chosen_or_begun_from_the_call(client, ana, helix):
    call = make_call()
    client.force_login(ana)
    page = take(client, partner=helix.slug, call=call.slug)
    assert "Choose a board" in page.text
    take(client, partner=helix.slug, call=call.slug, board="new", title="Hearts")
    board = Consortium.objects.get()
    assert (board.title, board.call) == ("Hearts", call)
    assert board.partners.count() == 1


def test_a_whole_team_takes_the_place_of_the_old_one(client, ana, helix):
    board = make_consortium(ana, partners=[make_organisation("Old")])
    client.force_login(ana)
    take(client, partner=[helix.slug], team="1", board=board.public_id)
    assert [str(one) for one in board.partners.all()] == ["Helix"]


def test_strangers_put_nothing_onto_a_board(client, ana, cleo, helix):
    board = make_consortium(ana)
    assert client.post(reverse("matching:take"), {"board": board.public_id}).status_code == 302
    client.force_login(cleo)
    assert take(client, partner=helix.slug, board=board.public_id).status_code == 404
    assert take(client, partner=helix.slug, board="no-such").status_code == 404
    assert not board.partners.exists()


def test_a_hidden_organisation_is_not_taken(client, ana, belgium):
    hidden = make_organisation("Hidden", is_hidden=True)
    client.force_login(ana)
    take(client, partner=hidden.slug, board="new")
    assert not Consortium.objects.get().partners.exists()


def test_a_search_with_a_board_keeps_its_partners_and_rules(client, ana, cleo, helix):
    board = make_consortium(ana, partners=[helix], call=make_call())
    address = f"{reverse('matching:find')}?board={board.public_id}"
    client.force_login(ana)
    assert "Helix" in client.get(address).text
    client.force_login(cleo)
    assert client.get(address).status_code == 404
