"""Mail is plain text in the receiver's language, and leaves only after the commit."""

import pytest
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from grappe.core import mail


@pytest.fixture
def letter(tmp_path, settings):
    """A template that greets and names the site."""
    (tmp_path / "letter.txt").write_text("Hello {{ who }},\nsee {{ site_url }}/x\n")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    return "letter.txt"


def test_a_mail_says_its_words_unescaped_and_names_the_site(
    letter, ana, settings, mailoutbox, django_capture_on_commit_callbacks
):
    settings.SITE_URL = "https://clusters.example"
    with django_capture_on_commit_callbacks(execute=True):
        mail.send(ana, "For %(who)s", letter, {"who": "R&D <b>"}, {"X-Kind": "greeting"})
    sent = mailoutbox[0]
    assert sent.to == ["ana@example.org"]
    assert sent.subject == "[Grappe] For R&D <b>"
    assert sent.body == "Hello R&D <b>,\nsee https://clusters.example/x\n"
    assert sent.extra_headers["X-Kind"] == "greeting"
    assert "X-Grappe-Attempt" not in sent.extra_headers
    assert sent.extra_headers["Message-ID"].endswith("@clusters.example>")


def test_it_is_written_in_the_receivers_language(
    letter, ana, mailoutbox, django_capture_on_commit_callbacks
):
    ana.language = "fr"
    with django_capture_on_commit_callbacks(execute=True):
        mail.send(ana, _("Yes"), letter)
    assert mailoutbox[0].subject == "[Grappe] Oui"


def test_a_bare_address_does_too_and_a_subject_stays_on_one_line(
    db, letter, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        mail.send("new@example.org", "100 % ready\nBcc: all@example.org", letter)
    assert mailoutbox[0].to == ["new@example.org"]
    assert mailoutbox[0].subject == "[Grappe] 100 % ready Bcc: all@example.org"


@pytest.mark.django_db(transaction=True)
def test_what_fails_tells_nobody(letter, mailoutbox):
    with transaction.atomic():
        mail.send("new@example.org", "Done", letter)
        transaction.set_rollback(True)
    assert not mailoutbox


def test_mail_that_waits_is_forgotten_with_its_receiver(
    letter, ana, cleo, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        mail.send(ana, "Hello", letter)
        mail.send(cleo, "Hello", letter)
    mail.forget("ana@example.org")
    assert [task.args_kwargs["args"][0] for task in DBTaskResult.objects.all()] == [cleo.email]
