"""Partners: in, changed, out, in again; a whole team at once."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.core.errors import RuleBroken
from grappe.organisations.models import Organisation

from ..models import Consortium, Partner
from .boards import Verb, locked, note

#: A board with more partners than any programme has seen is a mistake.
MOST_PARTNERS = 80


@transaction.atomic
def add_partner(
    consortium: Consortium, organisation: Organisation, by: Any, reason: str = "", job: str = ""
) -> Partner:
    """Put an organisation into the team; a second time changes nothing."""
    board = locked(consortium)
    if present := board.partners.filter(organisation=organisation).first():
        readmit(present, by)
        return present
    if board.partners.count() >= MOST_PARTNERS:
        raise RuleBroken(_("This team is as large as a team can be."))
    partner = Partner.objects.create(
        consortium=board,
        organisation=organisation,
        reason=reason[:500],
        job=job[:200],
        added_by=by,
    )
    note(board, by, Verb.ADDED, organisation.name)
    return partner


@transaction.atomic
def readmit(partner: Partner, by: Any) -> None:
    """Back into the team, after it declined or was not wanted; others are there already."""
    if partner.is_active:
        return
    partner.is_excluded, partner.state = False, Partner.State.CONSIDERED
    partner.save(update_fields=["is_excluded", "state"])
    note(locked(partner.consortium), by, Verb.READMITTED, partner.organisation.name)


@transaction.atomic
def change_partner(partner: Partner, by: Any, **facts: Any) -> Partner:
    """Set the given facts of one partner; a new coordinator takes the place of the old one."""
    board = locked(partner.consortium)
    found = board.partners.select_related("organisation").filter(pk=partner.pk).first()
    if found is None:
        raise RuleBroken(_("This partner was taken out meanwhile."))
    share = facts.get("share")
    if share is not None and Decimal(share) < 0:
        raise RuleBroken(_("A share cannot be less than nothing."))
    if facts.get("role") == Partner.Role.COORDINATOR:
        others = board.partners.exclude(pk=found.pk)
        others.filter(role=Partner.Role.COORDINATOR).update(role=Partner.Role.PARTNER)
    changed = {name: value for name, value in facts.items() if getattr(found, name) != value}
    for name, value in changed.items():
        setattr(found, name, value)
    if changed:
        found.save(update_fields=list(changed))
        release(found)
        told = {name: str(value) for name, value in changed.items()}
        note(board, by, Verb.CHANGED, found.organisation.name, **told)
    return found


def release(partner: Partner) -> None:
    """Whoever is not in the team any more does nothing in it."""
    if not partner.is_active:
        partner.roles.update(filled_by=None)


@transaction.atomic
def remove_partner(partner: Partner, by: Any, is_excluded: bool = False) -> None:
    """Take a partner out; `is_excluded` remembers that it is not to come back by itself."""
    board = locked(partner.consortium)
    found = board.partners.select_related("organisation").filter(pk=partner.pk).first()
    if found is None or (is_excluded and found.is_excluded):
        return
    name = found.organisation.name
    if is_excluded:
        found.is_excluded, found.is_fixed = True, False
        found.role = Partner.Role.PARTNER
        found.save(update_fields=["is_excluded", "is_fixed", "role"])
        release(found)
    else:
        found.delete()
    note(board, by, Verb.EXCLUDED if is_excluded else Verb.REMOVED, name)


@transaction.atomic
def take_partners(
    consortium: Consortium,
    chosen: Iterable[tuple[Organisation, str]],
    by: Any,
    lead: Organisation | None = None,
) -> None:
    """The team that was built: the chosen join, the others leave; `lead` leads if nobody does.

    Whoever `stays` does so; those who declined or are not wanted do not come back by this.
    """
    board = locked(consortium)
    wanted = dict(chosen)
    present = {one.organisation_id: one for one in board.partners.all()}
    for organisation, reason in wanted.items():
        if organisation.pk not in present:
            add_partner(board, organisation, by, reason)
    keys = {organisation.pk for organisation in wanted}
    for pk, partner in present.items():
        if pk not in keys and partner.is_active and not partner.stays:
            remove_partner(partner, by)
    leader = board.partners.active().filter(organisation=lead).first() if lead else None
    if leader and not board.partners.active().filter(role=Partner.Role.COORDINATOR).exists():
        change_partner(leader, by, role=Partner.Role.COORDINATOR)
