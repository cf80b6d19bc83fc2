"""Who may do what with an organisation."""


def can_edit(user, organisation):
    """Staff, and the managers of a cluster that it runs or is a member of today."""
    if user.is_anonymous:
        return False
    if user.is_staff:
        return True
    mine = user.clusters.values("pk")
    memberships = organisation.memberships.current()
    if memberships.filter(cluster__in=mine).exists():
        return True
    return user.clusters.filter(organisation=organisation).exists()
