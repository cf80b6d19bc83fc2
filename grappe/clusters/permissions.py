"""Who may do what with a cluster. Plain functions: pages, API and tests ask the same ones."""


def can_edit(user, cluster):
    """Its managers keep a cluster's profile; platform staff may step in."""
    if user.is_anonymous:
        return False
    return user.is_staff or cluster.managers.contains(user)


can_invite = can_edit
can_import = can_edit
can_see_history = can_edit


def can_submit(user, cluster):
    """Whoever may edit may hand a page in, when its stage allows."""
    return can_edit(user, cluster) and cluster.can_move(cluster.Stage.SUBMITTED)


def can_validate(user, cluster=None):
    """Platform staff publish, ask for changes, and take pages off."""
    return user.is_staff


def can_request_access(user, cluster):
    """Anybody signed in who sees the page and does not keep it yet."""
    return not user.is_anonymous and not can_edit(user, cluster)


def can_register(user):
    """Anybody signed in."""
    return not user.is_anonymous
