"""What is signed and handed in."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import CallVersion, Step
from grappe.core.tokens import new_token

from ..querysets import SubmissionQuerySet
from .partner import Partner
from .proposal import WITH_THE_PROPOSAL, Proposal


class Commitment(models.Model):
    """One partner's promise to do its part, signed by a named person over the exact text."""

    LIFETIME = timedelta(days=60)

    partner = models.OneToOneField(Partner, models.CASCADE, related_name="commitment")
    name = models.CharField(_("who signs"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("signed by"),
        related_name="commitments",
        null=True,
        blank=True,
        editable=False,
    )
    #: The text as it was signed, and its SHA-256.
    text = models.TextField(_("text"), blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    signed_at = models.DateTimeField(_("signed"), null=True, editable=False)

    PERSONAL = Personal(
        ("name", "position", "email", "signed_at"),
        purpose=_("which commitments you were asked to sign"),
        retention=WITH_THE_PROPOSAL,
        path="user",
        email="email",
        secret=("token",),
    )

    class Meta:
        verbose_name = _("commitment of a partner")
        verbose_name_plural = _("commitments of partners")
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at=None) | ~Q(sha256=""), name="commitment_signed_is_hashed"
            )
        ]

    def __str__(self):
        return f"{self.partner}: {self.name}"

    def get_absolute_url(self):
        return reverse("proposals:sign", args=[self.token])

    @property
    def is_signed(self):
        return self.signed_at is not None

    def is_open(self, at=None):
        """Its link still works."""
        return (at or now()) < self.asked_at + self.LIFETIME


class Grace(models.Model):
    """A recorded decision that one proposal may come later than its step closes."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="graces")
    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"), max_length=2_000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("decided"), auto_now_add=True)

    PERSONAL = Personal(
        ("reason", "at"),
        purpose=_("which late proposals you let in"),
        retention=WITH_THE_PROPOSAL,
        path="by",
    )

    class Meta:
        verbose_name = _("grace")
        verbose_name_plural = _("graces")
        ordering = ["-at"]

    def __str__(self):
        return f"{self.proposal}: {self.until:%Y-%m-%d %H:%M}"


class Submission(models.Model):
    """A proposal as it was handed in: frozen, hashed, with its receipt. Never changed."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="submissions")
    step = models.ForeignKey(Step, models.PROTECT, related_name="submissions")
    call_version = models.ForeignKey(
        CallVersion, models.PROTECT, related_name="+", null=True, blank=True
    )
    #: First, second … of this step.
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField(_("content"))
    sha256 = models.CharField("SHA-256", max_length=64)
    #: What the receipt shows; enough to find it again, nothing to guess.
    receipt = models.CharField(_("receipt"), max_length=40, unique=True)
    submitted_at = models.DateTimeField(_("submitted"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    is_late = models.BooleanField(_("late, by grace"), default=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    #: The document of everything, made soon after by a task.
    pdf = models.FileField(_("document"), blank=True, upload_to="proposals")

    objects = SubmissionQuerySet.as_manager()

    PERSONAL = Personal(
        ("submitted_at",),
        purpose=_("which proposals you handed in"),
        retention=WITH_THE_PROPOSAL,
        path="submitted_by",
    )

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "step", "number"], name="submission_number_once"
            ),
            models.UniqueConstraint(
                fields=["proposal", "step"],
                condition=Q(withdrawn_at=None),
                name="submission_one_standing",
            ),
        ]

    def __str__(self):
        return self.receipt

    def get_absolute_url(self):
        return reverse("proposals:submission", args=[self.receipt])
