"""The steps of a call: what is handed in one after the other."""

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from .call import Call, time_left


class StepQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def in_order(self):
        """Letters of intent first, full proposals last."""
        place = Case(When(kind="letter", then=0), When(kind="pre", then=1), default=2)
        return self.order_by(place)


class Step(models.Model):
    """One step of a call with its own window and questions; a call may leave steps out."""

    class Kind(models.TextChoices):
        LETTER = "letter", _("letter of intent")
        PRE = "pre", _("pre-proposal")
        FULL = "full", _("full proposal")

    call = models.ForeignKey(Call, models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=10, choices=Kind, default=Kind.FULL)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    guidance = models.TextField(_("guidance for applicants"), blank=True)
    has_budget = models.BooleanField(_("asks for the budget"), default=True)
    has_work_plan = models.BooleanField(_("asks for work packages"), default=True)
    is_signed = models.BooleanField(_("every partner signs"), default=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a call")
        verbose_name_plural = _("steps of calls")
        ordering = ["closes_at"]
        constraints = [
            models.UniqueConstraint(fields=["call", "kind"], name="call_step_once"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="call_step_closes_after_opening",
                violation_error_message=_("The step closes before it opens."),
            ),
        ]

    def __str__(self):
        return str(self.get_kind_display())

    def is_open(self, at=None):
        """Its call is published, and `at` (now, unless given) lies within its window."""
        in_window = self.opens_at <= (at or now()) < self.closes_at
        return self.call.is_published and in_window

    def is_over(self, at=None):
        return self.closes_at <= (at or now())

    @property
    def place(self):
        """0 for the first kind of step, 2 for the last."""
        return self.Kind.values.index(self.kind)

    def countdown(self, at=None):
        """How far off the deadline is at `at` (now, unless given), in words."""
        at = at or now()
        return time_left(self.closes_at, at, is_ahead=self.opens_at > at)

    def next(self):
        """The step after this one, or None."""
        steps = list(self.call.steps.in_order())
        later = steps[steps.index(self) + 1 :]
        return later[0] if later else None

    def current_questions(self):
        """The newest version of each question, in order; reads what was prefetched."""
        return [one for one in self.questions.all() if one.retired_at is None]
