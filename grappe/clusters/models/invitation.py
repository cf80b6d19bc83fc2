"""Asking somebody to help keep a cluster's page."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.core.tokens import new_token


class Invitation(models.Model):
    """An invitation by mail to manage a cluster; it lives for `LIFETIME`."""

    LIFETIME = timedelta(days=14)

    cluster = models.ForeignKey("clusters.Cluster", models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    message = models.TextField(_("your words to them"), blank=True, max_length=2000)
    language = models.CharField(
        _("language of the mail"), max_length=5, choices=settings.LANGUAGES, default="en"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    PERSONAL = Personal(
        ("email", "invited_by", "message", "created_at", "accepted_at", "withdrawn_at"),
        purpose=_("asking somebody to help keep a page"),
        retention=_("until the invited account is erased"),
        path="invited_by",
        email="email",
        secret=("token",),
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_for_each_address",
            )
        ]

    def __str__(self):
        return self.email

    def get_absolute_url(self):
        return reverse("clusters:accept_invitation", args=[self.token])

    def is_open(self, at=None):
        """Neither accepted nor withdrawn, and not older than its lifetime at `at`."""
        fresh = (at or now()) < self.created_at + self.LIFETIME
        return self.accepted_at is None and self.withdrawn_at is None and fresh


class AccessRequest(models.Model):
    """Somebody signed in asks to help keep a cluster's page."""

    cluster = models.ForeignKey(
        "clusters.Cluster", models.CASCADE, related_name="access_requests"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="access_requests"
    )
    text = models.TextField(_("who you are, and why you ask"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_granted = models.BooleanField(_("granted"), default=False)

    PERSONAL = Personal(
        ("text", "created_at", "answered_at", "is_granted"),
        purpose=_("asking to help keep a page"),
        path="user",
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "user"],
                condition=models.Q(answered_at=None),
                name="one_open_request_for_each_person",
            )
        ]

    def __str__(self):
        return str(self.user)
