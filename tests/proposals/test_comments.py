"""Comments by question: beside each answer, by everybody on the team, heard of once."""

import pytest
from django.urls import reverse

from grappe.activity.models import Notice
from grappe.proposals.models import AnswerDraft, Comment, Share
from tests.make import make_hosted_call, make_question, make_ready_proposal, make_user


@pytest.fixture
def dora(db):
    """Reads what ben's team writes."""
    return make_user("dora")


@pytest.fixture
def proposal(ben, dora, aurora):
    call = make_hosted_call(aurora)
    make_question(call.steps.get(), "market", number=2)
    found = make_ready_proposal(ben, call)
    Share.objects.create(consortium=found.consortium, user=dora)
    return found


def address(page, proposal):
    return reverse(f"proposals:{page}", args=[proposal.public_id])


def say(client, user, proposal, about="market", **typed):
    client.force_login(user)
    typed = {"about": about} | typed
    return client.post(address("comment_answer", proposal), typed, follow=True)


def test_a_reader_comments_on_a_question_and_the_team_hears_of_it_once(
    client, ben, dora, proposal
):
    for _click in range(2):
        page = say(client, dora, proposal, **{"comment-market-text": "Name a *hospital*"})
    assert "Name a <em>hospital</em>" in page.text
    assert page.redirect_chain[-1][0].endswith("/answers/#comments-market")
    assert Comment.objects.get().about == "market"
    notice = Notice.objects.get()
    assert (notice.user, notice.kind) == (ben, "comment")
    assert notice.url.endswith("/answers/#comments-market")


def test_a_reader_reads_every_answer_and_changes_none(client, dora, proposal):
    client.force_login(dora)
    page = client.get(address("write", proposal)).text
    assert "Well said." in page
    assert ">Save<" not in page
    assert "data-autosave=" not in page
    sent = {"aim": "Mine", "comment-aim-text": "x"}
    assert client.post(address("write", proposal), sent).status_code == 403
    assert not Comment.objects.exists()


def test_a_comment_throws_no_typed_answer_away(client, ben, proposal):
    typed = {"comment-aim-text": "Sure?", "aim": "Half a sen", "aim-base": 0}
    page = say(client, ben, proposal, "aim", **typed).text
    assert AnswerDraft.objects.get().text_of("aim") == "Half a sen"
    assert "Half a sen" in page
    assert "Sure?" in page


def test_saving_the_answers_says_the_comments_too(client, ben, proposal):
    client.force_login(ben)
    client.post(address("write", proposal), {"aim": "New", "comment-aim-text": "Why not"})
    assert Comment.objects.get().text == "Why not"
    assert proposal.answers.get(question__key="aim").value == "New"


@pytest.mark.parametrize(
    ("text", "told"), [("", "required"), ("x" * 5001, "at most 5000")], ids=["none", "long"]
)
def test_a_bad_comment_is_told_and_stays(client, ben, proposal, text, told):
    page = say(client, ben, proposal, aim="Typed", **{"comment-market-text": text}).text
    assert told in page
    assert text in page
    assert "Typed" in page
    assert not Comment.objects.exists()


def test_a_comment_about_nothing_is_not_said(client, ben, proposal):
    say(client, ben, proposal, "no-such", **{"comment-no-such-text": "x"})
    assert not Comment.objects.exists()


def test_the_board_shows_it_with_its_question(client, ben, dora, proposal):
    say(client, dora, proposal, **{"comment-market-text": "Name one"})
    client.force_login(ben)
    page = client.get(proposal.consortium.get_absolute_url()).text
    assert "about “market”" in page
    assert f"{address('write', proposal)}#comments-market" in page


def test_a_stranger_finds_nothing_to_comment_on(client, cleo, proposal):
    assert say(client, cleo, proposal, **{"comment-market-text": "x"}).status_code == 404
