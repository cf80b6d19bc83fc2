"""What happened: the audit trail, the history of sections, and notices."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal

from .querysets import (
    ActivityQuerySet,
    AppendOnlyError,
    NoticeChoiceQuerySet,
    NoticeQuerySet,
    RevisionQuerySet,
)


class Activity(models.Model):
    """One line of the audit trail: somebody did something to something.

    Append-only; each line's hash covers its own facts and the hash before it
    (actions.record writes, actions.verify checks), and no two lines may follow the
    same one. The actor is held by public id, so that erasing a person leaves the
    line and its hash whole.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    actor_key = models.CharField(max_length=36, blank=True)
    verb = models.CharField(_("verb"), max_length=40)
    target_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    target_label = models.CharField(max_length=200)
    details = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("at"))
    previous_hash = models.CharField(max_length=64, blank=True, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = ActivityQuerySet.as_manager()

    PERSONAL = Personal(
        ("verb", "target_label", "at", "actor_key"),
        purpose=_("the audit trail: who did what, when"),
        retention=_("always; after erasure it names nobody, only a number"),
        path="actor",
        is_kept=True,
    )

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["target_type", "target_id"])]

    def __str__(self):
        return f"{self.verb} {self.target_label}"

    def save(self, *args, **options):
        """Append the line; a line that stands is never written again."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **options)

    def delete(self, *args, **options):
        raise AppendOnlyError


class Revision(models.Model):
    """One saved change of one section of something: how it was and how it became.

    `number` counts from 1 for each section; an editor sends the number that the text
    was read at, so that two people editing at once cannot lose each other's words.
    """

    target_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    section = models.SlugField()
    number = models.PositiveIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = RevisionQuerySet.as_manager()

    PERSONAL = Personal(
        ("section", "number", "at", "source"),
        purpose=_("the history of pages: who changed what, so that it can be taken back"),
        retention=_("as long as the page; after erasure it names nobody"),
        path="by",
        is_kept=True,
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "section", "number"],
                name="revision_numbers_count",
            )
        ]

    def __str__(self):
        return f"{self.section} {self.number}"


class Notice(models.Model):
    """An activity that one person should hear of."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=30)
    text = models.CharField(_("text"), max_length=300)
    url = models.CharField(_("address"), max_length=300, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    PERSONAL = Personal(
        ("kind", "text", "read_at", "mailed_at"),
        purpose=_("telling a person what concerns them"),
        path="user",
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "activity"], name="notice_once")]

    def __str__(self):
        return self.text


class NoticeChoice(models.Model):
    """How a person wants to hear of one kind of thing."""

    class Way(models.TextChoices):
        PAGE = "page", _("on my page")
        MAIL = "mail", _("on my page and by mail")
        NONE = "none", _("not at all")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices"
    )
    kind = models.CharField(_("kind"), max_length=30)
    way = models.CharField(_("way"), max_length=4, choices=Way)

    objects = NoticeChoiceQuerySet.as_manager()

    PERSONAL = Personal(
        ("kind", "way"),
        purpose=_("telling a person only what they want to hear"),
        path="user",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="one_choice_for_each_kind")
        ]

    def __str__(self):
        return f"{self.kind}: {self.way}"
