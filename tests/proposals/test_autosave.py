"""What is typed and not saved waits for the one who typed it, and touches nobody's answers."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.accounts.personal import known_about
from grappe.proposals import actions
from grappe.proposals.models import AnswerDraft, AnswerVersion, Share
from tests.make import make_hosted_call, make_question, make_ready_proposal, make_user


@pytest.fixture
def dora(db):
    """Writes with ben's team."""
    return make_user("dora")


@pytest.fixture
def proposal(ben, dora, aurora):
    found = make_ready_proposal(ben, make_hosted_call(aurora))
    Share.objects.create(consortium=found.consortium, user=dora, may_write=True)
    return found


@pytest.fixture
def question(proposal):
    return proposal.step.questions.get()


def address(page, proposal):
    return reverse(f"proposals:{page}", args=[proposal.public_id])


def autosave(client, user, proposal, **typed):
    client.force_login(user)
    return client.post(address("autosave_answers", proposal), typed)


def read(client, user, proposal):
    client.force_login(user)
    return client.get(address("write", proposal)).text


def test_typed_text_waits_for_its_writer_alone(client, ben, dora, proposal):
    said = autosave(client, ben, proposal, aim="Half a sen", **{"aim-base": 0})
    assert "Draft kept at" in said.text
    assert proposal.answers.get().value == "Well said."
    page = read(client, ben, proposal)
    assert "Half a sen" in page
    assert "did not save it" in page
    theirs = read(client, dora, proposal)
    assert "Half a sen" not in theirs
    assert "did not save it" not in theirs


def test_saving_clears_it(client, ben, proposal):
    autosave(client, ben, proposal, aim="Half", **{"aim-base": 0})
    client.post(address("write", proposal), {"aim": "Whole", "aim-base": 0})
    assert not AnswerDraft.objects.exists()
    assert proposal.answers.get().value == "Whole"


def test_it_can_be_thrown_away_twice(client, ben, proposal):
    autosave(client, ben, proposal, aim="Half", **{"aim-base": 0})
    for _time in range(2):
        page = client.post(address("discard_answers", proposal), follow=True).text
    assert "Half" not in page
    assert "Well said." in page


def test_text_as_it_stands_is_no_draft(client, ben, proposal):
    assert autosave(client, ben, proposal, aim="Well said.\r\n").text == ""
    autosave(client, ben, proposal, aim="Other")
    autosave(client, ben, proposal, aim="Well said.")
    assert not AnswerDraft.objects.exists()


def test_a_restored_text_overwrites_nobody(client, ben, dora, proposal, question):
    autosave(client, ben, proposal, aim="Mine", **{"aim-base": 0})
    actions.save_answer(proposal, question, "Theirs", 0, by=dora)
    page = read(client, ben, proposal)
    assert "Somebody saved another text meanwhile" in page
    assert 'name="aim-base" value="0"' in page
    client.post(address("write", proposal), {"aim": "Mine", "aim-base": 0})
    assert proposal.answers.get().value == "Theirs"
    assert AnswerVersion.objects.get(is_aside=True).value == "Mine"


def test_what_was_typed_while_it_was_handed_in_is_kept(client, ben, dora, proposal):
    actions.submit(proposal, by=ben)
    client.force_login(dora)
    sent = {"aim": "Late words", "aim-base": 0}
    assert client.post(address("write", proposal), sent).status_code == 403
    actions.open_again(proposal, by=ben)
    assert "Late words" in read(client, dora, proposal)


def test_a_text_without_its_question_is_shown(client, ben, proposal, question):
    autosave(client, ben, proposal, aim="Half", **{"aim-base": 0})
    type(question).objects.filter(pk=question.pk).update(retired_at=now())
    make_question(proposal.step, "market")
    page = read(client, ben, proposal)
    assert "no longer yours to answer here" in page
    assert "Half" in page
    client.post(address("write", proposal), {"market": "Clinics"})
    assert "Half" in read(client, ben, proposal)


@pytest.mark.parametrize("sent", ["x", "-1", "9" * 40])
def test_bad_input_loses_nothing(client, ben, proposal, sent):
    said = autosave(client, ben, proposal, aim="Ha\0lf", **{"aim-base": sent})
    assert said.status_code == 200
    assert AnswerDraft.objects.get().typed["aim"] == {"text": "Half", "base": 0}


def test_an_invalid_form_keeps_what_was_typed(client, ben, proposal):
    make_question(proposal.step, "paper", kind="file")
    client.force_login(ben)
    client.post(address("write", proposal), {"aim": "x" * 100_001})
    assert AnswerDraft.objects.get().text_of("aim") == "x" * 100_001


def test_readers_and_strangers_keep_nothing_here(client, dora, cleo, proposal):
    assert autosave(client, cleo, proposal, aim="x").status_code == 404
    Share.objects.update(may_write=False)
    assert autosave(client, dora, proposal, aim="x").status_code == 403
    assert not AnswerDraft.objects.exists()


def test_a_person_learns_of_it_and_it_goes_with_them(client, ben, proposal):
    autosave(client, ben, proposal, aim="Half")
    known = known_about(ben)["proposals.answerdraft"]["rows"]
    assert known[0]["typed"]["aim"]["text"] == "Half"


def test_my_work_leads_back_to_it_while_one_is_on_the_team(client, dora, proposal):
    autosave(client, dora, proposal, aim="Half")
    assert address("write", proposal) in client.get(reverse("home:my_work")).text
    Share.objects.all().delete()
    assert str(proposal) not in client.get(reverse("home:my_work")).text
