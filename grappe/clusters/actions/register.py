"""The register of members: who joins, what changes, who leaves."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.organisations.models import Organisation

from ..models import Cluster, Membership


@transaction.atomic
def add_member(
    cluster: Cluster,
    organisation: Organisation,
    category: str,
    joined_on: date,
    by: Any,
    fee: str = Membership.Fee.UNKNOWN,
    left_on: date | None = None,
) -> Membership:
    """Write an organisation into the register, for a span in which it is not there yet."""
    member = Membership(
        cluster=cluster,
        organisation=organisation,
        category=category,
        joined_on=joined_on,
        left_on=left_on,
        fee=fee,
    )
    check_span(member)
    member.save()
    record(by, "added member", cluster, member=organisation.name, category=category)
    return member


@transaction.atomic
def change_member(member: Membership, by: Any, **facts: Any) -> bool:
    """Write the facts that differ from the present ones; answers whether any did."""
    member.refresh_from_db()
    changed = {name: value for name, value in facts.items() if getattr(member, name) != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(member, name, value)
    check_span(member)
    member.save(update_fields=list(changed))
    record(by, "changed member", member.cluster, member=member.organisation.name, **changed)
    return True


def end_membership(member: Membership, left_on: date, by: Any) -> bool:
    """The organisation is no member any more from this day on."""
    return change_member(member, by, left_on=left_on)


@transaction.atomic
def remove_member(member: Membership, by: Any) -> None:
    """Take out a line that was written by mistake; who leaves is ended instead."""
    record(by, "removed member", member.cluster, member=member.organisation.name)
    member.delete()


def check_span(member: Membership) -> None:
    """Refuse a span that ends before it starts, or that the register holds already.

    Holds the cluster's row, so that two people cannot add the same member at once.
    """
    Cluster.objects.select_for_update().get(pk=member.cluster_id)
    if member.left_on and member.left_on <= member.joined_on:
        raise RuleBroken(_("A membership ends after it starts."))
    if other := overlapping(member).first():
        raise RuleBroken(
            _("%(name)s is in the register already, as a member since %(day)s.")
            % {"name": member.organisation, "day": date_format(other.joined_on)}
        )


def overlapping(member: Membership) -> Any:
    """Other lines about the same organisation whose span touches this one's."""
    same = Membership.objects.filter(
        cluster=member.cluster_id, organisation=member.organisation_id
    )
    return same.during(member.joined_on, member.left_on).exclude(pk=member.pk)
