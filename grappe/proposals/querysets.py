"""Questions one may ask of many consortia."""

from django.db import models
from django.db.models import Case, Q, When


class ConsortiumQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """One's own and those shared with one; staff see no more than others."""
        if user.is_anonymous:
            return self.none()
        mine = self.model._meta.get_field("shares").related_model.objects.filter(user=user)
        return self.filter(Q(owner=user) | Q(pk__in=mine.values("consortium")))

    def writable_by(self, user):
        """Those that the user may change."""
        if user.is_anonymous:
            return self.none()
        shares = self.model._meta.get_field("shares").related_model.objects
        mine = shares.filter(user=user, may_write=True)
        return self.filter(Q(owner=user) | Q(pk__in=mine.values("consortium")))


class PartnerQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def in_order(self):
        """The coordinator first, associated partners last."""
        place = Case(
            When(role="coordinator", then=0), When(role="associated", then=2), default=1
        )
        return self.select_related("organisation__country", "organisation__place").order_by(
            place, "pk"
        )
