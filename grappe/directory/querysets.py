"""Questions one may ask of the queue and of saved searches."""

from datetime import timedelta

from django.core import signing
from django.db import models
from django.db.models import Q


class IndexQueueQuerySet(models.QuerySet):
    """Rows that wait to be indexed."""

    def newest(self):
        """The number of the last one that came, 0 when none waits; it never repeats."""
        return self.order_by("-pk").values_list("pk", flat=True).first() or 0


class SavedSearchQuerySet(models.QuerySet):
    """Each method returns a queryset, save `of_token`."""

    def visible_to(self, user):
        """One's own; not even staff read what others look for."""
        return self.none() if user.is_anonymous else self.filter(user=user)

    def due(self, at):
        """Those whose mail may go out at this moment."""
        when = Q(last_run_at=None)
        for alert, days in self.model.DAYS.items():
            # An hour's grace, so that a daily run never skips a day by some seconds.
            before = at - timedelta(days=days) + timedelta(hours=1)
            when |= Q(alert=alert, last_run_at__lte=before)
        wanted = self.exclude(alert=self.model.Alert.NONE).filter(user__is_active=True)
        return wanted.filter(when).order_by("pk")

    def of_token(self, token):
        """The search that this stop link names, or None."""
        try:
            return self.filter(pk=signing.loads(token, salt=self.model.SALT)).first()
        except signing.BadSignature:
            return None
