"""Who may read what happened."""


def can_audit(user):
    """Platform staff read the audit trail."""
    return user.is_staff
