"""The work of a grant: packages, milestones and deliverables."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.core.files import KeptFile
from grappe.proposals.models import PlannedResult

from ..querysets import ResultQuerySet
from .grant import Grant, GrantPartner

WITH_THE_GRANT = _("with the grant; without your name once the account is erased")


class Package(models.Model):
    """A work package as it was agreed."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="packages")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    lead = models.ForeignKey(
        GrantPartner, models.SET_NULL, related_name="packages", null=True, blank=True
    )
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    percent_done = models.PositiveSmallIntegerField(_("done, %"), default=0)

    class Meta:
        verbose_name = _("work package of a grant")
        verbose_name_plural = _("work packages of grants")
        ordering = ["grant", "number"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "number"], name="grant_package_once"),
            models.CheckConstraint(
                condition=models.Q(percent_done__lte=100), name="grant_package_percent"
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"


class Result(models.Model):
    """A milestone or deliverable: promised for a day, delivered, accepted or sent back."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="results")
    package = models.ForeignKey(Package, models.CASCADE, related_name="results")
    kind = models.CharField(_("kind"), max_length=12, choices=PlannedResult.Kind)
    title = models.CharField(_("title"), max_length=200)
    due_on = models.DateField(_("due"))
    text = models.TextField(_("what is delivered"), max_length=5_000, blank=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True, editable=False)
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    #: Why it was sent back the last time.
    refusal = models.TextField(_("why it was sent back"), max_length=2_000, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)

    objects = ResultQuerySet.as_manager()

    PERSONAL = Personal(
        ("delivered_at",),
        purpose=_("which results of a project you delivered"),
        retention=WITH_THE_GRANT,
        path="delivered_by",
    )

    class Meta:
        verbose_name = _("result of a grant")
        verbose_name_plural = _("results of grants")
        ordering = ["due_on", "pk"]

    def __str__(self):
        return self.title

    def is_late(self, day):
        return self.delivered_at is None and self.due_on < day


class ResultFile(KeptFile):
    """A file that was delivered."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="files")

    class Meta:
        verbose_name = _("file of a result")
        verbose_name_plural = _("files of results")
        ordering = ["pk"]
