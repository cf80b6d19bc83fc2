"""Grants, and the partners that carry them."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.evaluation.models import Decision
from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.proposals.models import Partner, Proposal

from ..querysets import GrantPartnerQuerySet, GrantQuerySet


class Grant(models.Model):
    """The agreement by which a proposal that was decided on is funded, as it stands now."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="grant")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="grants")
    project = models.OneToOneField(Project, models.PROTECT, related_name="grant")
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    aid = models.DecimalField(_("aid, EUR"), max_digits=14, decimal_places=2)
    report_months = models.PositiveSmallIntegerField(
        _("months between reports"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
    )
    advance_percent = models.PositiveSmallIntegerField(_("advance, % of the aid"), default=30)
    #: Kept back until the final report is accepted.
    retained_percent = models.PositiveSmallIntegerField(
        _("kept back to the end, % of the aid"), default=10
    )
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="grant_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(advance_percent__lte=100) & Q(retained_percent__lte=100),
                name="grant_percents",
            ),
        ]

    def __str__(self):
        return str(self.project)

    def get_absolute_url(self):
        return reverse("monitoring:grant", args=[self.public_id])

    @property
    def trail_label(self):
        return self.proposal.reference

    @property
    def call(self):
        return self.proposal.call

    @property
    def is_closed(self):
        return self.closed_at is not None

    def elapsed(self, day):
        """Which part of its time has passed on a day, from 0 to 1."""
        whole = (self.ends_on - self.starts_on).days
        return min(max((day - self.starts_on).days / whole, 0), 1)


class GrantPartner(models.Model):
    """A partner of a grant with its costs, its rate and the aid that it may get at most."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="+"
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Partner.Role, default=Partner.Role.PARTNER
    )
    size = models.CharField(_("size"), max_length=10, blank=True)
    costs = models.DecimalField(_("planned costs, EUR"), max_digits=14, decimal_places=2)
    rate = models.DecimalField(_("rate of aid, %"), max_digits=5, decimal_places=2)
    aid = models.DecimalField(_("aid at most, EUR"), max_digits=14, decimal_places=2)
    joined_on = models.DateField(_("joined"))
    left_on = models.DateField(_("left"), null=True, blank=True)

    objects = GrantPartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner of a grant")
        verbose_name_plural = _("partners of grants")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant", "organisation"],
                condition=Q(left_on=None),
                name="grant_partner_once",
            ),
            models.CheckConstraint(
                condition=Q(costs__gte=0) & Q(aid__gte=0), name="grant_partner_not_negative"
            ),
        ]

    def __str__(self):
        return str(self.organisation)
