"""The next step of a call: an admitted proposal writes on, with what it said before."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from grappe.core.errors import RuleBroken
from grappe.proposals import actions
from grappe.proposals.answers import asked, missing
from grappe.proposals.content import content_of
from grappe.proposals.models import Answer, AnswerFile, Submission
from tests.make import make_call, make_proposal, make_question, make_step, make_submission


@pytest.fixture
def call(aurora):
    """A call whose pre-proposals are closed, and which now takes full ones."""
    return make_call(cluster=aurora)


@pytest.fixture
def pre(call):
    step = make_step(call, kind="pre", opens_in=-60, closes_in=-1)
    make_question(step, "aim")
    make_question(step, "paper", number=2, kind="file")
    return step


@pytest.fixture
def full(call):
    step = make_step(call, has_budget=False, has_work_plan=False, is_signed=False)
    make_question(step, "aim", title="Aim in full")
    make_question(step, "paper", number=2, kind="file")
    make_question(step, "market", number=3, is_required=False)
    return step


@pytest.fixture
def proposal(ben, pre, full, helix):
    """Ben's pre-proposal, as it was handed in."""
    found = make_proposal(ben, pre, partners=[helix], summary="Light")
    Answer.objects.create(proposal=found, question=pre.questions.get(key="aim"), value="Glow")
    upload = SimpleUploadedFile("a.txt", b"hello")
    actions.add_file(found, pre.questions.get(key="paper"), upload, by=ben)
    make_submission(found)
    found.refresh_from_db()
    return found


def test_it_becomes_a_draft_of_the_next_step_once(ana, pre, full, proposal):
    for _time in range(2):
        found = actions.begin_next_step(proposal, by=ana)
        assert (found.step, found.is_draft) == (full, True)
    assert Submission.objects.standing().get().step == pre


def test_a_step_that_is_long_past_moves_nothing(ben, ana, pre, full, proposal):
    actions.begin_next_step(proposal, by=ana)
    proposal.refresh_from_db()
    make_submission(proposal)
    found = actions.begin_next_step(proposal, by=ana, after=pre)
    assert (found.step, found.is_submitted) == (full, True)
    with pytest.raises(RuleBroken, match="no further step"):
        actions.begin_next_step(proposal, by=ana)


def test_what_was_not_handed_in_does_not_go_on(ana, pre, full, proposal):
    Submission.objects.update(withdrawn_at=pre.closes_at)
    with pytest.raises(RuleBroken, match="not handed in"):
        actions.begin_next_step(proposal, by=ana)


def test_a_proposal_opened_again_goes_on_with_what_stands(ana, pre, full, proposal):
    type(proposal).objects.update(stage="draft")
    assert actions.begin_next_step(proposal, by=ana).step == full


def test_answers_and_files_are_carried_over(client, ben, ana, full, proposal):
    found = actions.begin_next_step(proposal, by=ana)
    aim, paper, market = asked(found)
    assert (aim.older.value, aim.answer, market.older) == ("Glow", None, None)
    assert aim.is_from_earlier_step
    assert [file.name for file in paper.files] == ["a.txt"]
    assert len([said for said in missing(found) if "earlier step" in said]) == 2
    client.force_login(ben)
    address = reverse("proposals:write", args=[found.public_id])
    page = client.get(address).text
    assert "What you said in the earlier step stands here." in page
    assert "Glow" in page
    client.post(address, {"aim": "Glow more", "aim-base": 0})
    assert missing(found) == []
    said = {one["key"]: one for one in content_of(found)["answers"]}
    assert said["aim"]["value"] == "Glow more"
    assert said["paper"]["files"][0]["name"] == "a.txt"
    assert AnswerFile.objects.count() == 2, "what was handed in holds its own"
    assert Answer.objects.get(question__step__kind="pre", question__key="aim").value == "Glow"


def test_a_carried_file_can_be_removed_without_touching_the_first(ben, ana, proposal):
    found = actions.begin_next_step(proposal, by=ana)
    paper = asked(found)[1]
    for _time in range(2):
        actions.carry_files(found, paper.question, paper.older, by=ben)
    kept = AnswerFile.objects.get(answer__question=paper.question)
    actions.remove_file(found, kept, by=ben)
    assert AnswerFile.objects.filter(removed_at=None).count() == 1
    assert asked(found)[1].files == []


def test_the_full_proposal_is_handed_in_beside_the_first(client, ben, ana, proposal):
    found = actions.begin_next_step(proposal, by=ana)
    client.force_login(ben)
    address = reverse("proposals:write", args=[found.public_id])
    client.post(address, {"aim": "Glow", "aim-base": 0})
    submission = actions.submit(found, by=ben)
    assert submission.step.kind == "full"
    assert Submission.objects.standing().count() == 2
