"""Notices by mail, each with a link that stops its kind."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import now
from django_tasks import task

from grappe.core import mail

from .kinds import kind_named
from .models import Notice

STOP = "grappe.activity.stop"


@task()
def send_notice(pk: int) -> None:
    """Mail one notice; however often the task runs, the mail goes out once."""
    with transaction.atomic():
        waiting = Notice.objects.select_for_update().select_related("user")
        notice = waiting.filter(pk=pk, mailed_at=None).first()
        if notice is None:
            return
        notice.mailed_at = now()
        notice.save(update_fields=["mailed_at"])
        stop = settings.SITE_URL + stop_url(notice.user, notice.kind)
        words = {"notice": notice, "stop": stop}
        mail.send(
            notice.user, notice.text, "activity/mail/notice.txt", words, stop_headers(stop)
        )


def stop_headers(stop: str) -> dict[str, str]:
    """Headers by which mail programs offer "unsubscribe" as one click (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def stop_url(user: Any, kind: str) -> str:
    """The address that stops mail of one kind for one person, without signing in."""
    token = signing.dumps({"user": str(user.public_id), "kind": kind}, salt=STOP)
    return reverse("activity:stop", args=[token])


def read_stop(token: str) -> dict[str, str] | None:
    """What a stop link's token says; None when we did not sign it or the kind is gone."""
    try:
        said: dict[str, str] = signing.loads(token, salt=STOP)
        kind_named(said["kind"])
    except (signing.BadSignature, KeyError):
        return None
    return said
