"""Every partner signs: a named person, once more signed in, over the exact text."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from grappe.activity.models import Activity
from grappe.core.errors import RuleBroken
from grappe.proposals import actions
from grappe.proposals.models import BudgetLine, Commitment, Partner
from grappe.proposals.signing import is_standing, sha256_of, texts_of, unsigned
from tests.make import make_hosted_call, make_ready_proposal


@pytest.fixture
def proposal(ben, aurora):
    return make_ready_proposal(ben, make_hosted_call(aurora))


@pytest.fixture
def helix(proposal):
    return Partner.objects.get(organisation__slug="helix")


@pytest.fixture
def asked(proposal, helix, ben, cleo):
    EmailAddress.objects.create(user=cleo, email=cleo.email, verified=True)
    return actions.ask_to_sign(proposal, helix, "Cleo", "Director", cleo.email, by=ben)


def test_the_named_person_is_asked_by_mail(
    client, ben, proposal, helix, mailoutbox, django_capture_on_commit_callbacks
):
    client.force_login(ben)
    page = reverse("proposals:commitments", args=[proposal.public_id])
    typed = {"partner": helix.pk, "name": "Dora", "email": "dora@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(page, typed).status_code == 302
    token = Commitment.objects.get(partner=helix).token
    assert token in mailoutbox[0].body
    assert "not signed yet" in client.get(page).text


def test_who_is_asked_signs_the_exact_text(proposal, helix, asked, cleo):
    text = texts_of(proposal)[helix.pk]
    actions.sign(asked, sha256_of(text), by=cleo)
    actions.sign(asked, sha256_of(text), by=cleo)
    asked.refresh_from_db()
    assert is_standing(asked, text)
    assert Activity.objects.filter(verb="signed").count() == 1
    BudgetLine.objects.filter(partner=helix).update(amount=1)
    assert not is_standing(asked, texts_of(proposal)[helix.pk])
    assert any("has changed since" in sentence for sentence in unsigned(proposal))


def test_a_text_that_changed_meanwhile_is_not_signed(proposal, helix, asked, cleo):
    with pytest.raises(RuleBroken, match="read it again"):
        actions.sign(asked, sha256_of("another text"), by=cleo)


def test_nobody_else_signs(client, asked, proposal, helix, ana):
    with pytest.raises(RuleBroken, match="not open to you"):
        actions.sign(asked, sha256_of(texts_of(proposal)[helix.pk]), by=ana)
    client.force_login(ana)
    response = client.get(asked.get_absolute_url())
    assert "reauthenticate" in response.url, "whoever signs signs in once more"


def test_a_signature_is_taken_back_until_handing_in(proposal, helix, asked, cleo, ben):
    actions.sign(asked, sha256_of(texts_of(proposal)[helix.pk]), by=cleo)
    actions.revoke(asked, by=cleo)
    assert any("has not signed yet" in sentence for sentence in unsigned(proposal))
    actions.sign(asked, sha256_of(texts_of(proposal)[helix.pk]), by=cleo)
    actions.submit(proposal, by=ben)
    with pytest.raises(RuleBroken, match="handed in"):
        actions.revoke(asked, by=cleo)
