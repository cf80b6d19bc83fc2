"""Money of a grant: what partners claim, what is accepted, what is paid."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Category
from grappe.core.files import KeptFile

from ..querysets import ClaimQuerySet
from .grant import GrantPartner
from .report import Report
from .work import WITH_THE_GRANT


class CostClaim(models.Model):
    """What one partner spent in one period; accepted in whole, in part, or not."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="claims")
    partner = models.ForeignKey(GrantPartner, models.CASCADE, related_name="claims")
    text = models.TextField(_("explanation"), max_length=5_000, blank=True)
    submitted_at = models.DateTimeField(_("handed in"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    accepted = models.DecimalField(
        _("accepted costs, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    reason = models.TextField(_("why less"), max_length=2_000, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    PERSONAL = Personal(
        ("submitted_at",),
        purpose=_("which costs of a project you claimed"),
        retention=WITH_THE_GRANT,
        path="submitted_by",
    )

    class Meta:
        verbose_name = _("claim of costs")
        verbose_name_plural = _("claims of costs")
        ordering = ["report", "partner"]
        constraints = [
            models.UniqueConstraint(fields=["report", "partner"], name="cost_claim_once"),
            models.CheckConstraint(
                condition=Q(accepted=None) | Q(accepted__gte=0), name="cost_claim_not_negative"
            ),
        ]

    def __str__(self):
        return f"{self.partner}, {self.report}"

    def amount(self):
        """All its lines together; reads what was prefetched."""
        return sum(line.amount for line in self.lines.all())


class ClaimLine(models.Model):
    """Costs of one category."""

    claim = models.ForeignKey(CostClaim, models.CASCADE, related_name="lines")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    amount = models.DecimalField(_("amount, EUR"), max_digits=14, decimal_places=2)
    accepted = models.DecimalField(
        _("accepted costs, EUR"), max_digits=14, decimal_places=2, null=True, editable=False
    )

    class Meta:
        verbose_name = _("line of a claim")
        verbose_name_plural = _("lines of claims")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "category"], name="cost_claim_line_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="cost_line_not_negative"),
            models.CheckConstraint(
                condition=Q(accepted=None) | Q(accepted__gte=0, accepted__lte=F("amount")),
                name="cost_line_accepted_within",
            ),
        ]

    def __str__(self):
        return f"{self.category}: {self.amount}"


class ClaimFile(KeptFile):
    """A file that supports a claim."""

    claim = models.ForeignKey(CostClaim, models.CASCADE, related_name="files")

    class Meta:
        verbose_name = _("file of a claim")
        verbose_name_plural = _("files of claims")
        ordering = ["pk"]


class Payment(models.Model):
    """Money that was paid to one partner."""

    class Kind(models.TextChoices):
        ADVANCE = "advance", _("advance")
        INTERIM = "interim", _("interim payment")
        BALANCE = "balance", _("balance")

    partner = models.ForeignKey(GrantPartner, models.PROTECT, related_name="payments")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    amount = models.DecimalField(_("amount, EUR"), max_digits=14, decimal_places=2)
    paid_on = models.DateField(_("paid"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    PERSONAL = Personal(
        ("paid_on",),
        purpose=_("which payments you wrote down"),
        retention=WITH_THE_GRANT,
        path="by",
    )

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_positive")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.amount}"
