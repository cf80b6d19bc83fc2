"""Commitments: asked for by mail, signed over the exact text, taken back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.core.tokens import new_token

from .. import mail
from ..models import Commitment, Partner, Proposal
from ..signing import is_standing, sha256_of, texts_of
from .proposals import locked, require_draft
from .sharing import is_addressed_to


@transaction.atomic
def ask_to_sign(
    proposal: Proposal, partner: Partner, name: str, position: str, email: str, by: Any
) -> Commitment:
    """Ask a named person to sign for a partner; asking again ends the earlier request."""
    found = locked(proposal)
    require_draft(found)
    fields = {
        "name": name,
        "position": position,
        "email": email.strip().lower(),
        "token": new_token(),
        "asked_at": now(),
        "user": None,
        "text": "",
        "sha256": "",
        "signed_at": None,
    }
    commitment, _new = Commitment.objects.update_or_create(partner=partner, defaults=fields)
    record(by, "asked to sign", found, partner=partner.pk)
    mail.send_request(commitment, found, by)
    return commitment


@transaction.atomic
def sign(commitment: Commitment, sha256: str, by: Any, at: datetime | None = None) -> None:
    """Sign the text whose hash the signer read; signing the same again changes nothing."""
    proposal = Proposal.objects.get(consortium=commitment.partner.consortium)
    found = locked(proposal)
    one = Commitment.objects.select_for_update().get(pk=commitment.pk)
    require_draft(found)
    if not one.is_open() or not is_addressed_to(one, by):
        raise RuleBroken(_("This request to sign is not open to you."))
    text = texts_of(found).get(one.partner_id, "")
    if not text or sha256_of(text) != sha256:
        raise RuleBroken(_("The text changed while you were reading; read it again."))
    if is_standing(one, text):
        return
    one.text, one.sha256, one.user, one.signed_at = text, sha256, by, at or now()
    one.save()
    record(by, "signed", found, partner=one.partner_id, sha256=sha256)


@transaction.atomic
def revoke(commitment: Commitment, by: Any) -> None:
    """Take a signature back, until the proposal is handed in."""
    proposal = Proposal.objects.get(consortium=commitment.partner.consortium)
    found = locked(proposal)
    require_draft(found)
    one = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if one.is_signed:
        one.text, one.sha256, one.signed_at, one.user = "", "", None, None
        one.save()
        record(by, "revoked a signature", found, partner=one.partner_id)
