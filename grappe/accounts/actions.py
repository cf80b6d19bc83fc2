"""Verbs on accounts: agreeing, withdrawing, removing what is held of a person."""

from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.timezone import now

from grappe.core import mail

from .models import Consent
from .personal import addresses_of, holdings
from .texts import TEXTS, Text


@transaction.atomic
def agree(user: Any, texts: tuple[Text, ...] = TEXTS) -> None:
    """Record that a person agrees to the texts as they are worded now; twice is once."""
    for text in texts:
        Consent.objects.get_or_create(
            user=user, text=text.slug, version=text.version, withdrawn_at=None
        )


def withdraw(user: Any, text: Text) -> int:
    """Take back every standing consent to a text, in all its versions."""
    standing = Consent.objects.standing().filter(user=user, text=text.slug)
    return int(standing.update(withdrawn_at=now()))


@transaction.atomic
def remove(user: Any) -> None:
    """Remove an account and everything the register finds, also by the person's address.

    Who may, and what the audit trail says of it, is home.actions.erase's business.
    """
    addresses = addresses_of(user)
    for holding in holdings():
        if not holding.personal.is_kept:
            holding.rows_addressed(addresses).delete()
    for address in addresses:
        mail.forget(address)
    sign_out_everywhere(user)
    user.delete()


def sign_out_everywhere(user: Any) -> None:
    """End all of a person's sessions."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
