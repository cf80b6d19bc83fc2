"""Consortia while they form."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Call, RuleSet

from ..querysets import ConsortiumQuerySet

#: As much as the search for partners reads.
LONGEST_TEXT = 100_000
#: How long what people did on a board is kept.
WITH_THE_BOARD = _("with the board; without your name once the account is erased")


class Consortium(models.Model):
    """A team on the way to a proposal; seen only by its owner and whom the owner names."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what it is about"), blank=True, max_length=LONGEST_TEXT)
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
    #: Rises with each change of the facts above, so that two editors notice each other.
    revision = models.PositiveIntegerField(default=0, editable=False)
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

    def people(self):
        """Its owner and everybody who was let in."""
        shares = self.shares.exclude(user=None).select_related("user")
        return [self.owner, *(share.user for share in shares)]

    def team(self):
        """The partners in it, the coordinator first; without the excluded and those who
        declined."""
        return self.partners.active().in_order()

    def left_out(self):
        """Those who declined or are not wanted."""
        return self.partners.inactive().in_order()
