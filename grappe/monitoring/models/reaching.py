"""What could go wrong in a project, and what it reaches."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal

from .grant import Grant
from .work import WITH_THE_GRANT


class Risk(models.Model):
    """Something that may go wrong, how bad that would be, and what is done about it."""

    class Level(models.IntegerChoices):
        LOW = 1, _("low")
        MIDDLE = 2, _("middle")
        HIGH = 3, _("high")

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="risks")
    title = models.CharField(_("what may go wrong"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), choices=Level, default=2)
    impact = models.PositiveSmallIntegerField(_("how bad"), choices=Level, default=2)
    measure = models.TextField(_("what is done about it"), max_length=2_000, blank=True)
    closed_on = models.DateField(_("no longer a risk since"), null=True, blank=True)

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering = ["closed_on", "-impact", "-likelihood", "pk"]

    def __str__(self):
        return self.title

    @property
    def weight(self):
        return self.likelihood * self.impact


class Indicator(models.Model):
    """Something that a project shall reach, with its target."""

    class Kind(models.TextChoices):
        JOBS = "jobs", _("jobs created")
        COMPANIES = "companies", _("companies created")
        PATENTS = "patents", _("patents")
        PRODUCTS = "products", _("products and services")
        PUBLICATIONS = "publications", _("publications")
        INVESTMENT = "investment", _("investment, EUR")
        TURNOVER = "turnover", _("turnover with the results, EUR")

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="indicators")
    kind = models.CharField(_("indicator"), max_length=12, choices=Kind)
    target = models.DecimalField(
        _("target"), max_digits=14, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "kind"], name="grant_indicator_once")
        ]

    def __str__(self):
        return str(self.get_kind_display())

    def latest(self):
        """The newest measure, or None; reads what was prefetched."""
        measures = list(self.measures.all())
        return measures[-1] if measures else None


class Measure(models.Model):
    """What was reached by a day, in all, with what shows it; also after the end."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="measures")
    on = models.DateField(_("by the day"))
    value = models.DecimalField(_("reached in all"), max_digits=14, decimal_places=2)
    evidence = models.TextField(_("what shows it"), max_length=2_000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("written down"), auto_now_add=True)

    PERSONAL = Personal(
        ("at",),
        purpose=_("which measures you wrote down"),
        retention=WITH_THE_GRANT,
        path="by",
    )

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="measure_not_negative")
        ]

    def __str__(self):
        return f"{self.value} ({self.on})"
