"""Questions one may ask of many events."""

from django.db.models import F
from django.utils.timezone import now

from grappe.core.querysets import OfClusterQuerySet


class EventQuerySet(OfClusterQuerySet):
    """Each method returns a queryset."""

    def upcoming(self, at=None):
        """Events that end after `at` (now, unless given), the next first."""
        return self.filter(ends_at__gt=at or now()).order_by("starts_at", "pk")

    def past(self, at=None):
        """Events that are over at `at` (now, unless given), the latest first."""
        return self.filter(ends_at__lte=at or now()).order_by(F("starts_at").desc(), "-pk")

    def chosen(self, country="", cluster="", kind=""):
        """Those in a country, of a cluster (by its slug), of a kind; empty means any."""
        wanted = {"country": country, "cluster__slug": cluster, "kind": kind}
        return self.filter(**{name: value for name, value in wanted.items() if value})
