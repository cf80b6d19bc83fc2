"""Questions one may ask of many events."""

from django.utils.timezone import now

from grappe.core.querysets import OfClusterQuerySet


class EventQuerySet(OfClusterQuerySet):
    """Each method returns a queryset."""

    def upcoming(self, at=None):
        """Events that end after `at` (now, unless given), the next first."""
        return self.filter(ends_at__gt=at or now()).order_by("starts_at")
