"""Questions that several apps ask in the same way."""

from typing import Any

from django.db import models
from django.db.models import Q


class OfClusterQuerySet(models.QuerySet):
    """Rows with `cluster` and `is_published`: what a cluster shows to the world.

    A row is public when it is published and its cluster is; managers of the cluster
    see all of its rows, staff see every row.
    """

    def public(self) -> "OfClusterQuerySet":
        return self.filter(is_published=True, cluster__stage="published")

    def visible_to(self, user: Any) -> "OfClusterQuerySet":
        if user.is_staff:
            return self
        if user.is_anonymous:
            return self.public()
        public = Q(is_published=True, cluster__stage="published")
        return self.filter(public | Q(cluster__in=user.clusters.values("pk")))
