"""Consortia while they form: partners, roles that are wanted, and who may look on."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Call, RuleSet
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from .querysets import ConsortiumQuerySet, PartnerQuerySet


class Consortium(models.Model):
    """A team on the way to a proposal; seen only by its owner and whom the owner names."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what it is about"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("owner"),
        related_name="consortia",
    )
    call = models.ForeignKey(
        Call,
        models.SET_NULL,
        verbose_name=_("call"),
        related_name="consortia",
        null=True,
        blank=True,
    )
    rule_set = models.ForeignKey(
        RuleSet,
        models.PROTECT,
        verbose_name=_("rules, where no call gives them"),
        related_name="+",
        null=True,
        blank=True,
    )
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    budget = models.DecimalField(
        _("budget, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ConsortiumQuerySet.as_manager()

    PERSONAL = Personal(
        ("title", "text", "created_at"),
        purpose=_("the team that you are forming"),
        path="owner",
    )

    class Meta:
        verbose_name = _("consortium")
        verbose_name_plural = _("consortia")
        ordering = ["-updated_at", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("proposals:board", args=[self.public_id])

    @property
    def trail_label(self):
        """The trail outlives the board, and others read it: it names no title."""
        return str(self.public_id)

    def rules_kept(self):
        """The rule set that it must satisfy: the call's, else its own; or None."""
        return (self.call.rule_set if self.call else None) or self.rule_set

    def team(self):
        """The partners in it, the coordinator first; the excluded left out."""
        rows = self.partners.filter(is_excluded=False).exclude(state=Partner.State.DECLINED)
        return rows.in_order()


class Share(models.Model):
    """Somebody whom the owner lets in."""

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="shared_consortia"
    )
    may_write = models.BooleanField(_("may change it"), default=False)

    PERSONAL = Personal(
        ("may_write",), purpose=_("whose team boards are shared with you"), path="user"
    )

    class Meta:
        verbose_name = _("share of a consortium")
        verbose_name_plural = _("shares of consortia")
        constraints = [
            models.UniqueConstraint(fields=["consortium", "user"], name="consortium_share_once")
        ]

    def __str__(self):
        return f"{self.user}"


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
    is_fixed = models.BooleanField(_("stays, whatever is built"), default=False)
    is_excluded = models.BooleanField(_("not wanted"), default=False)
    reason = models.CharField(_("why"), max_length=500, blank=True)

    objects = PartnerQuerySet.as_manager()

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
        return round(100 * self.share / total) if self.share and total else None


class WantedRole(models.Model):
    """Something that the team still needs somebody for."""

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="wanted")
    title = models.CharField(_("what is needed"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Organisation.Kind, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )
    filled_by = models.ForeignKey(
        Partner, models.SET_NULL, related_name="roles", null=True, blank=True
    )

    class Meta:
        verbose_name = _("wanted role")
        verbose_name_plural = _("wanted roles")
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Comment(models.Model):
    """What somebody said on a board."""

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField(_("comment"), max_length=5_000)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    PERSONAL = Personal(
        ("text", "at"),
        purpose=_("what you said about a team"),
        path="author",
    )

    class Meta:
        verbose_name = _("comment on a consortium")
        verbose_name_plural = _("comments on consortia")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text[:60]
