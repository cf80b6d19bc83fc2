"""Questions one may ask of many clusters and memberships."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.timezone import localdate


class ClusterQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def published(self):
        return self.filter(stage=self.model.Stage.PUBLISHED)

    def visible_to(self, user):
        """Published clusters, and the unpublished ones this user manages; staff see all."""
        if user.is_staff:
            return self
        if user.is_anonymous:
            return self.published()
        return self.filter(Q(stage=self.model.Stage.PUBLISHED) | Q(pk__in=self._kept_by(user)))

    def managed_by(self, user):
        """Clusters whose page this user keeps."""
        return self.filter(pk__in=self._kept_by(user))

    def with_calls(self):
        """Each with `has_calls`: whether calls of its own are recorded."""
        calls = self.model._meta.get_field("calls").related_model.objects
        return self.annotate(has_calls=Exists(calls.filter(cluster=OuterRef("pk"))))

    def _kept_by(self, user):
        return self.model.managers.through.objects.filter(user=user).values("cluster")


class MembershipQuerySet(models.QuerySet):
    """Each method returns a queryset, but for `tally`."""

    def current(self, at=None):
        """Memberships that hold on the day `at` (today, unless given)."""
        at = at or localdate()
        ended = Q(left_on__isnull=False, left_on__lte=at)
        return self.filter(joined_on__lte=at).exclude(ended)

    def former(self, at=None):
        """Memberships that were over on the day `at` (today, unless given)."""
        return self.filter(left_on__lte=at or localdate())

    def during(self, start, end=None):
        """Those that held on some day from `start` until before `end` (None: ever after)."""
        found = self.filter(Q(left_on=None) | Q(left_on__gt=start))
        return found.filter(joined_on__lt=end) if end else found

    def tally(self, at=None):
        """How many are members on the day `at`, how many of them owe a fee, how many were."""
        at = at or localdate()
        holds = Q(joined_on__lte=at) & (Q(left_on=None) | Q(left_on__gt=at))
        return self.aggregate(
            present=Count("pk", filter=holds),
            due=Count("pk", filter=holds & Q(fee="due")),
            former=Count("pk", filter=Q(left_on__lte=at)),
        )

    def placed(self):
        """Those whose organisation is public and has a place on the map."""
        found = self.filter(organisation__is_hidden=False)
        return found.exclude(organisation__lat=None).exclude(organisation__lon=None)

    def shown_to(self, user):
        """Those whose organisation this user may see, with its country."""
        organisations = self.model._meta.get_field("organisation").related_model.objects
        visible = organisations.visible_to(user)
        found = self.filter(organisation__in=visible)
        return found.select_related("organisation__country")
