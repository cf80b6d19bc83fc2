"""Only those who are named see a board; nobody learns who has an account."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from grappe.accounts.personal import known_about
from grappe.activity.models import Notice
from grappe.core.errors import RuleBroken
from grappe.home.actions import erase
from grappe.proposals.actions import accept_share, comment, share_with
from grappe.proposals.models import Comment, Consortium, Share
from tests.make import make_organisation

from .acting import address

ACTS = ("edit", "add_partner", "add_role")
LIST = reverse("proposals:list")


def confirm(user):
    return EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )[0]


def let_in(board, user, may_write=False):
    confirm(user)
    accept_share(share_with(board, user.email, may_write, by=board.owner), by=user)


def post(client, verb, board, *args, **typed):
    return client.post(address(verb, board, *args), typed)


def test_a_board_does_not_exist_for_others_staff_among_them(client, board, cleo, olga):
    for user in (cleo, olga):
        client.force_login(user)
        for name in ("board", "edit", "team_map"):
            assert client.get(address(name, board)).status_code == 404
        assert client.get(address("export", board, "csv")).status_code == 404
        assert "Secret plan" not in client.get(LIST).text
        for name in (*ACTS, "comment", "share", "delete"):
            assert post(client, name, board, title="x").status_code == 404


def test_ben_is_asked_by_mail_accepts_and_reads(
    client, ana, ben, board, mailoutbox, django_capture_on_commit_callbacks
):
    confirm(ben)
    client.force_login(ana)
    with django_capture_on_commit_callbacks(execute=True):
        post(client, "share", board, email=ben.email.upper())
    link = Share.objects.get().get_absolute_url()
    (letter,) = mailoutbox
    assert letter.to == [ben.email]
    assert "Secret plan" in letter.subject
    assert link in letter.body
    client.force_login(ben)
    assert client.get(board.get_absolute_url()).status_code == 404
    assert "Secret plan" in client.get(LIST).text
    assert "Secret plan" in client.get(link).text
    assert client.post(link).url == board.get_absolute_url()
    assert "Secret plan" in client.get(board.get_absolute_url()).text
    assert Notice.objects.get(user=ana).url == board.get_absolute_url()
    assert client.get(link).status_code == 410


def test_the_page_and_the_list_are_the_same_for_an_address_that_nobody_has(
    client, ana, ben, board
):
    confirm(ben)
    client.force_login(ana)
    said = []
    for email in (ben.email, "nobody@example.org"):
        page = client.post(address("share", board), {"email": email}, follow=True).text
        shown = page.partition('id="shares"')[2].partition('id="history"')[0]
        one = Share.objects.get()
        said.append(shown.replace(email, "…").replace(f"/{one.pk}/", "/…/"))
        assert f"An invitation goes to {email}." in page
        one.delete()
    cut = [text.split("csrfmiddlewaretoken")[0] for text in said]
    assert cut[0] == cut[1] != ""
    assert said[0].count("<li>") == said[1].count("<li>") == 2


def test_the_link_alone_lets_nobody_in_and_tells_nothing(client, ana, ben, cleo, board):
    confirm(ben)
    confirm(cleo)
    one = share_with(board, ben.email, True, by=ana)
    assert "Secret plan" not in client.get(one.get_absolute_url()).text
    client.force_login(cleo)
    page = client.post(one.get_absolute_url()).text
    assert "Secret plan" not in page
    assert ben.email not in page
    with pytest.raises(RuleBroken, match="another address"):
        accept_share(one, by=cleo)
    EmailAddress.objects.filter(user=ben).update(verified=False)
    with pytest.raises(RuleBroken, match="another address"):
        accept_share(one, by=ben)


def test_an_old_invitation_is_closed(client, ana, ben, board):
    confirm(ben)
    one = share_with(board, ben.email, False, by=ana)
    Share.objects.update(invited_at=one.invited_at - timedelta(days=15))
    client.force_login(ben)
    assert client.post(one.get_absolute_url()).status_code == 410
    assert "Secret plan" not in client.get(LIST).text
    assert client.get(board.get_absolute_url()).status_code == 404


def test_a_new_invitation_changes_what_somebody_may(ana, ben, board):
    let_in(board, ben)
    let_in(board, ben, may_write=True)
    assert Share.objects.get().may_write


def test_the_owner_lets_change_or_only_read(client, ana, ben, board):
    let_in(board, ben)
    one = Share.objects.get()
    client.force_login(ana)
    post(client, "let_write", board, one.pk, may_write="1")
    one.refresh_from_db()
    assert one.may_write
    post(client, "let_write", board, one.pk)
    one.refresh_from_db()
    assert not one.may_write


def test_who_is_let_in_reads_and_comments_and_changes_nothing(client, ben, board):
    let_in(board, ben)
    client.force_login(ben)
    for name in ACTS:
        assert post(client, name, board, name="Nova", title="x").status_code == 403
    assert post(client, "delete", board).status_code == 403
    assert post(client, "share", board, email="x@example.org").status_code == 403
    post(client, "comment", board, text="A *fine* plan")
    page = client.get(board.get_absolute_url()).text
    assert "<em>fine</em>" in page
    assert "Add a partner" not in page


def test_who_is_let_in_does_not_learn_whom_else_the_owner_asked(client, ana, ben, board):
    let_in(board, ben)
    share_with(board, "cleo@example.org", False, by=ana)
    client.force_login(ben)
    assert "cleo@example.org" not in client.get(board.get_absolute_url()).text


def test_who_may_write_changes_the_team_but_not_who_sees_it(client, ana, ben, board):
    let_in(board, ben, may_write=True)
    client.force_login(ben)
    post(client, "add_partner", board, name="Nova", country="BE")
    assert board.partners.count() == 2
    one = Share.objects.get()
    assert post(client, "let_write", board, one.pk).status_code == 403
    client.force_login(ana)
    post(client, "unshare", board, one.pk)
    client.force_login(ben)
    assert client.get(board.get_absolute_url()).status_code == 404


def test_whoever_was_let_in_may_leave_and_end_nobody_elses_share(client, ben, cleo, board):
    let_in(board, ben)
    let_in(board, cleo)
    client.force_login(ben)
    of_ben, of_cleo = Share.objects.get(user=ben), Share.objects.get(user=cleo)
    assert post(client, "unshare", board, of_cleo.pk).status_code == 403
    assert post(client, "unshare", board, of_ben.pk).url == LIST
    assert list(Share.objects.all()) == [of_cleo]


def test_invitations_end_somewhere(client, ana, board, monkeypatch):
    monkeypatch.setattr("grappe.proposals.actions.sharing.INVITATIONS_A_DAY", 1)
    client.force_login(ana)
    one = share_with(board, "one@example.org", False, by=ana)
    post(client, "unshare", board, one.pk)
    page = post(client, "share", board, email="two@example.org")
    assert "enough invitations for one day" in page.text
    assert not Share.objects.exists()


def test_erasing_a_person_leaves_the_others_their_board(ana, ben, board):
    let_in(board, ben, may_write=True)
    comment(board, "Words of ben", by=ben)
    make_organisation("Nova")
    assert known_about(ben)["proposals.share"]["rows"]
    assert "Words of ben" in str(known_about(ben)["proposals.comment"])
    erase(ben, by=ben)
    assert Consortium.objects.get() == board
    assert Comment.objects.get().author is None
    assert not Share.objects.exists()
    share_with(board, "dora@example.org", False, by=ana)
    erase(ana, by=ana)
    assert not Consortium.objects.exists()
