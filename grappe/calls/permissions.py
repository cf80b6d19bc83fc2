"""Who may do what with a call."""

from grappe.clusters.permissions import can_edit as can_edit_cluster


def can_add(user, cluster=None):
    """Whoever keeps the cluster opens its calls; calls of no cluster are the staff's."""
    return can_edit_cluster(user, cluster) if cluster else user.is_staff


def can_edit(user, call):
    """Whoever keeps the cluster's page; platform staff."""
    return user.is_staff or (call.cluster is not None and can_edit_cluster(user, call.cluster))
