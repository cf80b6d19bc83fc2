"""The work plan and the budget of a proposal."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grappe.calls.models import Category

from .partner import Partner
from .proposal import Proposal


class WorkPackage(models.Model):
    """A part of the work, from one month of the project to another, led by a partner."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="work_packages")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what is done"), blank=True, max_length=5_000)
    lead = models.ForeignKey(
        Partner,
        models.SET_NULL,
        verbose_name=_("led by"),
        related_name="+",
        null=True,
        blank=True,
    )
    first_month = models.PositiveSmallIntegerField(_("first month"), default=1)
    last_month = models.PositiveSmallIntegerField(_("last month"), default=1)

    class Meta:
        verbose_name = _("work package")
        verbose_name_plural = _("work packages")
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="work_package_once"),
            models.CheckConstraint(
                condition=Q(last_month__gte=F("first_month")) & Q(first_month__gte=1),
                name="work_package_ends_after_start",
                violation_error_message=_("The work package ends before it starts."),
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"


class PlannedResult(models.Model):
    """A milestone or deliverable that the work plan promises for a month."""

    class Kind(models.TextChoices):
        MILESTONE = "milestone", _("milestone")
        DELIVERABLE = "deliverable", _("deliverable")

    work_package = models.ForeignKey(WorkPackage, models.CASCADE, related_name="results")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DELIVERABLE)
    title = models.CharField(_("title"), max_length=200)
    month = models.PositiveSmallIntegerField(_("month"))

    class Meta:
        verbose_name = _("planned result")
        verbose_name_plural = _("planned results")
        ordering = ["work_package", "month", "pk"]

    def __str__(self):
        return self.title


class BudgetLine(models.Model):
    """What one partner spends on one category in one work package."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="budget_lines")
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="budget_lines")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    work_package = models.ForeignKey(
        WorkPackage, models.CASCADE, related_name="budget_lines", null=True, blank=True
    )
    amount = models.DecimalField(_("amount, EUR"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("line of a budget")
        verbose_name_plural = _("lines of budgets")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "category", "work_package"], name="budget_line_once"
            ),
            models.UniqueConstraint(
                fields=["partner", "category"],
                condition=Q(work_package=None),
                name="budget_line_once_without_package",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_not_negative"),
        ]

    def __str__(self):
        return f"{self.partner}, {self.category}: {self.amount}"
