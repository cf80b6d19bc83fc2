"""Events: what a cluster holds or attends."""

from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from grappe.clusters.models import Cluster
from grappe.core.profiles import Section
from grappe.taxonomies.models import Country

from .querysets import EventQuerySet


class Event(models.Model):
    """A gathering between two moments, in one place or online."""

    class Kind(models.TextChoices):
        EVENT = "event", _("event")
        WORKSHOP = "workshop", _("workshop")
        FAIR = "fair", _("fair")
        MISSION = "mission", _("mission abroad")
        WEBINAR = "webinar", _("webinar")

    cluster = models.ForeignKey(
        Cluster, models.CASCADE, verbose_name=_("cluster"), related_name="events"
    )
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.EVENT)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    text = models.TextField(_("programme"), blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )
    website = models.URLField(_("website"), blank=True)
    is_published = models.BooleanField(_("published"), default=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = EventQuerySet.as_manager()

    PROFILE = (
        Section(
            "event",
            _("Event"),
            (
                "title",
                "kind",
                "starts_at",
                "ends_at",
                "city",
                "country",
                "summary",
                "text",
                "website",
            ),
        ),
    )

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The event ends before it starts."),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:page", args=[self.slug])

    def month(self):
        """The first day of the month in which it starts, in the site's zone."""
        return localdate(self.starts_at).replace(day=1)

    def is_within_a_day(self):
        """It starts and ends on the same day, in the site's zone."""
        return localdate(self.starts_at) == localdate(self.ends_at)

    def countdown(self, at=None):
        """How far off it is on the day of `at` (now, unless given), in words."""
        at = at or now()
        if self.ends_at <= at:
            return gettext("over")
        if self.starts_at <= at:
            return gettext("now")
        days = (localdate(self.starts_at) - localdate(at)).days
        if days == 0:
            return gettext("today")
        return ngettext("tomorrow", "in %(days)s days", days) % {"days": days}
