"""The history of an answer: word by word, and back again."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.proposals import actions
from grappe.proposals.history import history_of
from grappe.proposals.models import AnswerVersion, Share
from tests.make import make_hosted_call, make_question, make_ready_proposal, make_user


@pytest.fixture
def dora(db):
    """Reads what ben's team writes."""
    return make_user("dora")


@pytest.fixture
def proposal(ben, dora, aurora):
    found = make_ready_proposal(ben, make_hosted_call(aurora))
    Share.objects.create(consortium=found.consortium, user=dora)
    return found


@pytest.fixture
def question(proposal):
    return proposal.step.questions.get()


@pytest.fixture
def first(ben, proposal, question):
    """The first of two texts that ben saved."""
    actions.save_answer(proposal, question, "Light heals hearts.", 0, by=ben)
    version = AnswerVersion.objects.get()
    actions.save_answer(proposal, question, "Light mends <all> hearts.", 1, by=ben)
    return version


def page_of(proposal, client, user):
    client.force_login(user)
    return client.get(reverse("proposals:history", args=[proposal.public_id, "aim"])).text


def restore(client, user, proposal, version, base):
    client.force_login(user)
    url = reverse("proposals:restore_answer", args=[proposal.public_id, "aim", version.pk])
    return client.post(url, {"base": base}, follow=True)


def test_each_text_is_shown_against_the_one_before(client, dora, proposal, first):
    page = page_of(proposal, client, dora)
    assert "<del>heals</del>" in page
    assert "<ins>mends &lt;all&gt;</ins>" in page.replace("</ins> <ins>", " ")
    assert "<ins>Light heals hearts.</ins>" in page
    assert "Put this text back" not in page, "dora only reads"


def test_a_text_kept_aside_changes_no_comparison(ben, dora, proposal, question, first):
    actions.save_answer(proposal, question, "Aside", 0, by=ben)
    actions.save_answer(proposal, question, "Light mends hearts.", 2, by=ben)
    last, aside, second, _first = history_of(proposal, "aim")
    assert aside.before == second.version == last.before


def test_an_earlier_text_is_put_back_as_a_new_one(client, ben, proposal, first):
    assert page_of(proposal, client, ben).count("Put this text back") == 1
    page = restore(client, ben, proposal, first, 2).text
    assert "stands again" in page
    assert proposal.answers.get().value == "Light heals hearts."
    assert AnswerVersion.objects.count() == 3
    restore(client, ben, proposal, first, 3)
    assert AnswerVersion.objects.count() == 3, "twice does no harm"


def test_nobody_is_overwritten_by_putting_back(client, ben, proposal, first):
    page = restore(client, ben, proposal, first, 1).text
    assert "read it before you put this one back" in page
    assert proposal.answers.get().value == "Light mends <all> hearts."


def test_texts_of_an_earlier_wording_stay_in_the_history(
    client, ben, proposal, question, first
):
    type(question).objects.filter(pk=question.pk).update(retired_at=now())
    anew = make_question(proposal.step, "aim", version=2, title="Aim, anew")
    assert page_of(proposal, client, ben).count("Put this text back") == 2
    restore(client, ben, proposal, first, 0)
    assert proposal.answers.get(question=anew).value == "Light heals hearts."
    type(anew).objects.filter(pk=anew.pk).update(kind="choice", options=["a"])
    last = AnswerVersion.objects.latest("pk")
    AnswerVersion.objects.filter(pk=last.pk).update(value="a")
    said = restore(client, ben, proposal, first, 1).text
    assert "another kind of answer" in said


def test_readers_may_not_and_strangers_find_nothing(client, dora, cleo, proposal, first):
    assert restore(client, dora, proposal, first, 2).status_code == 403
    assert restore(client, cleo, proposal, first, 2).status_code == 404


def test_a_section_of_others_is_not_put_back(client, ben, dora, proposal, first):
    actions.name_writers(proposal, {"": [ben]}, by=ben)
    Share.objects.update(may_write=True)
    assert "Put this text back" not in page_of(proposal, client, dora)
    assert "written by ben" in restore(client, dora, proposal, first, 2).text
    assert proposal.answers.get().value == "Light mends <all> hearts."
