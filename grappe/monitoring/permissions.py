"""Who may do what with a grant."""

from grappe.calls.permissions import can_edit
from grappe.proposals.permissions import can_edit as can_edit_team


def can_keep(user, grant):
    """Whoever keeps the call accepts, pays, decides and closes."""
    return user.is_authenticated and can_edit(user, grant.call)


def can_report(user, grant):
    """The project's team delivers, reports, claims, asks for changes and measures."""
    return can_edit_team(user, grant.proposal.consortium)


def can_measure(user, grant):
    """The team, and for what comes after the end whoever keeps the call too."""
    return can_report(user, grant) or can_keep(user, grant)
