"""What a call asks, and by what its proposals are judged."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .call import Call
from .step import Step


class QuestionQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def current(self):
        """The newest version of each; older ones stay, so that answers stay readable."""
        return self.filter(retired_at=None)


class Question(models.Model):
    """One version of a question; a change after publication makes the next version."""

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        CHOICE = "choice", _("choice")
        NUMBER = "number", _("number")
        TABLE = "table", _("table")
        FILE = "file", _("file")

    step = models.ForeignKey(Step, models.CASCADE, related_name="questions")
    #: The same for all versions of a question.
    key = models.SlugField(_("short name"), max_length=60)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    retired_at = models.DateTimeField(_("replaced"), null=True, editable=False)
    number = models.PositiveSmallIntegerField(_("place in the form"), default=1)
    section = models.CharField(_("section"), max_length=100, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    title = models.CharField(_("question"), max_length=300)
    help = models.TextField(_("help"), blank=True)
    is_required = models.BooleanField(_("must be answered"), default=True)
    max_words = models.PositiveIntegerField(_("most words"), null=True, blank=True)
    least = models.DecimalField(
        _("least number"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    most = models.DecimalField(
        _("greatest number"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    #: Choices of a choice, columns of a table; one name each.
    options = models.JSONField(_("choices or columns"), default=list, blank=True)
    asked_if_key = models.SlugField(_("asked only if this question"), blank=True)
    asked_if_value = models.CharField(_("has this answer"), max_length=200, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["step", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "key", "version"], name="question_version_once"
            ),
            models.UniqueConstraint(
                fields=["step", "key"],
                condition=Q(retired_at=None),
                name="question_one_current",
            ),
        ]

    def __str__(self):
        return self.title

    def is_asked(self, answers):
        """Whether it applies, given the answers so far by question key."""
        if not self.asked_if_key:
            return True
        return str(answers.get(self.asked_if_key, "")) == self.asked_if_value


class Criterion(models.Model):
    """One thing that evaluators mark, with its weight and threshold."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria")
    key = models.SlugField(_("short name"), max_length=60)
    number = models.PositiveSmallIntegerField(_("place"), default=1)
    title = models.CharField(_("criterion"), max_length=200)
    text = models.TextField(_("what is looked at"), blank=True)
    weight = models.DecimalField(_("weight"), max_digits=5, decimal_places=2, default=1)
    low = models.DecimalField(_("lowest mark"), max_digits=5, decimal_places=2, default=0)
    high = models.DecimalField(_("highest mark"), max_digits=5, decimal_places=2, default=5)
    #: 0.5 allows half marks, 1 whole ones only.
    mark_step = models.DecimalField(
        _("marks in steps of"), max_digits=4, decimal_places=2, default=0.5
    )
    threshold = models.DecimalField(
        _("threshold"), max_digits=5, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["call", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "key"], name="criterion_key_once"),
            models.CheckConstraint(
                condition=Q(high__gt=F("low")), name="criterion_high_above_low"
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0) & Q(mark_step__gt=0), name="criterion_weight_positive"
            ),
        ]

    def __str__(self):
        return self.title
