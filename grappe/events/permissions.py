"""Who may do what with an event."""

from grappe.clusters.permissions import can_edit as can_edit_cluster


def can_add(user, cluster):
    """Whoever keeps the cluster's page announces its events."""
    return can_edit_cluster(user, cluster)


def can_edit(user, event):
    """Whoever keeps the cluster's page; publishing and taking off go with it."""
    return can_edit_cluster(user, event.cluster)


def can_delete(user, event):
    """Only drafts are deleted; what was public is taken off instead."""
    return can_edit(user, event) and not event.is_published
