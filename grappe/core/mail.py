"""Mail: plain text, in the receiver's language, sent after the commit by a task."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.template import Context
from django.template.loader import get_template
from django.utils.translation import get_language, override
from django_tasks import TaskContext, task


def send(
    to: Any,
    subject: Any,
    template: str,
    context: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> None:
    """Send one plain text mail to a person (in their language) or to an address.

    `template` is a .txt file, written without escaping and given `site_url` beside the
    context; a lazy `subject` is translated too, and may name values as "%(name)s".
    Nothing leaves before the transaction commits, nothing at all if it fails.
    """
    values = {"site_url": settings.SITE_URL, **(context or {})}
    with override(getattr(to, "language", None) or get_language()):
        line = str(subject) % values if "%(" in str(subject) else str(subject)
        body = written(template, values)
    address = getattr(to, "email", to)
    letter = partial(deliver.enqueue, address, " ".join(line.split()), body, headers or {})
    transaction.on_commit(letter)


def written(template: str, values: dict[str, Any]) -> str:
    """The template as plain text."""
    text = get_template(template).template.render(  # type: ignore[attr-defined]
        Context(values, autoescape=False)
    )
    return str(text).strip() + "\n"


@task(takes_context=True)
def deliver(
    context: TaskContext, to: str, subject: str, body: str, headers: dict[str, str]
) -> None:
    """Hand one finished mail to the mail server.

    A worker may die after the server took a mail and before it says so; then the mail goes
    again, with the same Message-ID, by which mail programs know it, and marked.
    """
    prefixed = settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + subject
    host = urlsplit(settings.SITE_URL).hostname
    marks = {"Message-ID": f"<{context.task_result.id}@{host}>"}
    if context.attempt > 1:
        marks["X-Grappe-Attempt"] = str(context.attempt)
    EmailMessage(prefixed, body, to=[to], headers=marks | headers).send()


def forget(address: str) -> None:
    """Remove the mails to this address that wait or were kept after sending."""
    from django_tasks_db.models import DBTaskResult

    letters = DBTaskResult.objects.filter(task_path=deliver.module_path)
    written_out: Any = letters.annotate(letter=Cast("args_kwargs", TextField()))
    written_out.filter(letter__icontains=f'"{address}"').delete()
