"""What was said in the room, decided, written to the applicants, and appealed."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Call
from grappe.proposals.models import Proposal

from ..querysets import AppealQuerySet, DecisionQuerySet
from .evaluator import Evaluator
from .selection import WITH_THE_SELECTION, Body, Selection


class Meeting(models.Model):
    """A meeting of a body, with its agenda and minutes."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="meetings")
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    title = models.CharField(_("title"), max_length=200)
    place = models.CharField(_("place"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    present = models.ManyToManyField(
        Evaluator, verbose_name=_("present"), related_name="meetings", blank=True
    )
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return self.title


class AgendaItem(models.Model):
    """One proposal on a meeting's agenda: who left, what was said, what was advised."""

    class Advice(models.TextChoices):
        FOR = "for", _("in favour")
        AGAINST = "against", _("against")
        CONDITIONAL = "conditional", _("in favour, with conditions")
        LATER = "later", _("postponed")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="agenda_items")
    number = models.PositiveSmallIntegerField(_("number"))
    left_room = models.ManyToManyField(
        Evaluator, verbose_name=_("left the room"), related_name="+", blank=True
    )
    minutes = models.TextField(_("minutes"), max_length=10_000, blank=True)
    advice = models.CharField(_("advice"), max_length=12, choices=Advice, blank=True)
    #: The report that all agreed upon, for the applicants.
    consensus = models.TextField(_("consensus report"), max_length=10_000, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    class Meta:
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of agendas")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "proposal"], name="agenda_item_once")
        ]

    def __str__(self):
        return f"{self.number}. {self.proposal.reference}"


class Decision(models.Model):
    """One decision on a proposal; label and funding are two. The newest of a kind counts."""

    class Kind(models.TextChoices):
        ELIGIBILITY = "eligibility", _("eligibility")
        ADMISSION = "admission", _("admission to the next step")
        LABEL = "label", _("label")
        FUNDING = "funding", _("funding")

    class Verdict(models.TextChoices):
        YES = "yes", _("yes")
        CONDITIONAL = "conditional", _("yes, with conditions")
        NO = "no", _("no")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    selection = models.ForeignKey(Selection, models.PROTECT, related_name="decisions")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="decisions")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    body = models.ForeignKey(
        Body, models.PROTECT, verbose_name=_("decided by"), null=True, blank=True
    )
    amount = models.DecimalField(
        _("aid, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    reason = models.TextField(_("reason"), max_length=5_000)
    conditions = models.TextField(_("conditions"), max_length=5_000, blank=True)
    decided_on = models.DateField(_("decided"))
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="replaced_by", null=True, blank=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("written down"), auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    PERSONAL = Personal(
        ("reason", "at"),
        purpose=_("which decisions you wrote down"),
        retention=WITH_THE_SELECTION,
        path="by",
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["proposal", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "selection", "kind"],
                condition=Q(replaces=None),
                name="decision_first_once",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(kind="funding"), name="decision_amount_is_funding"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_verdict_display()}"

    def get_absolute_url(self):
        return reverse("evaluation:told", args=[self.public_id])

    @classmethod
    def kinds_of(cls, step):
        """[(kind, label)] of what is decided in a step: the last admits to no further one."""
        has_next = step.next() is not None
        return [one for one in cls.Kind.choices if has_next or one[0] != cls.Kind.ADMISSION]

    @property
    def is_yes(self):
        return self.verdict != self.Verdict.NO


class LetterTemplate(models.Model):
    """The wording of a call's letters about one kind of decision with one verdict."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="letter_templates")
    kind = models.CharField(_("kind"), max_length=12, choices=Decision.Kind)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Decision.Verdict)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), max_length=10_000)

    class Meta:
        verbose_name = _("template of a letter")
        verbose_name_plural = _("templates of letters")
        ordering = ["call", "kind", "verdict"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "kind", "verdict"], name="letter_template_once"
            )
        ]

    def __str__(self):
        return self.subject


class Letter(models.Model):
    """A letter about a decision as it was sent; never changed."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="letter")
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    sha256 = models.CharField("SHA-256", max_length=64)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    #: Set in the transaction that queues the mail, so that none goes twice unmarked.
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["pk"]

    def __str__(self):
        return self.subject


class Appeal(models.Model):
    """The applicants' objection to a decision, read by somebody who had no part in it."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("upheld")
        REJECTED = "rejected", _("rejected")

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    grounds = models.TextField(_("grounds"), max_length=10_000)
    filed_at = models.DateTimeField(_("filed"), default=now)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    reader = models.ForeignKey(
        Evaluator, models.PROTECT, related_name="appeals", null=True, blank=True
    )
    opinion = models.TextField(_("reader’s opinion"), max_length=10_000, blank=True)
    opinion_at = models.DateTimeField(_("opinion given"), null=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    reason = models.TextField(_("reason"), max_length=5_000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)

    objects = AppealQuerySet.as_manager()

    PERSONAL = Personal(
        ("grounds", "filed_at"),
        purpose=_("which decisions you appealed"),
        retention=WITH_THE_SELECTION,
        path="filed_by",
    )

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-filed_at"]

    def __str__(self):
        return f"{self.decision.proposal.reference}"

    @staticmethod
    def last_day(decision):
        """The last moment to appeal: the call's days after the letter (or the decision)."""
        letter = getattr(decision, "letter", None)
        begun = letter.sent_at if letter and letter.sent_at else decision.at
        return begun + timedelta(days=decision.selection.call.appeal_days)
