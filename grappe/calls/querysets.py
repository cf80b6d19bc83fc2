"""Questions one may ask of many calls."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now

#: What a list may be narrowed to.
STATES = ("open", "soon", "forthcoming", "closed")

#: A deadline nearer than this is shown as soon.
SOON = timedelta(days=30)

#: A hidden cluster hides its calls; a funder's calls have no cluster.
PUBLIC = Q(stage="published") & (Q(cluster=None) | Q(cluster__stage="published"))


def kept_by(user, path=""):
    """Rows whose call (at `path`) this person keeps; all for the staff."""
    if user.is_anonymous:
        return Q(pk__in=[])
    if user.is_staff:
        return ~Q(pk__in=[])
    return Q(**{f"{path}cluster__in": user.clusters.values("pk")})


def delegated_to(user, path=""):
    """Rows whose call (at `path`) this person follows for its funder."""
    if user.is_anonymous:
        return Q(pk__in=[])
    return Q(**{f"{path or 'pk__'}in": user.delegations.values("call")})


def followed_by(user, path=""):
    """Rows whose call this person keeps, or follows for its funder."""
    return kept_by(user, path) | delegated_to(user, path)


class CallQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Public calls, and every call that this user keeps or follows for its funder."""
        return self.filter(PUBLIC | followed_by(user))

    def public(self):
        return self.filter(PUBLIC)

    def whole(self):
        """Each with all that it asks, pays and judges; as many queries for many as for one."""
        return self.select_related("programme", "cluster", "rule_set").prefetch_related(
            "topics__scheme",
            "steps__questions",
            "criteria",
            "categories",
            "rates",
            "rule_set__rules",
            "documents",
            "explanations",
        )

    def open(self, at=None):
        """Public, and open at `at` (now, unless given)."""
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
            return self.open(at).filter(closes_at__lte=at + SOON)
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

    def by_deadline(self, latest_first=False):
        """The next deadline first (or the latest), those without one last."""
        deadline = F("closes_at")
        order = deadline.desc if latest_first else deadline.asc
        return self.order_by(order(nulls_last=True), "title", "pk")
