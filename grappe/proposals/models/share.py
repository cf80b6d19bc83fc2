"""Who may see a board beside its owner."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.core.tokens import new_token

from ..querysets import ShareQuerySet
from .consortium import Consortium


class Share(models.Model):
    """Somebody whom the owner lets in: asked by mail, a person once they have accepted."""

    LIFETIME = timedelta(days=14)

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="shared_consortia",
        null=True,
        blank=True,
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    may_write = models.BooleanField(_("may change it"), default=False)
    invited_at = models.DateTimeField(_("invited"), default=now)

    objects = ShareQuerySet.as_manager()

    PERSONAL = Personal(
        ("email", "may_write", "invited_at"),
        purpose=_("whose team boards are shared with you"),
        path="user",
        email="email",
        secret=("token",),
    )

    class Meta:
        verbose_name = _("share of a consortium")
        verbose_name_plural = _("shares of consortia")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consortium", "user"], name="consortium_share_once"
            ),
            models.UniqueConstraint(
                fields=["consortium", "email"],
                condition=~Q(email=""),
                name="consortium_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(user=None) ^ Q(email=""), name="consortium_share_asked_or_in"
            ),
        ]

    def __str__(self):
        return str(self.user or self.email)

    def get_absolute_url(self):
        return reverse("proposals:accept_share", args=[self.token])

    def is_open(self, at=None):
        """Not accepted yet, and not older than its lifetime at `at`."""
        return self.user_id is None and (at or now()) < self.invited_at + self.LIFETIME
