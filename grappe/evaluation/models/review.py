"""Who reads what, and what they say."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Criterion
from grappe.proposals.models import Proposal

from ..querysets import AssignmentQuerySet, ReviewQuerySet
from .evaluator import Evaluator
from .selection import WITH_THE_SELECTION, Selection


class AssignmentReceipt(models.Model):
    """One computed assignment with all that is needed to compute it again."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="receipts")
    number = models.PositiveSmallIntegerField(_("number"))
    #: As `assignment.to_json` writes it.
    content = models.TextField(_("receipt"))
    #: What was given to the engine, as plain JSON.
    inputs = models.JSONField(_("inputs"))
    sha256 = models.CharField("SHA-256", max_length=64)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    adopted_at = models.DateTimeField(_("adopted"), null=True, editable=False)

    PERSONAL = Personal(
        ("made_at",),
        purpose=_("which assignments you made"),
        retention=WITH_THE_SELECTION,
        path="by",
    )

    class Meta:
        verbose_name = _("receipt of an assignment")
        verbose_name_plural = _("receipts of assignments")
        ordering = ["selection", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "number"], name="receipt_number_once")
        ]

    def __str__(self):
        return f"{self.selection} {self.number}"


class Assignment(models.Model):
    """One proposal to be read by one evaluator."""

    class State(models.TextChoices):
        OPEN = "open", _("to be read")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("taken back")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    selection = models.ForeignKey(Selection, models.CASCADE, related_name="assignments")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="assignments")
    evaluator = models.ForeignKey(Evaluator, models.CASCADE, related_name="assignments")
    receipt = models.ForeignKey(
        AssignmentReceipt, models.SET_NULL, related_name="assignments", null=True, blank=True
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    #: Adjusted by a person, who says why; the receipt's own pairs have none.
    reason = models.TextField(_("why by hand"), max_length=2_000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    PERSONAL = Personal(
        ("state", "made_at"),
        purpose=_("which proposals you were given to read"),
        retention=WITH_THE_SELECTION,
        path="evaluator__user",
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "proposal", "evaluator"], name="assignment_once"
            )
        ]

    def __str__(self):
        return f"{self.proposal.reference}, {self.evaluator}"

    def get_absolute_url(self):
        return reverse("evaluation:reading", args=[self.public_id])


class Review(models.Model):
    """What an evaluator says of a proposal; a draft until it is handed in."""

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="review")
    to_applicants = models.TextField(_("for the applicants"), max_length=10_000, blank=True)
    to_panel = models.TextField(_("for the panel only"), max_length=10_000, blank=True)
    #: What is typed so far, as it was typed: a draft may be faulty and loses nothing.
    typed = models.JSONField(_("draft"), default=dict, blank=True)
    #: Rises with each save, so that a stale page or pack notices.
    revision = models.PositiveIntegerField(default=0, editable=False)
    submitted_at = models.DateTimeField(_("handed in"), null=True, editable=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ReviewQuerySet.as_manager()

    PERSONAL = Personal(
        ("typed", "to_applicants", "to_panel", "submitted_at"),
        purpose=_("your reviews of proposals"),
        retention=WITH_THE_SELECTION,
        path="assignment__evaluator__user",
    )

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["pk"]

    def __str__(self):
        return str(self.assignment)

    @property
    def is_submitted(self):
        return self.submitted_at is not None


class Mark(models.Model):
    """A review's mark by one criterion, with its reason."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.DecimalField(
        _("mark"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    text = models.TextField(_("reason"), max_length=5_000, blank=True)

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        ordering = ["criterion__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="mark_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0), name="mark_not_negative"
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.value}"


class RankingRecord(models.Model):
    """One computed ranking: means, places with intervals, the line, the lots."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="rankings")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField(_("ranking"))
    inputs = models.JSONField(_("inputs"))
    sha256 = models.CharField("SHA-256", max_length=64)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    adopted_at = models.DateTimeField(_("adopted"), null=True, editable=False)

    PERSONAL = Personal(
        ("made_at",),
        purpose=_("which rankings you made"),
        retention=WITH_THE_SELECTION,
        path="by",
    )

    class Meta:
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")
        ordering = ["selection", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "number"], name="ranking_number_once")
        ]

    def __str__(self):
        return f"{self.selection} {self.number}"
