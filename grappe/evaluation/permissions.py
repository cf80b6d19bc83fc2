"""Who may do what with a selection."""

from grappe.calls.permissions import can_edit, is_delegate


def can_keep(user, selection):
    """Whoever keeps the call keeps its selections; platform staff."""
    return user.is_authenticated and can_edit(user, selection.call)


def can_decide(user, selection):
    """Whoever keeps the call writes down what any body decided; a delegate of the funder
    who may decide, what is decided on the money."""
    return can_keep(user, selection) or is_delegate(user, selection.call, may_decide=True)
