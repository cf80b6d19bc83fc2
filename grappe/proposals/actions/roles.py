"""Roles: wanted, filled, not needed any more."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.core.errors import RuleBroken

from ..models import Consortium, Partner, WantedRole
from .boards import Verb, locked, note


@transaction.atomic
def want_role(consortium: Consortium, role: WantedRole, by: Any) -> WantedRole:
    """Say what the team still needs; the same again, while it is open, is said once."""
    board = locked(consortium)
    same = board.wanted.filter(title=role.title, kind=role.kind, country=role.country)
    if open_one := same.filter(filled_by=None).first():
        return open_one
    role.consortium = board
    role.save()
    note(board, by, Verb.WANTED, role.title)
    return role


@transaction.atomic
def fill_role(role: WantedRole, partner: Partner | None, by: Any) -> None:
    """Say which partner does it; None opens the role again."""
    board = locked(role.consortium)
    found = board.wanted.filter(pk=role.pk).first()
    if found is None:
        raise RuleBroken(_("This role was taken away meanwhile."))
    if partner and not board.partners.active().filter(pk=partner.pk).exists():
        raise RuleBroken(_("This partner was taken out meanwhile."))
    if found.filled_by_id == (partner.pk if partner else None):
        return
    found.filled_by = partner
    found.save(update_fields=["filled_by"])
    if partner:
        note(board, by, Verb.FILLED, f"{found.title}: {partner.organisation.name}")
    else:
        note(board, by, Verb.OPENED, found.title)


@transaction.atomic
def drop_role(role: WantedRole, by: Any) -> None:
    """The team does not need it any more."""
    board = locked(role.consortium)
    if board.wanted.filter(pk=role.pk).delete()[0]:
        note(board, by, Verb.DROPPED, role.title)
