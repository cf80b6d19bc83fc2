"""A person's settings: name, language, what they agreed to."""

import pytest
from django.urls import reverse

from grappe.accounts import actions
from grappe.accounts.models import Consent

SETTINGS, CONSENTS = reverse("accounts:settings"), reverse("accounts:consents")


@pytest.fixture
def page(client, ana):
    client.force_login(ana)
    return client


def test_name_and_language_are_kept_and_the_page_speaks_it_at_once(page, ana):
    answer = page.post(SETTINGS, {"name": " Ana   Lys ", "language": "nl"})
    assert answer.cookies["django_language"].value == "nl"
    ana.refresh_from_db()
    assert (ana.name, ana.language) == ("Ana Lys", "nl")


def test_an_unknown_language_is_refused_and_nothing_typed_is_lost(page, ana):
    answer = page.post(SETTINGS, {"name": "Ana Lys", "language": "xx"})
    assert "language" in answer.context["form"].errors
    assert 'value="Ana Lys"' in answer.text


def test_an_agreement_is_taken_back_and_given_again(page, ana):
    actions.agree(ana)
    actions.agree(ana)
    assert Consent.objects.count() == 2
    page.post(CONSENTS, {"withdraw": "privacy"})
    assert not ana.has_agreed()
    page.post(CONSENTS, {"agree": "yes"})
    assert ana.has_agreed()
    assert Consent.objects.filter(text="privacy").count() == 2


def test_only_known_texts_can_be_taken_back(page):
    assert page.post(CONSENTS, {"withdraw": "the moon"}).status_code == 404


@pytest.mark.parametrize("name", ["settings", "consents", "export"])
def test_whoever_is_not_signed_in_is_asked_to(client, db, name):
    url = reverse(f"accounts:{name}")
    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("name", ["privacy", "terms"])
def test_everybody_may_read_the_texts(client, db, name):
    assert "2026-11" in client.get(reverse(f"accounts:{name}")).text
