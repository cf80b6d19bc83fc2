"""Verbs on consortia."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.organisations.models import Organisation

from .models import Comment, Consortium, Partner, Share, WantedRole

#: A board with more partners than any programme has seen is a mistake.
MOST_PARTNERS = 80


@transaction.atomic
def begin(title: str, by: Any, text: str = "", call: Any = None) -> Consortium:
    """A new board of somebody's own."""
    consortium = Consortium.objects.create(
        title=title.strip()[:200], text=text, call=call, owner=by
    )
    record(by, "began", consortium)
    return consortium


def locked(consortium: Consortium) -> Consortium:
    """The row, held until this transaction ends, so that two changes follow each other."""
    return Consortium.objects.select_for_update().get(pk=consortium.pk)


@transaction.atomic
def add_partner(
    consortium: Consortium, organisation: Organisation, by: Any, reason: str = "", job: str = ""
) -> Partner:
    """Put an organisation into the team; a second time changes nothing."""
    board = locked(consortium)
    if board.partners.count() >= MOST_PARTNERS:
        raise RuleBroken(_("This team is as large as a team can be."))
    partner, is_new = Partner.objects.get_or_create(
        consortium=board,
        organisation=organisation,
        defaults={"reason": reason[:500], "job": job[:200]},
    )
    if partner.is_excluded:
        partner.is_excluded = False
        partner.save(update_fields=["is_excluded"])
        is_new = True
    if is_new:
        touch(board, by, "added partner", organisation=organisation.pk, name=organisation.name)
    return partner


def touch(board: Consortium, by: Any, verb: str, **details: Any) -> None:
    board.save(update_fields=["updated_at"])
    record(by, verb, board, **details)


@transaction.atomic
def change_partner(partner: Partner, by: Any, **facts: Any) -> Partner:
    """Set what was typed for one partner; a new coordinator takes the place of the old one."""
    board = locked(partner.consortium)
    share = facts.get("share")
    if share is not None and Decimal(share) < 0:
        raise RuleBroken(_("A share cannot be less than nothing."))
    if facts.get("role") == Partner.Role.COORDINATOR:
        others = board.partners.exclude(pk=partner.pk)
        others.filter(role=Partner.Role.COORDINATOR).update(role=Partner.Role.PARTNER)
    changed = {name: value for name, value in facts.items() if getattr(partner, name) != value}
    for name, value in changed.items():
        setattr(partner, name, value)
    if changed:
        partner.save(update_fields=list(changed))
        told = {name: str(value) for name, value in changed.items()}
        touch(board, by, "changed partner", name=partner.organisation.name, to=told)
    return partner


@transaction.atomic
def remove_partner(partner: Partner, by: Any, is_excluded: bool = False) -> None:
    """Take a partner out; `is_excluded` remembers that it is not to come back by itself."""
    board = locked(partner.consortium)
    name = partner.organisation.name
    if is_excluded:
        partner.is_excluded, partner.is_fixed = True, False
        partner.role = Partner.Role.PARTNER
        partner.save(update_fields=["is_excluded", "is_fixed", "role"])
    else:
        partner.delete()
    touch(board, by, "excluded partner" if is_excluded else "removed partner", name=name)


@transaction.atomic
def take_partners(
    consortium: Consortium, chosen: Iterable[tuple[Organisation, str]], by: Any
) -> None:
    """The team that was built: fixed partners stay, the chosen join, the others leave."""
    board = locked(consortium)
    wanted = dict(chosen)
    present = {one.organisation_id: one for one in board.partners.filter(is_excluded=False)}
    for organisation, reason in wanted.items():
        if organisation.pk not in present:
            add_partner(board, organisation, by, reason)
    keys = {organisation.pk for organisation in wanted}
    for pk, partner in present.items():
        if pk not in keys and not partner.is_fixed:
            remove_partner(partner, by)


@transaction.atomic
def want_role(consortium: Consortium, role: WantedRole, by: Any) -> WantedRole:
    """Say what the team still needs."""
    role.consortium = locked(consortium)
    role.save()
    touch(role.consortium, by, "wanted role", title=role.title)
    return role


@transaction.atomic
def fill_role(role: WantedRole, partner: Partner | None, by: Any) -> None:
    """Say which partner does it; None opens the role again."""
    role.filled_by = partner
    role.save(update_fields=["filled_by"])
    name = partner.organisation.name if partner else ""
    touch(locked(role.consortium), by, "filled role", title=role.title, name=name)


@transaction.atomic
def drop_role(role: WantedRole, by: Any) -> None:
    """The team does not need it any more."""
    board, title = locked(role.consortium), role.title
    role.delete()
    touch(board, by, "dropped role", title=title)


@transaction.atomic
def comment(consortium: Consortium, text: str, by: Any) -> Comment:
    """Say something to everybody on the board."""
    said = Comment.objects.create(consortium=consortium, author=by, text=text)
    touch(locked(consortium), by, "commented")
    return said


@transaction.atomic
def share(consortium: Consortium, email: str, may_write: bool, by: Any) -> None:
    """Let the person with this confirmed address in; nobody learns whether there is one."""
    known = EmailAddress.objects.filter(email__iexact=email.strip(), verified=True).first()
    if known is None or known.user_id == consortium.owner_id:
        return
    Share.objects.update_or_create(
        consortium=consortium, user=known.user, defaults={"may_write": may_write}
    )
    record(by, "shared", consortium, person=str(known.user.public_id))


@transaction.atomic
def unshare(one: Share, by: Any) -> None:
    """Let somebody in no more."""
    record(by, "unshared", one.consortium, person=str(one.user.public_id))
    one.delete()


@transaction.atomic
def delete(consortium: Consortium, by: Any) -> None:
    """Delete the board with all that is on it."""
    record(by, "deleted", consortium)
    consortium.delete()
