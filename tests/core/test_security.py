"""The promises of SECURITY.md that hold for every page and for signing in."""

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.cache import cache
from django.urls import reverse

from grappe.accounts.models import User

ROOT = Path(__file__).resolve().parents[2]
LOGIN, RESET = reverse("account_login"), reverse("account_reset_password")
PASSWORD = "a long walk at dawn"
PAGES = ("home:front", "accounts:privacy", "account_login", "account_signup")


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    cache.clear()


@pytest.fixture
def dora(db):
    dora = User.objects.create_user("dora@example.org", PASSWORD, name="Dora")
    dora.emailaddress_set.create(email=dora.email, verified=True, primary=True)
    return dora


def sign_in(client, password=PASSWORD, email="dora@example.org", **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def directives(response):
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_closed_to_others(client, db, name):
    answer = client.get(reverse(name))
    policy = directives(answer)
    assert policy["default-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("name", PAGES)
def test_no_page_runs_or_styles_anything_inline_or_asks_another_host(client, db, name):
    page = client.get(reverse(name)).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    for script in re.findall(r"<script\b([^>]*)>", page):
        assert "src=" in script or 'type="application/' in script
    for address in re.findall(
        r'<(?:script|link|img|source)\b[^>]*(?:src|href)="([^"]+)"', page
    ):
        assert address.startswith(("/", "data:", "http://127.0.0.1:8000/"))


def test_cookies_are_for_us_alone(client, dora):
    client.get(LOGIN)
    answer = sign_in(client)
    for name in ("sessionid", "django_language"):
        cookie = answer.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert client.cookies["csrftoken"]["httponly"]


def site(tmp_path, script, **environment):
    """What a production site says: a fresh process with its own settings."""
    begin = "import json, django; django.setup(); from django.conf import settings;"
    done = subprocess.run(
        [sys.executable, "-c", begin + script],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "GRAPPE_HOME": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "grappe.settings",
            "SECRET_KEY": "long and random",
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_site_with_tls_speaks_nothing_else(tmp_path):
    script = """
from django.test import Client
ask = Client(headers={"host": "clusters.example"}).get
answer, plain = ask("/health/live", secure=True), ask("/health/live")
flags = [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE,
         settings.LANGUAGE_COOKIE_SECURE]
print(json.dumps([answer["Strict-Transport-Security"], plain.status_code, plain.url, flags]))
"""
    tls = {"SITE_URL": "https://clusters.example", "ALLOWED_HOSTS": "clusters.example"}
    hsts, status, url, flags = site(tmp_path, script, **tls)
    assert hsts == "max-age=31536000; includeSubDomains"
    assert (status, url) == (301, "https://clusters.example/health/live")
    assert all(flags)


def test_passwords_are_kept_by_argon2(tmp_path):
    script = """
from django.contrib.auth.hashers import make_password
print(json.dumps(make_password("a long walk at dawn")))
"""
    assert site(tmp_path, script).startswith("argon2$argon2id$")


def test_another_provider_is_one_setting(tmp_path):
    script = """
policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"]
apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
print(json.dumps([policy, [app["provider_id"] for app in apps]]))
"""
    provider = {
        "provider_id": "region",
        "name": "Region",
        "client_id": "grappe",
        "secret": "s",
        "settings": {"server_url": "https://id.region.example/realms/x"},
    }
    policy, providers = site(tmp_path, script, OIDC=json.dumps(provider))
    assert policy == ["'self'", "https://id.region.example"]
    assert providers == ["region"]
    assert site(tmp_path, script) == [["'self'"], []]


def test_the_session_is_another_one_after_signing_in(client, dora):
    client.get(reverse("account_signup"))
    session = client.session
    session["before"] = "kept"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    sign_in(client)
    assert client.session["_auth_user_id"] == str(dora.pk)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_nobody_is_sent_elsewhere(client, dora, elsewhere):
    language = client.get(reverse("core:language", args=["fr"]), {"next": elsewhere})
    signed_in = sign_in(client, next=elsewhere)
    signed_out = client.post(reverse("account_logout"), {"next": elsewhere})
    assert [language.url, signed_in.url] == ["/", reverse("home:my_work")]
    assert "evil" not in signed_out.url
    assert "javascript" not in signed_out.url


def test_guessing_one_account_is_stopped(client, dora):
    for attempt in range(5):
        sign_in(client, password=f"guess {attempt}")
    answer = sign_in(client)
    assert "Too many failed" in answer.text
    assert "_auth_user_id" not in client.session


def test_guessing_many_accounts_is_stopped(client, dora):
    for number in range(10):
        sign_in(client, "guess", f"person{number}@example.org")
    assert "Too many failed" in sign_in(client).text


def test_asking_for_resets_is_limited(client, dora, mailoutbox):
    for _ in range(7):
        client.post(RESET, {"email": dora.email})
    assert len(mailoutbox) <= 5


def test_joining_is_limited(client, db):
    answers = [client.post(reverse("account_signup"), {}).status_code for _ in range(21)]
    assert answers[-1] == 429


def test_nobody_learns_who_has_an_account(client, dora):
    known, unknown = sign_in(client, "wrong"), sign_in(client, "wrong", "who@example.org")
    assert known.context["form"].errors == unknown.context["form"].errors
    known, unknown = (
        client.post(RESET, {"email": email}) for email in (dora.email, "who@example.org")
    )
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def reset_link(client, mailoutbox):
    client.post(RESET, {"email": "dora@example.org"})
    return re.search(r"https?://[^/\s]+(/\S+)", mailoutbox[-1].body)[1]


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_a_reset_link_lives_one_hour(client, dora, mailoutbox, monkeypatch, minutes, works):
    link = reset_link(client, mailoutbox)
    later = datetime.now() + timedelta(minutes=minutes)  # noqa: DTZ005 (Django's own way)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: later)
    page = client.get(link, follow=True)
    assert ("form" in page.context and "password1" in page.text) is works


def test_a_reset_link_works_once(client, dora, mailoutbox):
    link = reset_link(client, mailoutbox)
    form = client.get(link, follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "another long walk", "password2": "another long walk"})
    dora.refresh_from_db()
    assert dora.check_password("another long walk")
    assert "password1" not in client.get(link, follow=True).text


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("account_email", {"action_add": "", "email": "new@example.org"}),
        ("account_change_password", {}),
        ("mfa_activate_totp", {}),
        ("mfa_add_webauthn", {}),
        ("mfa_generate_recovery_codes", {}),
        ("home:erase", {"is_sure": "on"}),
    ],
)
def test_what_guards_the_account_is_changed_only_by_its_owner(client, dora, name, form):
    client.force_login(dora)
    answer = client.post(reverse(name), form)
    asks_for_the_present_one = "oldpassword" in answer.text
    asks_again = answer.status_code == 302 and "/reauthenticate/" in answer.url
    assert asks_again or asks_for_the_present_one
    assert User.objects.get().check_password(PASSWORD)
    assert dora.emailaddress_set.count() == 1


def test_the_admin_has_no_door_of_its_own(client, dora, olga):
    assert client.get("/admin/login/").url.startswith(LOGIN)
    client.force_login(dora)
    assert client.get("/admin/login/").status_code == 403


def test_everybody_may_report_a_weakness(client):
    lines = client.get("/.well-known/security.txt").text
    assert re.search(r"^Contact: (mailto|https):", lines, re.MULTILINE)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT", lines, re.MULTILINE)
