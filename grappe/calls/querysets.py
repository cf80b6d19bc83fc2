"""Questions one may ask of many calls."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now

#: What a list may be narrowed to.
STATES = ("open", "soon", "forthcoming", "closed")


class CallQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Published calls, and the drafts of clusters that this user keeps."""
        if user.is_staff:
            return self
        public = Q(stage="published")
        if user.is_anonymous:
            return self.filter(public)
        return self.filter(public | Q(cluster__managers=user)).distinct()

    def public(self):
        return self.filter(stage="published")

    def open(self, at=None):
        """Published, and open at `at` (now, unless given)."""
        at = at or now()
        has_opened = Q(opens_at=None) | Q(opens_at__lte=at)
        is_left = Q(closes_at=None) | Q(closes_at__gt=at)
        return self.public().filter(has_opened, is_left, is_announced=False)

    def in_state(self, state, at=None):
        """One of STATES; anything else leaves all."""
        at = at or now()
        if state == "open":
            return self.open(at)
        if state == "soon":
            return self.open(at).filter(closes_at__lte=at + timedelta(days=30))
        if state == "forthcoming":
            ahead = Q(opens_at__gt=at) | Q(is_announced=True)
            return self.filter(ahead).exclude(closes_at__lte=at)
        if state == "closed":
            return self.filter(closes_at__lte=at)
        return self

    def matching(self, text):
        """Calls whose title, reference, keywords or text hold every word of the text."""
        found = self
        for word in text.split()[:12]:
            found = found.filter(
                Q(title__icontains=word)
                | Q(reference__icontains=word)
                | Q(keywords__icontains=word)
                | Q(text__icontains=word)
            )
        return found

    def by_deadline(self):
        """The next deadline first, those without one last."""
        return self.order_by(F("closes_at").asc(nulls_last=True), "title", "pk")
