"""Who reads for the funder what becomes of a call."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.core.tokens import new_token

from .call import Call


class Delegate(models.Model):
    """Somebody of the funder: asked by mail, a person once they have promised secrecy.

    A delegate reads the proposals, selections and grants of the call once its steps have
    closed; some also write down what is decided on its money.
    """

    LIFETIME = timedelta(days=30)

    call = models.ForeignKey(Call, models.CASCADE, related_name="delegates")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="delegations",
        null=True,
        blank=True,
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    may_decide = models.BooleanField(_("writes down decisions on the funding"), default=False)
    asked_at = models.DateTimeField(_("asked"), default=now)
    #: When the person promised to keep secret what they read.
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)

    PERSONAL = Personal(
        ("email", "may_decide", "asked_at", "accepted_at"),
        purpose=_("which calls you follow for their funder"),
        path="user",
        email="email",
        secret=("token",),
    )

    class Meta:
        verbose_name = _("delegate of a funder")
        verbose_name_plural = _("delegates of funders")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "user"], name="delegate_once"),
            models.UniqueConstraint(
                fields=["call", "email"], condition=~Q(email=""), name="delegate_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(user=None) ^ Q(email=""), name="delegate_asked_or_in"
            ),
        ]

    def __str__(self):
        return str(self.user or self.email)

    def get_absolute_url(self):
        return reverse("calls:accept_delegate", args=[self.token])

    def is_open(self, at=None):
        """Not accepted yet, and not older than its lifetime at `at`."""
        return self.user_id is None and (at or now()) < self.asked_at + self.LIFETIME
