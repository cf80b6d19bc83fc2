"""Periodic reports of a grant."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal

from ..querysets import ReportQuerySet
from .grant import Grant
from .work import WITH_THE_GRANT


class Report(models.Model):
    """What a project says of one period; handed in, then accepted or sent back."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="reports")
    number = models.PositiveSmallIntegerField(_("number"))
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"))
    due_on = models.DateField(_("due"))
    is_final = models.BooleanField(_("final report"), default=False)
    progress = models.TextField(_("what was done"), max_length=20_000, blank=True)
    problems = models.TextField(
        _("what went otherwise than planned"), max_length=20_000, blank=True
    )
    outlook = models.TextField(_("what comes next"), max_length=20_000, blank=True)
    submitted_at = models.DateTimeField(_("handed in"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    refusal = models.TextField(_("why it was sent back"), max_length=2_000, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    PERSONAL = Personal(
        ("submitted_at",),
        purpose=_("which reports of a project you handed in"),
        retention=WITH_THE_GRANT,
        path="submitted_by",
    )

    class Meta:
        verbose_name = _("report of a grant")
        verbose_name_plural = _("reports of grants")
        ordering = ["grant", "number"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "number"], name="grant_report_once")
        ]

    def __str__(self):
        return f"{self.number}: {self.from_on:%Y-%m-%d} – {self.to_on:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("monitoring:report", args=[self.grant.public_id, self.number])

    def is_late(self, day):
        return self.submitted_at is None and self.due_on < day
