"""Changes of a grant, asked for and decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.organisations.models import Organisation

from .grant import Grant, GrantPartner
from .work import WITH_THE_GRANT


class Amendment(models.Model):
    """One change that the coordinator asks for; it holds once it is granted."""

    class Kind(models.TextChoices):
        PARTNER_IN = "partner_in", _("a partner joins")
        PARTNER_OUT = "partner_out", _("a partner leaves")
        BUDGET = "budget", _("money moves between partners")
        EXTENSION = "extension", _("the project lasts longer")

    class Verdict(models.TextChoices):
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="amendments")
    kind = models.CharField(_("what changes"), max_length=12, choices=Kind)
    #: Who leaves, or gives money; who joins, or gets it.
    giver = models.ForeignKey(
        GrantPartner,
        models.PROTECT,
        verbose_name=_("who leaves, or gives costs"),
        related_name="+",
        null=True,
        blank=True,
    )
    taker = models.ForeignKey(
        GrantPartner,
        models.PROTECT,
        verbose_name=_("who takes costs over"),
        related_name="+",
        null=True,
        blank=True,
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("who joins"),
        related_name="+",
        null=True,
        blank=True,
    )
    amount = models.DecimalField(
        _("costs that move, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    ends_on = models.DateField(_("new end"), null=True, blank=True)
    reason = models.TextField(_("why"), max_length=5_000)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    answer = models.TextField(_("reason of the verdict"), max_length=5_000, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    PERSONAL = Personal(
        ("reason", "asked_at"),
        purpose=_("which changes of a project you asked for"),
        retention=WITH_THE_GRANT,
        path="asked_by",
    )

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0), name="amendment_amount_positive"
            )
        ]

    def __str__(self):
        return str(self.get_kind_display())
