"""A second factor: an authenticator app, recovery codes, passkeys."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.urls import reverse

from grappe.accounts.models import User

PASSWORD = "a long walk at dawn"


@pytest.fixture
def dora(db):
    dora = User.objects.create_user("dora@example.org", PASSWORD, name="Dora")
    dora.emailaddress_set.create(email=dora.email, verified=True, primary=True)
    return dora


@pytest.fixture
def with_app(dora):
    totp.TOTP.activate(dora, "JBSWY3DPEHPK3PXP")
    return dora


def code():
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value("JBSWY3DPEHPK3PXP", counter))


def sign_in(client):
    form = {"login": "dora@example.org", "password": PASSWORD}
    return client.post(reverse("account_login"), form)


def is_in(client):
    return "_auth_user_id" in client.session


def test_the_password_alone_is_not_enough(client, with_app):
    assert sign_in(client).url == reverse("mfa_authenticate")
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_in(client)


def test_the_apps_code_lets_in_and_only_once(client, with_app):
    sign_in(client)
    used = code()
    client.post(reverse("mfa_authenticate"), {"code": used})
    assert is_in(client)
    client.logout()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": used})
    assert not is_in(client)


def test_a_recovery_code_lets_in(client, with_app):
    codes = RecoveryCodes.activate(with_app).get_unused_codes()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert is_in(client)


@pytest.mark.django_db(transaction=True)
def test_an_app_is_added_after_the_password_and_told_by_mail(client, dora, mailoutbox):
    cache.clear()
    sign_in(client)
    page = reverse("mfa_activate_totp")
    again = f"{reverse('account_reauthenticate')}?next={page}"
    client.post(again, {"password": PASSWORD})
    secret = client.get(page).context["form"].secret
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    shown = totp.format_hotp_value(totp.hotp_value(secret, counter))
    client.post(page, {"code": shown})
    kinds = set(Authenticator.objects.values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    assert {letter.to[0] for letter in mailoutbox} == {dora.email}


def test_a_passkey_is_offered_without_a_password(client, dora):
    assert reverse("mfa_login_webauthn") in client.get(reverse("account_login")).text
    asked = client.get(
        reverse("mfa_login_webauthn"), headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert asked.json()["request_options"]["publicKey"]["challenge"]


def test_the_page_of_passkeys_opens_after_the_password(client, dora):
    sign_in(client)
    page = reverse("mfa_add_webauthn")
    client.post(f"{reverse('account_reauthenticate')}?next={page}", {"password": PASSWORD})
    assert client.get(page).status_code == 200
