"""Ideas: first notes that seek partners."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.calls.models import Call
from grappe.clusters.models import Cluster
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Term

from ..querysets import IdeaQuerySet
from .consortium import Consortium


class Idea(models.Model):
    """A first note of somebody's; its author says who may read it."""

    class Audience(models.TextChoices):
        AUTHOR = "author", _("only me")
        CLUSTER = "cluster", _("members of the cluster")
        SIGNED_IN = "signed_in", _("everybody who is signed in")
        PUBLIC = "public", _("everybody")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ideas")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what it is about"), max_length=10_000)
    seeks = models.TextField(_("which partners it seeks"), max_length=2_000, blank=True)
    call = models.ForeignKey(
        Call, models.SET_NULL, verbose_name=_("call"), null=True, blank=True
    )
    #: Whose members may read it; without one, they are nobody.
    cluster = models.ForeignKey(
        Cluster, models.SET_NULL, verbose_name=_("cluster"), null=True, blank=True
    )
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience, default=Audience.AUTHOR
    )
    topics = models.ManyToManyField(Term, verbose_name=_("topics"), blank=True)
    consortium = models.OneToOneField(
        Consortium, models.SET_NULL, related_name="idea", null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = IdeaQuerySet.as_manager()

    PERSONAL = Personal(
        ("title", "text", "seeks", "audience", "created_at"),
        purpose=_("ideas for which you seek partners"),
        path="author",
    )

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        ordering = ["-updated_at", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("proposals:idea", args=[self.public_id])

    @property
    def trail_label(self):
        """The trail is read by staff, who may not read the idea: it names no title."""
        return str(self.public_id)

    @property
    def is_public(self):
        return self.audience == self.Audience.PUBLIC


class Interest(models.Model):
    """Somebody would join an idea, for an organisation."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="interests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="interests")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="+"
    )
    text = models.TextField(_("what it would bring"), max_length=2_000)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    PERSONAL = Personal(("text", "at"), purpose=_("which ideas you would join"), path="user")

    class Meta:
        verbose_name = _("interest in an idea")
        verbose_name_plural = _("interests in ideas")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["idea", "user"], name="idea_interest_once")
        ]

    def __str__(self):
        return str(self.organisation)
