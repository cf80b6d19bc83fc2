"""A grant ends: everything delivered, reported, settled."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..models import CostClaim, Grant
from ..money import accounts
from .holding import held


@transaction.atomic
def close_grant(grant: Grant, by: Any) -> Grant:
    """Close a grant; from now on only what it reached is written down."""
    found = held(grant)
    if missing := open_ends(found):
        raise RuleBroken(_("Not closed yet: %(missing)s") % {"missing": " ".join(missing)})
    found.closed_at = now()
    found.save(update_fields=["closed_at"])
    record(by, "closed the grant", found)
    return found


def open_ends(grant: Grant, found: Any = None) -> list[str]:
    """What keeps a grant from being closed, in sentences; `found` are the partners'
    accounts, counted unless given."""
    missing = []
    if waiting := grant.results.filter(accepted_at=None).count():
        missing.append(_("%(count)s results are not accepted.") % {"count": waiting})
    if waiting := grant.reports.filter(accepted_at=None).count():
        missing.append(_("%(count)s reports are not accepted.") % {"count": waiting})
    undecided = CostClaim.objects.undecided().filter(report__grant=grant)
    if waiting := undecided.count():
        missing.append(_("%(count)s claims are not decided.") % {"count": waiting})
    for one in accounts(grant) if found is None else found:
        if one.paid < one.earned:
            words = {"partner": one.partner, "amount": f"{one.earned - one.paid:,.2f}"}
            missing.append(_("%(partner)s is still to get EUR %(amount)s.") % words)
        elif one.paid > one.earned:
            words = {"partner": one.partner, "amount": f"{one.paid - one.earned:,.2f}"}
            missing.append(_("%(partner)s is to pay back EUR %(amount)s.") % words)
    return missing
