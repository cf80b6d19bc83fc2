"""Roles are wanted, filled, opened again, and dropped."""

import pytest

from grappe.core.errors import RuleBroken
from grappe.proposals.actions import drop_role, fill_role
from tests.make import make_consortium, make_organisation

from .acting import act


def test_a_role_is_wanted_once_filled_and_opened_again(client, ana, board):
    client.force_login(ana)
    for _twice in range(2):
        act(
            client, "add_role", board, title="Clinical  trial", kind="hospital", topics="hearts"
        )
    role = board.wanted.get()
    assert (role.title, role.topics) == ("Clinical trial", "hearts")
    act(client, "fill_role", board, role.pk, partner=board.partners.get().pk)
    role.refresh_from_db()
    assert str(role.filled_by) == "Helix"
    act(client, "fill_role", board, role.pk, partner="")
    role.refresh_from_db()
    assert role.filled_by is None
    for _twice in range(2):
        act(client, "drop_role", board, role.pk)
    assert not board.wanted.exists()


def test_only_a_partner_of_this_team_fills_it(client, ana, board):
    other = make_consortium(ana, "Other", partners=[make_organisation("Nova")])
    client.force_login(ana)
    act(client, "add_role", board, title="Trials")
    role = board.wanted.get()
    for wrong in (str(other.partners.get().pk), "x", "99999"):
        assert act(client, "fill_role", board, role.pk, partner=wrong).status_code == 404
    with pytest.raises(RuleBroken, match="meanwhile"):
        fill_role(role, other.partners.get(), ana)


def test_a_role_that_was_taken_away_meanwhile_is_told(client, ana, board):
    client.force_login(ana)
    act(client, "add_role", board, title="Trials")
    role = board.wanted.get()
    drop_role(board.wanted.get(), ana)
    with pytest.raises(RuleBroken, match="meanwhile"):
        fill_role(role, None, ana)


def test_a_role_without_a_name_is_refused(client, ana, board):
    client.force_login(ana)
    assert "Nothing is saved yet" in act(client, "add_role", board, title=" ").text
    assert not board.wanted.exists()
