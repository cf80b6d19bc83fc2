"""Who may do what with a cluster."""


def can_edit(user, cluster):
    """Its managers keep a cluster's profile; platform staff may step in."""
    if user.is_anonymous:
        return False
    return user.is_staff or cluster.managers.contains(user)


can_invite = can_edit
can_import = can_edit


def can_submit(user, cluster):
    """Whoever may edit may hand a page in, when its stage allows."""
    return can_edit(user, cluster) and cluster.can_move(cluster.Stage.SUBMITTED)


def can_validate(user, cluster=None):
    """Platform staff publish, ask for changes, and take pages off."""
    return user.is_staff
