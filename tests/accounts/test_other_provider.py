"""Joining through another provider (OpenID Connect), when a site has named one."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.urls import reverse

from grappe.accounts.adapter import SocialAccountAdapter
from grappe.accounts.models import User

SIGNUP = reverse("socialaccount_signup")


@pytest.fixture(autouse=True)
def _provider(settings):
    app = {
        "provider_id": "region",
        "name": "Region of Light",
        "client_id": "grappe",
        "secret": "s",
        "settings": {"server_url": "https://id.region.example"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


@pytest.fixture
def arrives(client, db):
    """Somebody comes back from the provider for the first time."""

    def arrive(**said):
        provider = SocialAccountAdapter().get_provider(None, "region")
        login = SocialLogin(
            provider=provider,
            user=User(email=said["email"]),
            account=SocialAccount(provider="region", uid="42", extra_data={}),
            email_addresses=[EmailAddress(email=said["email"], verified=True, primary=True)],
        )
        SocialAccountAdapter().populate_user(None, login, said)
        session = client.session
        session["socialaccount_sociallogin"] = login.serialize()
        session.save()
        return client

    return arrive


def test_the_provider_stands_on_the_sign_in_page(client, db):
    assert "Region of Light" in client.get(reverse("account_login")).text


def test_whoever_arrives_confirms_the_name_and_agrees(arrives):
    client = arrives(email="dora@example.org", given_name="x", name="Dora Light")
    assert client.get(SIGNUP).context["form"].initial["name"] == "Dora Light"
    refused = client.post(SIGNUP, {"name": "Dora", "email": "dora@example.org"})
    assert "consent" in refused.context["form"].errors
    assert not User.objects.exists()
    client.post(SIGNUP, {"name": "Dora", "email": "dora@example.org", "consent": "on"})
    dora = User.objects.get()
    assert (dora.name, dora.email, dora.has_agreed()) == ("Dora", "dora@example.org", True)
    assert not dora.has_usable_password()


def test_an_address_that_is_here_already_is_not_taken_over(arrives, ana):
    client = arrives(email=ana.email, first_name="Not", last_name="Ana")
    client.post(SIGNUP, {"name": "Not Ana", "email": ana.email, "consent": "on"})
    assert not SocialAccount.objects.exists()
    assert "_auth_user_id" not in client.session
