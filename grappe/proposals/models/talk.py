"""What was said and done on a board."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal

from .consortium import WITH_THE_BOARD, Consortium
from .partner import Partner


class Comment(models.Model):
    """What somebody said on a board, about the whole or one question of its proposal."""

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    #: The key of the question that it is about; "" for the whole.
    about = models.SlugField(_("question"), max_length=60, blank=True)
    text = models.TextField(_("comment"), max_length=5_000)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    PERSONAL = Personal(
        ("text", "at"),
        purpose=_("what you said about a team"),
        retention=WITH_THE_BOARD,
        path="author",
    )

    class Meta:
        verbose_name = _("comment on a consortium")
        verbose_name_plural = _("comments on consortia")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text[:60]

    def get_absolute_url(self):
        """Where it is read: beside its question, or on the board."""
        proposal = getattr(self.consortium, "proposal", None) if self.about else None
        if proposal is None:
            return f"{self.consortium.get_absolute_url()}#comments"
        address = reverse("proposals:write", args=[proposal.public_id])
        return f"{address}#comments-{self.about}"


class Change(models.Model):
    """What was done on a board: its history, which lives and dies with it.

    The audit trail, which staff read, only says that something was done.
    """

    class Verb(models.TextChoices):
        BEGAN = "began", _("began the board")
        EDITED = "edited", _("changed what the board says")
        ADDED = "added partner", _("put into the team")
        READMITTED = "readmitted partner", _("took in again")
        CHANGED = "changed partner", _("changed")
        REMOVED = "removed partner", _("took out")
        EXCLUDED = "excluded partner", _("took out for good")
        WANTED = "wanted role", _("asked for")
        FILLED = "filled role", _("gave a role")
        OPENED = "opened role", _("opened a role again")
        DROPPED = "dropped role", _("no longer asks for")
        COMMENTED = "commented", _("commented")

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="changes")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    verb = models.CharField(_("what was done"), max_length=20, choices=Verb)
    about = models.CharField(_("to whom or what"), max_length=500, blank=True)
    to = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    PERSONAL = Personal(
        ("verb", "about", "at"),
        purpose=_("what you did about a team"),
        retention=WITH_THE_BOARD,
        path="by",
    )

    class Meta:
        verbose_name = _("change of a consortium")
        verbose_name_plural = _("changes of consortia")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_verb_display()} {self.about}".strip()

    def told(self):
        """(fact, what it became) of a partner's change, in words."""
        for name, value in self.to.items():
            model_field = Partner._meta.get_field(name)
            yield model_field.verbose_name, in_words(model_field, value)


def in_words(model_field, value):
    """A fact's value, as `Change.to` keeps it, as people read it."""
    if value in ("", "None"):
        return "–"
    if isinstance(model_field, models.BooleanField):
        return _("yes") if value == "True" else _("no")
    if isinstance(model_field, models.DecimalField):
        return number_format(Decimal(value).normalize(), use_l10n=True, force_grouping=True)
    return dict(model_field.choices or ()).get(value, value)
