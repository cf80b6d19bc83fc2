"""Events: what a cluster holds or attends."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.clusters.models import Cluster
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

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="event_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:page", args=[self.slug])
