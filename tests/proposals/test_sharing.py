"""Only those who are named see a board; nobody learns who has an account."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from grappe.proposals.models import Comment, Consortium, Share
from tests.make import make_consortium, make_organisation

READ = ("board",)
ACTS = ("edit", "add_partner", "add_role")


@pytest.fixture
def board(ana, belgium):
    return make_consortium(ana, title="Secret plan", partners=[make_organisation()])


def confirm(user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def post(client, verb, board, *args, **typed):
    return client.post(reverse(f"proposals:{verb}", args=[board.public_id, *args]), typed)


def test_a_board_does_not_exist_for_others_staff_among_them(client, board, cleo, olga):
    for user in (cleo, olga):
        client.force_login(user)
        assert client.get(board.get_absolute_url()).status_code == 404
        assert "Secret plan" not in client.get(reverse("proposals:list")).text
        for name in (*ACTS, "comment", "share", "delete"):
            assert post(client, name, board, title="x").status_code == 404


def test_who_is_let_in_reads_and_comments_and_changes_nothing(client, ana, ben, board):
    confirm(ben)
    client.force_login(ana)
    post(client, "share", board, email=ben.email.upper())
    client.force_login(ben)
    assert "Secret plan" in client.get(board.get_absolute_url()).text
    for name in ACTS:
        assert post(client, name, board, name="Nova", title="x").status_code == 403
    assert post(client, "delete", board).status_code == 403
    assert post(client, "share", board, email="x@example.org").status_code == 403
    post(client, "comment", board, text="A *fine* plan")
    assert "<em>fine</em>" in client.get(board.get_absolute_url()).text


def test_who_may_write_changes_the_team_but_not_who_sees_it(client, ana, ben, board):
    confirm(ben)
    client.force_login(ana)
    post(client, "share", board, email=ben.email, may_write="on")
    client.force_login(ben)
    post(client, "add_partner", board, name="Nova", country="BE")
    assert board.partners.count() == 2
    share = Share.objects.get()
    assert post(client, "unshare", board, share.pk).status_code == 403
    client.force_login(ana)
    post(client, "unshare", board, share.pk)
    client.force_login(ben)
    assert client.get(board.get_absolute_url()).status_code == 404


def test_the_answer_is_the_same_for_an_address_that_nobody_has(client, ana, ben, board):
    confirm(ben)
    client.force_login(ana)
    said = []
    for email in (ben.email, "nobody@example.org"):
        address = reverse("proposals:share", args=[board.public_id])
        page = client.post(address, {"email": email}, follow=True).text
        said.append(page.partition("If ")[2].partition("now.")[0].replace(email, "…"))
    assert said[0] == said[1] != ""


def test_an_empty_comment_is_refused(client, ana, board):
    client.force_login(ana)
    assert post(client, "comment", board, text="  ").status_code == 200
    assert not Comment.objects.exists()


def test_the_owner_deletes_it_for_good(client, ana, board):
    client.force_login(ana)
    post(client, "delete", board)
    assert not Consortium.objects.exists()
