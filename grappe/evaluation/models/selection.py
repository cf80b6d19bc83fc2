"""How the proposals to one step of a call are judged, from the checks to the decisions."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.findings import LIGHTS
from grappe.calls.models import Step
from grappe.proposals.models import Submission

from ..querysets import CheckQuerySet, SelectionQuerySet

WITH_THE_SELECTION = _("with the selection, for auditors; your name goes with the account")


class Selection(models.Model):
    """The judging of what was handed in to one step of a call."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    step = models.OneToOneField(Step, models.PROTECT, related_name="selection")
    readers = models.PositiveSmallIntegerField(_("readers for each proposal"), default=3)
    #: What every evaluator reads, and confirms, before the first proposal; Markdown.
    briefing = models.TextField(_("briefing of the evaluators"), max_length=20_000, blank=True)
    reviews_due_at = models.DateTimeField(_("reviews due"), null=True, blank=True)
    #: Public, so that anybody can draw the lots and compute the assignment again.
    seed = models.CharField(_("public seed"), max_length=80, blank=True)
    has_lottery = models.BooleanField(_("lots decide within the tie zone"), default=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = SelectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("selection")
        verbose_name_plural = _("selections")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.step.call}, {self.step}"

    def get_absolute_url(self):
        return reverse("evaluation:selection", args=[self.public_id])

    @property
    def call(self):
        return self.step.call

    @property
    def is_double_blind(self):
        return self.call.blinding == self.call.Blinding.DOUBLE

    def adopted_ranking(self):
        """The newest ranking that was settled on, or None."""
        return self.rankings.exclude(adopted_at=None).first()

    def places(self):
        """{proposal's reference: its place in the adopted ranking}; empty before that."""
        adopted = self.adopted_ranking()
        rows = adopted.content["ranking"]["places"] if adopted else []
        return {one["proposal"]: one["position"] for one in rows}

    def submissions(self):
        """What stands to be judged, each proposal once, in the order of its number."""
        standing = Submission.objects.standing().filter(step=self.step)
        return standing.select_related("proposal__call", "step").order_by("proposal__number")


class Body(models.Model):
    """Who advises or decides, in the configured order."""

    class Kind(models.TextChoices):
        EXPERTS = "experts", _("external experts")
        COMMITTEE = "committee", _("committee of the cluster")
        ADMINISTRATION = "administration", _("administration")
        JURY = "jury", _("jury")
        GOVERNMENT = "government", _("government")

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="bodies")
    number = models.PositiveSmallIntegerField(_("place"))
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    name = models.CharField(_("name"), max_length=200, blank=True)
    gives_label = models.BooleanField(_("decides on the label"), default=False)
    gives_money = models.BooleanField(_("decides on the funding"), default=False)

    class Meta:
        verbose_name = _("body of a selection")
        verbose_name_plural = _("bodies of selections")
        ordering = ["selection", "number"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "number"], name="body_place_once")
        ]

    def __str__(self):
        return self.name or str(self.get_kind_display())


class Check(models.Model):
    """One thing that the platform checked in a submission, and what a person said to it."""

    class Kind(models.TextChoices):
        RULE = "rule", _("rule of the consortium")
        BUDGET = "budget", _("budget")
        DOCUMENT = "document", _("document")
        SIGNATURE = "signature", _("signature")
        FEE = "fee", _("membership fee")
        DOUBLE = "double", _("double funding")

    class Verdict(models.TextChoices):
        PASSES = "passes", _("passes")
        FAILS = "fails", _("fails")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="checks")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    key = models.CharField(max_length=80)
    #: met, unmet or open, as the rules of consortia answer.
    light = models.CharField(_("light"), max_length=10)
    sentence = models.TextField(_("finding"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    evidence = models.JSONField(_("evidence"), default=dict, blank=True)
    computed_at = models.DateTimeField(_("computed"), auto_now=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    reason = models.TextField(_("reason"), max_length=2_000, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    judged_at = models.DateTimeField(_("judged"), null=True, editable=False)

    objects = CheckQuerySet.as_manager()

    PERSONAL = Personal(
        ("verdict", "reason", "judged_at"),
        purpose=_("which checks of proposals you judged"),
        retention=WITH_THE_SELECTION,
        path="judged_by",
    )

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["submission", "kind", "key"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "kind", "key"], name="check_once")
        ]

    def __str__(self):
        return self.sentence

    @property
    def is_fine(self):
        """Whether the proposal passes here: what a person said, else what was computed."""
        return self.verdict == self.Verdict.PASSES if self.verdict else self.light == "met"

    @property
    def tag(self):
        return {"met": "good", "unmet": "bad"}.get(self.light, "warn")

    @property
    def light_label(self):
        return LIGHTS.get(self.light, self.light)
