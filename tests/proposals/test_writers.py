"""Roles by section: the owner says who writes what, and others only read it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from grappe.core.errors import RuleBroken
from grappe.proposals import actions
from grappe.proposals.models import AnswerFile, AnswerVersion, SectionWriter, Share
from tests.make import make_hosted_call, make_question, make_ready_proposal, make_user


@pytest.fixture
def dora(db):
    """Writes with ben's team."""
    return make_user("dora")


@pytest.fixture
def finn(db):
    """Writes with ben's team too."""
    return make_user("finn")


@pytest.fixture
def proposal(ben, dora, finn, aurora):
    call = make_hosted_call(aurora)
    step = call.steps.get()
    make_question(step, "market", number=2, section="Impact")
    make_question(step, "paper", number=3, section="Impact", kind="file")
    found = make_ready_proposal(ben, call)
    for user in (dora, finn):
        Share.objects.create(consortium=found.consortium, user=user, may_write=True)
    return found


def address(page, proposal, *args):
    return reverse(f"proposals:{page}", args=[proposal.public_id, *args])


def said(proposal, key):
    return proposal.answers.get(question__key=key).value


def name(client, ben, proposal, *people):
    client.force_login(ben)
    typed = {"section-1": [one.pk for one in people]}
    return client.post(address("writers", proposal), typed)


def test_the_owner_names_writers_and_others_read(client, ben, dora, finn, proposal):
    assert name(client, ben, proposal, dora).status_code == 302
    client.force_login(finn)
    page = client.get(address("write", proposal)).text
    assert "Written by dora." in page
    assert page.count(" disabled") == 2
    client.post(address("write", proposal), {"aim": "Light", "aim-base": 0})
    assert said(proposal, "aim") == "Light"
    client.force_login(dora)
    assert " disabled" not in client.get(address("write", proposal)).text
    client.post(address("write", proposal), {"market": "Hospitals", "market-base": 0})
    assert said(proposal, "market") == "Hospitals"


def test_what_was_typed_before_the_naming_is_kept_aside(client, ben, dora, finn, proposal):
    name(client, ben, proposal, dora)
    client.force_login(finn)
    typed = {"aim": "Light", "aim-base": 0, "market": "Clinics", "market-base": 0}
    page = client.post(address("write", proposal), typed, follow=True).text
    assert "“Market” is written by dora" in page
    assert "kept among the earlier answers" in page
    assert AnswerVersion.objects.get(is_aside=True).value == "Clinics"
    assert (said(proposal, "market"), said(proposal, "aim")) == ("Well said.", "Light")


def test_a_file_of_anothers_section_is_refused_in_a_sentence(client, ben, dora, finn, proposal):
    name(client, ben, proposal, dora)
    client.force_login(finn)
    typed = {"aim": "Light", "paper": SimpleUploadedFile("a.txt", b"hello")}
    page = client.post(address("write", proposal), typed).text
    assert "Only dora may add a file here." in page
    assert "Light" in page
    assert not AnswerFile.objects.exists()


def test_the_acts_themselves_refuse(ben, dora, finn, proposal):
    actions.name_writers(proposal, {"Impact": [dora]}, by=ben)
    market = proposal.step.questions.get(key="market")
    paper = proposal.step.questions.get(key="paper")
    with pytest.raises(RuleBroken, match="written by dora"):
        actions.save_answer(proposal, market, "Mine", 0, by=finn)
    with pytest.raises(RuleBroken, match="written by dora"):
        actions.add_file(proposal, paper, SimpleUploadedFile("a.txt", b"x"), by=finn)
    upload = SimpleUploadedFile("a.txt", b"hello")
    kept = actions.add_file(proposal, paper, upload, by=ben)  # the owner may everywhere
    with pytest.raises(RuleBroken, match="written by dora"):
        actions.remove_file(proposal, kept, by=finn)


def test_who_may_not_write_cannot_be_named(ben, cleo, proposal):
    with pytest.raises(RuleBroken, match="let them in first"):
        actions.name_writers(proposal, {"Impact": [cleo]}, by=ben)


def test_naming_twice_and_naming_nobody_do_no_harm(ben, dora, finn, proposal):
    for _time in range(2):
        actions.name_writers(proposal, {"Impact": [dora]}, by=ben)
    assert SectionWriter.objects.get().user == dora
    actions.name_writers(proposal, {"Impact": []}, by=ben)
    question = proposal.step.questions.get(key="market")
    assert actions.save_answer(proposal, question, "Ours", 0, by=finn)


@pytest.mark.parametrize("end", ["unshare", "let_write"])
def test_whoever_leaves_or_only_reads_has_no_section(ben, dora, proposal, end):
    actions.name_writers(proposal, {"Impact": [dora], "": [dora, ben]}, by=ben)
    share = Share.objects.get(user=dora)
    if end == "unshare":
        actions.unshare(share, by=ben)
    else:
        actions.let_write(share, False, by=ben)
    assert SectionWriter.objects.get().user == ben


def test_only_the_owner_names_and_a_stranger_finds_nothing(client, dora, cleo, proposal):
    client.force_login(dora)
    assert client.post(address("writers", proposal), {}).status_code == 403
    client.force_login(cleo)
    assert client.post(address("writers", proposal), {}).status_code == 404
