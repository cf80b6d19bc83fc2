"""Who may do what with an organisation."""


def can_edit(user, organisation):
    """Staff, and the managers of a published cluster that it runs or is a member of today.

    A draft says nothing: anybody may begin one and name whom they like in it.
    """
    if user.is_anonymous:
        return False
    if user.is_staff:
        return True
    mine = user.clusters.published()
    memberships = organisation.memberships.current()
    if memberships.filter(cluster__in=mine.values("pk")).exists():
        return True
    return mine.filter(organisation=organisation).exists()
