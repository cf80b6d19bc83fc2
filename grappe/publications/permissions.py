"""Who may do what with news and good practices."""

from grappe.clusters.permissions import can_edit as can_edit_cluster


def can_add(user, cluster):
    """Whoever keeps the cluster's page writes for it."""
    return can_edit_cluster(user, cluster)


def can_edit(user, publication):
    """Whoever keeps the cluster's page; publishing and taking off go with it."""
    return can_edit_cluster(user, publication.cluster)


def can_delete(user, publication):
    """Only drafts are deleted; what was public is taken off instead."""
    return can_edit(user, publication) and not publication.is_published
