"""Who may do what with a call."""

from grappe.clusters.permissions import can_edit as can_edit_cluster


def can_add(user, cluster=None):
    """Whoever keeps the cluster opens its calls; calls of no cluster are the staff's."""
    return can_edit_cluster(user, cluster) if cluster else user.is_staff


def is_delegate(user, call, may_decide=False):
    """Whoever follows the call for its funder; with `may_decide`, those who also decide."""
    rows = call.delegates.filter(user=user) if user.is_authenticated else call.delegates.none()
    return rows.filter(may_decide=True).exists() if may_decide else rows.exists()


def can_edit(user, call):
    """Whoever keeps the cluster's page; platform staff."""
    return user.is_staff or (call.cluster is not None and can_edit_cluster(user, call.cluster))


def follows_calls(user):
    """Whoever keeps a cluster, or follows a call for its funder; platform staff."""
    return user.is_staff or user.clusters.exists() or user.delegations.exists()
