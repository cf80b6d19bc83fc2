"""Who may do what with a project.

Only published clusters count: anybody may begin a draft and name any organisation in it.
"""


def can_add(user):
    """Staff, and whoever manages a published cluster."""
    return user.is_authenticated and (user.is_staff or user.clusters.published().exists())


def can_edit(user, project):
    """Staff, and the managers of a published cluster whose organisation takes part."""
    if user.is_anonymous:
        return False
    if user.is_staff:
        return True
    taking_part = project.participations.values("organisation")
    return user.clusters.published().filter(organisation__in=taking_part).exists()
