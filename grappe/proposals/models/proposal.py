"""Proposals: what a consortium writes in answer to a call."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Call, Question, Step
from grappe.core.files import KeptFile
from grappe.taxonomies.models import Term

from ..querysets import ProposalQuerySet
from .consortium import Consortium

WITH_THE_PROPOSAL = _("with the proposal; without your name once the account is erased")


class Proposal(models.Model):
    """A consortium's answer to a call while it is written; a Submission is handed in."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consortium = models.OneToOneField(Consortium, models.PROTECT, related_name="proposal")
    call = models.ForeignKey(Call, models.PROTECT, related_name="proposals")
    #: The step that is being written, or was last handed in.
    step = models.ForeignKey(Step, models.PROTECT, related_name="proposals")
    #: By which everybody names it; without a gap in each call.
    number = models.PositiveIntegerField(_("number"), editable=False)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DRAFT)
    acronym = models.CharField(_("short name"), max_length=40)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary for everybody"), max_length=4_000, blank=True)
    topics = models.ManyToManyField(Term, verbose_name=_("topics"), blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    #: Rises with each change of the facts above, so that two editors notice each other.
    revision = models.PositiveIntegerField(default=0, editable=False)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="proposal_number_once")
        ]

    def __str__(self):
        return f"{self.acronym}: {self.title}" if self.acronym else self.title

    def get_absolute_url(self):
        return reverse("proposals:proposal", args=[self.public_id])

    @property
    def reference(self):
        """How letters and lists name it: the call's address and its number."""
        return f"{self.call.slug}-{self.number:03}"

    @property
    def trail_label(self):
        return self.reference

    @property
    def is_draft(self):
        return self.stage == self.Stage.DRAFT

    @property
    def is_submitted(self):
        return self.stage == self.Stage.SUBMITTED

    def may_hand_in(self, at=None):
        """Its step is open at `at` (now, unless given), or a grace lets it in."""
        at = at or now()
        return self.step.is_open(at) or self.is_late(at)

    def is_late(self, at):
        """After the deadline, and let in by a recorded decision."""
        graces = self.graces.filter(step=self.step, until__gte=at)
        return self.step.is_over(at) and graces.exists()

    def latest(self):
        """What was last handed in and not withdrawn, or None."""
        return self.submissions.standing().order_by("-pk").first()


class Answer(models.Model):
    """What a proposal says to one version of a question."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    #: Text, a choice, a number as text, or a table's rows (lists of text).
    value = models.JSONField(_("answer"), default=str, blank=True)
    #: Rises with each save, so that two editors notice each other.
    revision = models.PositiveIntegerField(default=0, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    PERSONAL = Personal(
        ("updated_at",),
        purpose=_("which answers of a proposal you wrote"),
        retention=WITH_THE_PROPOSAL,
        path="updated_by",
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "question"], name="answer_once")
        ]

    def __str__(self):
        return str(self.question)


class AnswerVersion(models.Model):
    """An answer as it was; `is_aside` was typed beside somebody else's and kept for them."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="versions")
    value = models.JSONField(_("answer"), default=str, blank=True)
    is_aside = models.BooleanField(_("kept aside"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    PERSONAL = Personal(
        ("at",),
        purpose=_("which answers of a proposal you wrote"),
        retention=WITH_THE_PROPOSAL,
        path="by",
    )

    class Meta:
        verbose_name = _("earlier answer")
        verbose_name_plural = _("earlier answers")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.answer} {self.at:%Y-%m-%d %H:%M}"


class AnswerFile(KeptFile):
    """A file that answers a question."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="files")
    #: Taken out of the draft; kept, since something handed in may hold it.
    removed_at = models.DateTimeField(_("removed"), null=True, editable=False)

    class Meta:
        verbose_name = _("file of an answer")
        verbose_name_plural = _("files of answers")
        ordering = ["pk"]
