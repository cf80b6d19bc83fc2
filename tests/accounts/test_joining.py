"""Joining: a name, an agreement, a proved address; nobody learns who is here already."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.urls import reverse

from grappe.accounts.models import User
from grappe.accounts.texts import TEXTS

SIGNUP, LOGIN = reverse("account_signup"), reverse("account_login")
NEW = {
    "name": "  Dora   Light ",
    "email": "dora@example.org",
    "password1": "a long walk at dawn",
    "password2": "a long walk at dawn",
    "consent": "on",
}


def link_in(letter):
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]


def sign_in(client, email, password, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


@pytest.fixture
def dora(client, db, mailoutbox):
    client.post(SIGNUP, NEW, headers={"Accept-Language": "fr"})
    client.post(link_in(mailoutbox[0]))
    return User.objects.get(email="dora@example.org")


def test_whoever_joins_proves_the_address_and_signs_in(client, dora):
    assert EmailAddress.objects.get(user=dora).verified
    assert sign_in(client, dora.email, NEW["password1"]).url == reverse("home:my_work")


def test_without_proof_nobody_gets_in(client, db, mailoutbox):
    client.post(SIGNUP, NEW)
    answer = sign_in(client, NEW["email"], NEW["password1"])
    assert answer.url == reverse("account_email_verification_sent")
    assert not client.session.get("_auth_user_id")


def test_the_name_the_language_and_the_agreement_are_kept(dora):
    assert (dora.name, dora.language) == ("Dora Light", "fr")
    agreed = set(dora.consents.values_list("text", "version"))
    assert agreed == {(text.slug, text.version) for text in TEXTS}


@pytest.mark.parametrize("missing", ["name", "consent", "email", "password1"])
def test_nothing_is_made_when_something_is_missing(client, db, missing):
    answer = client.post(SIGNUP, NEW | {missing: ""})
    assert missing in answer.context["form"].errors
    assert not User.objects.exists()


def test_the_agreement_links_to_both_texts(client, db):
    page = client.get(SIGNUP).text
    assert f'href="{reverse("accounts:privacy")}"' in page
    assert f'href="{reverse("accounts:terms")}"' in page


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123", "dora@example"])
def test_a_weak_password_is_refused(client, db, password):
    answer = client.post(SIGNUP, NEW | {"password1": password, "password2": password})
    assert "password1" in answer.context["form"].errors


def test_an_address_that_is_here_already_gets_a_mail_and_the_page_says_the_same(
    client, dora, mailoutbox
):
    mailoutbox.clear()
    cache.clear()
    again = client.post(SIGNUP, NEW)
    other = client.post(SIGNUP, NEW | {"email": "new@example.org"})
    assert (again.status_code, again.url) == (other.status_code, other.url)
    assert User.objects.filter(email="dora@example.org").count() == 1
    assert [letter.to for letter in mailoutbox] == [["dora@example.org"], ["new@example.org"]]


def test_reading_goes_on_in_the_persons_language(client, dora):
    answer = sign_in(client, dora.email, NEW["password1"])
    assert answer.cookies["django_language"].value == "fr"


def test_a_reworded_text_is_asked_at_the_next_sign_in(client, dora):
    dora.consents.update(version="2020-01")
    assert sign_in(client, dora.email, NEW["password1"]).url == reverse("accounts:consents")
    client.post(reverse("accounts:consents"), {"agree": "yes"})
    assert User.objects.get(pk=dora.pk).has_agreed()
