"""Partners of a consortium, and the roles that it still wants."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Size
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from ..querysets import PartnerQuerySet
from .consortium import WITH_THE_BOARD, Consortium


class Partner(models.Model):
    """An organisation in a consortium, with its role, its share and why it is there."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        PARTNER = "partner", _("partner")
        ASSOCIATED = "associated", _("associated partner, without funding")

    class State(models.TextChoices):
        CONSIDERED = "considered", _("considered")
        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        DECLINED = "declined", _("declined")

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTNER)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.CONSIDERED)
    job = models.CharField(_("what it does"), max_length=200, blank=True)
    share = models.DecimalField(
        _("share, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    size = models.CharField(
        _("size, for an enterprise"), max_length=10, choices=Size, blank=True
    )
    is_fixed = models.BooleanField(_("stays, whatever is built"), default=False)
    is_excluded = models.BooleanField(_("not wanted"), default=False)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = PartnerQuerySet.as_manager()

    PERSONAL = Personal(
        (), purpose=_("whom you put into a team"), retention=WITH_THE_BOARD, path="added_by"
    )

    class Meta:
        verbose_name = _("partner of a consortium")
        verbose_name_plural = _("partners of consortia")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consortium", "organisation"], name="consortium_partner_once"
            ),
            models.UniqueConstraint(
                fields=["consortium"],
                condition=Q(role="coordinator"),
                name="consortium_one_coordinator",
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0), name="consortium_share_not_negative"
            ),
        ]

    def __str__(self):
        return str(self.organisation)

    def percent_of(self, total):
        """Its part of the money in percent, or None."""
        return round(100 * self.share / total) if self.share is not None and total else None

    @property
    def stays(self):
        """Kept when another team is taken: it has agreed, or is marked so."""
        return self.is_fixed or self.state == self.State.AGREED

    @property
    def is_active(self):
        """In the team: neither excluded nor declined."""
        return not self.is_excluded and self.state != self.State.DECLINED


class WantedRole(models.Model):
    """Something that the team still needs somebody for."""

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="wanted")
    title = models.CharField(_("what is needed"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Organisation.Kind, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )
    topics = models.CharField(_("topics"), max_length=500, blank=True)
    filled_by = models.ForeignKey(
        Partner, models.SET_NULL, related_name="roles", null=True, blank=True
    )

    class Meta:
        verbose_name = _("wanted role")
        verbose_name_plural = _("wanted roles")
        ordering = ["pk"]

    def __str__(self):
        return self.title
