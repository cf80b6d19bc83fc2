"""Who may do what with a project."""


def can_add(user):
    """Staff, and whoever manages a cluster."""
    return user.is_authenticated and (user.is_staff or user.clusters.exists())


def can_edit(user, project):
    """Staff, and the managers of a cluster whose organisation takes part."""
    if user.is_anonymous:
        return False
    if user.is_staff:
        return True
    taking_part = project.participations.values("organisation")
    return user.clusters.filter(organisation__in=taking_part).exists()
