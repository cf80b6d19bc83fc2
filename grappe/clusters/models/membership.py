"""The register of members."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.organisations.models import Organisation

from ..querysets import MembershipQuerySet


class Membership(models.Model):
    """An organisation in a cluster for a span of time (`left_on` is the first day out)."""

    class Category(models.TextChoices):
        SME = "sme", _("SME")
        STARTUP = "startup", _("start-up (an SME too)")
        LARGE = "large", _("large company")
        RESEARCH = "research", _("research organisation, university, technology centre")
        CIVIL = "civil_society", _("civil society")
        OTHER = "other", _("other actor")

    class Fee(models.TextChoices):
        PAID = "paid", _("paid")
        DUE = "due", _("due")
        WAIVED = "waived", _("waived")
        UNKNOWN = "unknown", _("unknown")

    cluster = models.ForeignKey("clusters.Cluster", models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("organisation"),
        related_name="memberships",
    )
    category = models.CharField(_("category"), max_length=14, choices=Category)
    joined_on = models.DateField(_("member since"))
    left_on = models.DateField(_("left"), null=True, blank=True)
    fee = models.CharField(_("fee"), max_length=8, choices=Fee, default=Fee.UNKNOWN)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "organisation"],
                condition=models.Q(left_on=None),
                name="member_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(left_on__gt=models.F("joined_on")),
                name="membership_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.organisation} in {self.cluster}"
