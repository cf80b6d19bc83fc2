"""Who may do what with a selection."""

from grappe.calls.permissions import can_edit


def can_keep(user, selection):
    """Whoever keeps the call keeps its selections; platform staff."""
    return user.is_authenticated and can_edit(user, selection.call)
