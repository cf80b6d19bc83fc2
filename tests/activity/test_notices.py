"""People hear of what concerns them, in the way they chose, and stop it with one click."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.activity import actions, mail
from grappe.activity.actions import notify, record
from grappe.activity.models import Notice

NOTICES = reverse("activity:notices")


@pytest.fixture
def tell(django_capture_on_commit_callbacks, aurora, olga):
    def run(*users, kind="validation", text="Aurora is published", url="/x", by=olga):
        with django_capture_on_commit_callbacks(execute=True):
            return notify(users, record(by, "published", aurora), kind, text, url)

    return run


def test_a_notice_is_on_the_page_and_in_the_mail(tell, client, ana, settings, mailoutbox):
    tell(ana)
    client.force_login(ana)
    assert "Aurora is published" in client.get(NOTICES).text
    (letter,) = mailoutbox
    assert letter.to == [ana.email]
    assert letter.subject == "[Grappe] Aurora is published"
    assert f"{settings.SITE_URL}/x" in letter.body


def test_what_is_for_the_page_only_is_not_mailed(tell, ana, mailoutbox):
    assert tell(ana, kind="edit_by_another")
    assert not mailoutbox


def test_whoever_wants_nothing_gets_nothing(tell, ana, mailoutbox):
    actions.choose(ana, "validation", "none")
    assert not tell(ana)
    assert not mailoutbox


def test_nobody_hears_of_their_own_act_or_twice_of_the_same(tell, ana, ben):
    assert [notice.user for notice in tell(ana, ben, by=ana)] == [ben]
    line = Notice.objects.get().activity
    notify([ben], line, "validation", "Again")
    assert Notice.objects.get().text == "Aurora is published"


def test_each_hears_in_their_own_language(tell, ana, ben):
    ana.language = "fr"
    tell(ana, ben, text=_("Yes"))
    assert set(Notice.objects.values_list("text", flat=True)) == {"Oui", "Yes"}


def test_a_kind_must_be_declared(tell, ana):
    with pytest.raises(KeyError):
        tell(ana, kind="gossip")


def test_a_task_that_runs_twice_mails_once(
    tell, ana, mailoutbox, django_capture_on_commit_callbacks
):
    (notice,) = tell(ana)
    with django_capture_on_commit_callbacks(execute=True):
        mail.send_notice.enqueue(notice.pk)
        mail.send_notice.enqueue(404)
    assert len(mailoutbox) == 1


def test_notices_are_marked_as_read_one_by_one_or_all(tell, client, ana, ben):
    first, _second, _third, bens = tell(ana)[0], tell(ana), tell(ana), tell(ben)[0]
    client.force_login(ana)
    client.post(NOTICES, {"notice": first.pk})
    assert Notice.objects.of(ana).unread().count() == 2
    client.post(NOTICES, {"notice": bens.pk})
    assert Notice.objects.of(ben).unread().count() == 1
    client.post(NOTICES)
    assert Notice.objects.of(ana).unread().count() == 0


def test_choices_are_kept(client, ana):
    client.force_login(ana)
    url = reverse("activity:choices")
    form = client.get(url).context["form"]
    given = {name: field.initial for name, field in form.fields.items()}
    assert client.post(url, given | {"validation": "page"}).url == url
    assert client.get(url).context["form"].fields["validation"].initial == "page"
    assert client.post(url, given | {"validation": "shout"}).context["form"].errors


def test_the_stop_link_asks_and_then_stops_without_signing_in(tell, client, ana, mailoutbox):
    tell(ana)
    letter = mailoutbox[0]
    link = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in letter.body
    client.get(link)
    assert len(mailoutbox) == 1
    assert tell(ana)
    assert len(mailoutbox) == 2
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert tell(ana)
    assert len(mailoutbox) == 2


def test_a_mail_program_stops_without_a_csrf_token(ana):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(mail.stop_url(ana, "validation")).status_code == 200


def test_a_forged_stop_link_does_nothing(client, ana):
    link = mail.stop_url(ana, "validation")
    assert client.post(link.replace("stop/e", "stop/f")).status_code == 404
    assert client.get(mail.stop_url(ana, "gossip")).status_code == 404
