"""What matching keeps itself: introductions, and what the matcher found near open calls."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Call
from grappe.organisations.models import Organisation
from grappe.projects.models import Project

from .querysets import IntroductionQuerySet


def in_two_weeks():
    return localdate() + timedelta(days=14)


class Introduction(models.Model):
    """Somebody asks to be brought together with an organisation; both sides must want it.

    The asked reads only what the asker chose (`told`); the asker learns whether there is
    an answer, never whether anybody has read. Contacts are shown once it is accepted.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Shown(models.TextChoices):
        NAME = "name", _("my name")
        ORGANISATION = "organisation", _("the organisation I ask for")
        TEXT = "text", _("the text: what the work is about")

    class Reason(models.TextChoices):
        TIME = "time", _("no capacity at this time")
        FIELD = "field", _("not our field")
        TAKEN = "taken", _("in another team for this call")
        CONFLICT = "conflict", _("a conflict of interest")
        VAGUE = "vague", _("too little is said to decide")
        OTHER = "other", _("another reason")

    class Outcome(models.TextChoices):
        MET = "met", _("we met")
        TEAM = "team", _("it joined the team")
        SUBMITTED = "submitted", _("we submitted a proposal together")
        NOTHING = "nothing", _("nothing came of it")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="introductions"
    )
    asking_for = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        verbose_name=_("your organisation"),
        null=True,
        blank=True,
        related_name="+",
    )
    asked = models.ForeignKey(Organisation, models.CASCADE, related_name="introductions")
    shown = models.JSONField(_("what is shown"), default=list)
    text = models.TextField(_("what the work is about"), blank=True, max_length=20_000)
    message = models.TextField(_("your words to them"), max_length=2_000)
    #: The place that the matcher gave to the organisation, when it was found that way.
    rank = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    deadline_on = models.DateField(_("answer by"), default=in_two_weeks)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.WAITING, editable=False
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, blank=True)
    is_reason_shown = models.BooleanField(_("tell them the reason"), default=False)
    words = models.TextField(_("your words to them"), blank=True, max_length=2_000)
    outcome = models.CharField(_("what came of it"), max_length=10, choices=Outcome, blank=True)

    objects = IntroductionQuerySet.as_manager()

    PERSONAL = Personal(
        ("asking_for", "shown", "text", "message", "deadline_on", "asked_at", "outcome"),
        purpose=_("bringing people together who both want it"),
        path="asker",
    )

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ["-asked_at"]

    def __str__(self):
        return str(self.asked)

    def get_absolute_url(self):
        return reverse("matching:introduction", args=[self.public_id])

    def is_open(self, at=None):
        """It may still be answered on the day `at` (today, unless given)."""
        return self.state == self.State.WAITING and (at or localdate()) <= self.deadline_on

    def standing(self, at=None):
        """How it stands, in words; waiting and silence look alike but for the deadline."""
        if self.state != self.State.WAITING:
            return self.get_state_display()
        return _("no answer yet") if self.is_open(at) else _("no answer")

    def is_accepted(self):
        return self.state == self.State.ACCEPTED

    def shown_reason(self):
        """The reason of a refusal, if those who answered chose to tell it."""
        return self.get_reason_display() if self.is_reason_shown else ""

    def asker_named(self):
        """How the asker is called to those who are asked: as much as the asker chose."""
        if self.Shown.NAME in self.shown or self.is_accepted():
            return str(self.asker)
        if self.Shown.ORGANISATION in self.shown and self.asking_for:
            return str(self.asking_for)
        return _("Somebody on this platform")

    def told(self):
        """(label, value) of what the asked read besides the asker's name and the message."""
        values = {
            self.Shown.ORGANISATION: (_("Organisation"), self.asking_for),
            self.Shown.TEXT: (_("What the work is about"), self.text),
        }
        chosen = (values[name] for name in values if name in self.shown)
        return [(label, value) for label, value in chosen if value]


class NearProject(models.Model):
    """A past project near an open call's text, as the trained matcher found it.

    Written ahead for all open calls (actions.note_near_projects), so that the calls that
    suit an organisation are one question to the database.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="near_projects")
    project = models.ForeignKey(Project, models.CASCADE, related_name="near_calls")
    nearness = models.FloatField()

    class Meta:
        ordering = ["-nearness"]
        constraints = [
            models.UniqueConstraint(fields=["call", "project"], name="near_project_once")
        ]

    def __str__(self):
        return f"{self.project}: {self.nearness:.2f}"
