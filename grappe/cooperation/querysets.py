"""Questions one may ask of networks and agreements: what visible clusters tell of them."""

from django.db import models
from django.db.models import Count, Q


class OfVisibleClusterQuerySet(models.QuerySet):
    """Rows that belong to a cluster and are seen with it."""

    def visible_to(self, user):
        """Rows of the clusters that this user may see."""
        clusters = self.model._meta.get_field("cluster").related_model.objects
        return self.filter(cluster__in=clusters.visible_to(user).values("pk"))


class NetworkQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Networks that a visible cluster belongs to; staff see all."""
        if user.is_staff:
            return self
        return self.filter(pk__in=self._roles().visible_to(user).values("network"))

    def with_counts(self, user):
        """Each with `clusters`, the number of visible clusters in it."""
        roles = self._roles().visible_to(user).values("pk")
        counted = Count("roles__cluster", distinct=True, filter=Q(roles__in=roles))
        return self.annotate(clusters=counted).order_by("-clusters", "name")

    def _roles(self):
        return self.model._meta.get_field("roles").related_model.objects
