"""The pool: asking people to review, what they say of themselves, their oath."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import Evaluator, Seat, Selection
from .conflicts import recompute_for
from .selections import held

#: The text that evaluators sign; a change of wording gets a new version.
OATH_VERSION = "2026-11"


@transaction.atomic
def ask(selection: Selection, email: str, role: str, by: Any) -> Seat:
    """Ask somebody by mail to take a seat; asking twice sends nothing new."""
    found = held(selection)
    email = email.strip().lower()
    known = Evaluator.objects.filter(user__email__iexact=email).first()
    if known and (seat := found.seats.filter(evaluator=known).first()):
        return seat
    seat, is_new = Seat.objects.get_or_create(
        selection=found, email=email, defaults={"role": role}
    )
    if is_new:
        mail.send_seat(seat, by)
        record(by, "asked an evaluator", found, role=role)
    return seat


@transaction.atomic
def take(seat: Seat, user: Any) -> Seat:
    """Accept a seat; the address it was sent to must be one's own."""
    found = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    held(found.selection)
    if not user.has_proved(found.email):
        raise RuleBroken(
            _("This seat was offered to another address; sign in with that one, or prove it.")
        )
    if found.taken_at is not None:
        return found
    evaluator, _is_new = Evaluator.objects.get_or_create(user=user)
    if found.selection.seats.filter(evaluator=evaluator).exclude(pk=found.pk).exists():
        raise RuleBroken(_("You already have a seat in this selection."))
    found.evaluator, found.taken_at, found.declined_at = evaluator, now(), None
    found.save()
    record(user, "took a seat", found.selection, role=found.role)
    recompute_for(evaluator)
    return found


@transaction.atomic
def decline(seat: Seat, user: Any) -> Seat:
    """Refuse a seat; whoever was asked may still accept later."""
    found = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    held(found.selection)
    if not user.has_proved(found.email):
        raise RuleBroken(_("This seat was offered to another address."))
    found.declined_at, found.taken_at = now(), None
    found.save()
    record(user, "declined a seat", found.selection)
    return found


@transaction.atomic
def remove_seat(seat: Seat, by: Any) -> None:
    """Take a seat away, as long as its evaluator has nothing to read."""
    selection = held(seat.selection)
    given = selection.assignments.standing().filter(evaluator=seat.evaluator_id)
    if seat.evaluator_id and given.exists():
        raise RuleBroken(_("Take back what this evaluator was given to read first."))
    record(by, "removed a seat", selection, role=seat.role)
    seat.delete()


@transaction.atomic
def save_profile(evaluator: Evaluator, forms: Any, by: Any) -> Evaluator:
    """Save what somebody says of themselves; conflicts are computed anew at once."""
    for form in forms:
        form.save()
    record(by, "edited an evaluator’s page", evaluator)
    recompute_for(evaluator)
    return evaluator


@transaction.atomic
def confirm_briefing(seat: Seat, by: Any) -> Seat:
    """Say that one has read the selection's briefing; twice changes nothing."""
    found = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if found.briefed_at is None:
        found.briefed_at = now()
        found.save(update_fields=["briefed_at"])
        record(by, "read the briefing", found.selection)
    return found


@transaction.atomic
def swear(evaluator: Evaluator, by: Any) -> Evaluator:
    """Sign to keep secret what one reads; twice renews nothing."""
    found = Evaluator.objects.select_for_update(of=("self",)).get(pk=evaluator.pk)
    if found.sworn_version == OATH_VERSION:
        return found
    found.sworn_at, found.sworn_version = now(), OATH_VERSION
    found.save(update_fields=["sworn_at", "sworn_version"])
    record(by, "signed the confidentiality declaration", found, version=OATH_VERSION)
    return found
