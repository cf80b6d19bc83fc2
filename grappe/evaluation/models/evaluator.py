"""Those who review proposals, and what could bar them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.core.tokens import new_token
from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.taxonomies.models import Term

from ..querysets import EvaluatorQuerySet, SeatQuerySet


class Evaluator(models.Model):
    """A person who reviews proposals: what they know, when and how much they read.

    For whom they work is in their posts (`user.posts`), since that is true everywhere.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="evaluator"
    )
    text = models.TextField(_("what you know"), max_length=5_000, blank=True)
    terms = models.ManyToManyField(
        Term, verbose_name=_("expertise"), through="Expertise", blank=True
    )
    projects = models.ManyToManyField(
        Project, verbose_name=_("projects you worked on"), related_name="+", blank=True
    )
    load_limit = models.PositiveSmallIntegerField(_("most proposals at a time"), default=6)
    available_from = models.DateField(_("available from"), null=True, blank=True)
    available_to = models.DateField(_("available until"), null=True, blank=True)
    #: When the person last signed to keep secret what they read, and which text.
    sworn_at = models.DateTimeField(_("confidentiality signed"), null=True, editable=False)
    sworn_version = models.CharField(max_length=20, blank=True, editable=False)
    is_active = models.BooleanField(_("in the pool"), default=True)

    objects = EvaluatorQuerySet.as_manager()

    PERSONAL = Personal(
        (
            "text",
            "terms",
            "projects",
            "load_limit",
            "available_from",
            "available_to",
            "sworn_at",
        ),
        purpose=_("which proposals you can review"),
        path="user",
    )

    class Meta:
        verbose_name = _("evaluator")
        verbose_name_plural = _("evaluators")
        ordering = ["user__name", "pk"]

    def __str__(self):
        return str(self.user)

    @property
    def trail_label(self):
        """The trail outlives the person, and names nobody."""
        return f"evaluator {self.pk}"

    def is_available(self, day):
        """Whether the person reads on this day."""
        has_begun = self.available_from is None or self.available_from <= day
        return (
            self.is_active and has_begun and not (self.available_to and self.available_to < day)
        )


class Expertise(models.Model):
    """How well an evaluator knows a topic: 1 expert, 0.5 some."""

    evaluator = models.ForeignKey(Evaluator, models.CASCADE, related_name="expertise")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    strength = models.FloatField(_("how well"), default=1.0)

    class Meta:
        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")
        constraints = [
            models.UniqueConstraint(fields=["evaluator", "term"], name="expertise_once"),
            models.CheckConstraint(
                condition=Q(strength__gt=0) & Q(strength__lte=1), name="expertise_within_one"
            ),
        ]

    def __str__(self):
        return str(self.term)


class Tie(models.Model):
    """A tie that an evaluator declares; no record of the platform would tell of it."""

    class Kind(models.TextChoices):
        FAMILY = "family", _("family or close friendship")
        MONEY = "money", _("financial interest")
        BOARD = "board", _("member of its board")
        RIVAL = "rival", _("competitor")
        OTHER = "other", _("other")

    evaluator = models.ForeignKey(Evaluator, models.CASCADE, related_name="ties")
    kind = models.CharField(_("kind of tie"), max_length=10, choices=Kind)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="+"
    )
    text = models.CharField(_("what it is"), max_length=500, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    PERSONAL = Personal(
        ("kind", "text", "ended_on"),
        purpose=_("conflicts of interest"),
        path="evaluator__user",
    )

    class Meta:
        verbose_name = _("declared tie")
        verbose_name_plural = _("declared ties")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.organisation}"


class Seat(models.Model):
    """An evaluator's place in a selection: asked by mail, taken when they accept."""

    LIFETIME = timedelta(days=30)

    class Role(models.TextChoices):
        EXPERT = "expert", _("external expert")
        COMMITTEE = "committee", _("member of the committee")
        JURY = "jury", _("member of the jury")
        CHAIR = "chair", _("chair")

    selection = models.ForeignKey("evaluation.Selection", models.CASCADE, related_name="seats")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.EXPERT)
    evaluator = models.ForeignKey(
        Evaluator, models.CASCADE, related_name="seats", null=True, blank=True
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=now)
    taken_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    #: When the evaluator last said that they have read the selection's briefing.
    briefed_at = models.DateTimeField(_("briefed"), null=True, editable=False)

    objects = SeatQuerySet.as_manager()

    PERSONAL = Personal(
        ("email", "role", "asked_at", "taken_at", "declined_at", "briefed_at"),
        purpose=_("in which selections you review"),
        path="evaluator__user",
        email="email",
        secret=("token",),
    )

    class Meta:
        verbose_name = _("seat in a selection")
        verbose_name_plural = _("seats in selections")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "evaluator"],
                condition=Q(evaluator__isnull=False),
                name="seat_once",
            ),
            models.UniqueConstraint(
                fields=["selection", "email"], condition=~Q(email=""), name="seat_asked_once"
            ),
        ]

    def __str__(self):
        return str(self.evaluator or self.email)

    def get_absolute_url(self):
        return reverse("evaluation:seat", args=[self.token])
