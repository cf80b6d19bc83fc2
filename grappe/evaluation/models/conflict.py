"""Conflicts of interest: computed from records, answered, and ruled by a person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.proposals.models import Proposal

from ..querysets import ConflictQuerySet
from .evaluator import Evaluator
from .selection import WITH_THE_SELECTION, Selection


class Conflict(models.Model):
    """One tie between an evaluator and a proposal, as a sentence with its evidence."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer", _("same employer")
        FORMER = "former", _("former employer, within three years")
        PROJECT = "project", _("shared project")
        OWN = "own", _("own proposal in the call")
        TEAM = "team", _("takes part in the proposal")
        BOARD = "board", _("member of a partner’s board")
        DECLARED = "declared", _("declared tie")

    class Answer(models.TextChoices):
        AGREED = "agreed", _("agreed")
        EXPLAINED = "explained", _("explained")
        DISPUTED = "disputed", _("disputed")

    class Ruling(models.TextChoices):
        BARS = "bars", _("bars the evaluator")
        CLEARED = "cleared", _("does not bar")

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="conflicts")
    evaluator = models.ForeignKey(Evaluator, models.CASCADE, related_name="conflicts")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="conflicts")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    #: Tells findings of one kind apart: the organisation, the project.
    key = models.CharField(max_length=80, blank=True)
    #: False: to be explained, and a person rules.
    is_barring = models.BooleanField(_("bars by itself"), default=True)
    sentence = models.TextField(_("what ties them"))
    evidence = models.JSONField(_("evidence"), default=dict, blank=True)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    #: The records no longer say so; kept, since somebody may have decided by it.
    gone_at = models.DateTimeField(_("no longer found"), null=True, editable=False)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    explanation = models.TextField(_("explanation"), max_length=2_000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    ruling = models.CharField(_("ruling"), max_length=10, choices=Ruling, blank=True)
    ruling_reason = models.TextField(_("reason of the ruling"), max_length=2_000, blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    ruled_at = models.DateTimeField(_("ruled"), null=True, editable=False)

    objects = ConflictQuerySet.as_manager()

    PERSONAL = Personal(
        ("sentence", "answer", "explanation", "answered_at", "ruling"),
        purpose=_("conflicts of interest"),
        retention=WITH_THE_SELECTION,
        path="evaluator__user",
    )

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ["proposal", "evaluator", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "evaluator", "proposal", "kind", "key"],
                name="conflict_once",
            )
        ]
        indexes = [models.Index(fields=["selection", "evaluator"])]

    def __str__(self):
        return self.sentence

    @property
    def bars(self):
        """Whether the evaluator may not see the proposal, as things stand."""
        if self.gone_at is not None or self.ruling == self.Ruling.CLEARED:
            return False
        return self.is_barring or self.ruling == self.Ruling.BARS or not self.ruling


class Declaration(models.Model):
    """What an evaluator signed about one proposal before it opened to them."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="declarations")
    evaluator = models.ForeignKey(Evaluator, models.CASCADE, related_name="declarations")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="declarations")
    is_free = models.BooleanField(_("free of conflicts"))
    text = models.TextField(_("explanation"), max_length=2_000, blank=True)
    #: The text that was agreed to, in the version of that day.
    wording = models.TextField(_("wording"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    PERSONAL = Personal(
        ("is_free", "text", "at"),
        purpose=_("conflicts of interest"),
        retention=WITH_THE_SELECTION,
        path="evaluator__user",
    )

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "evaluator", "proposal"], name="declaration_once"
            ),
            models.CheckConstraint(
                condition=Q(is_free=True) | ~Q(text=""), name="declaration_says_why"
            ),
        ]

    def __str__(self):
        return f"{self.evaluator}, {self.proposal.reference}"
