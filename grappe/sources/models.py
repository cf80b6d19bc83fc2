"""A page on its way in."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.clusters.models import Cluster


class PageImport(models.Model):
    """A pasted or uploaded page that waits for its review; left and found again.

    Only the text is kept: what it says is read anew each time, so that a better
    reader serves old pages too.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="page_imports"
    )
    text = models.TextField(_("the page's text"))
    name = models.CharField(_("source"), max_length=200, blank=True)
    cluster = models.ForeignKey(
        Cluster, models.SET_NULL, null=True, blank=True, related_name="page_imports"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    PERSONAL = Personal(
        ("text", "name", "created_at", "saved_at"),
        purpose=_("reviewing a page before it is saved"),
        path="by",
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return self.name or str(_("pasted page"))

    def get_absolute_url(self):
        return reverse("sources:review", args=[self.public_id])


class ImportedFile(models.Model):
    """A file of open data on its way in: how far it was read, and what came of it.

    The position is saved together with the rows that it counts, so that an interrupted
    import goes on exactly where it stopped.
    """

    digest = models.CharField(_("content hash"), max_length=64, unique=True)
    name = models.CharField(_("file"), max_length=200)
    kind = models.CharField(_("kind of table"), max_length=60)
    position = models.PositiveIntegerField(_("rows read"), default=0)
    added = models.PositiveIntegerField(_("rows added"), default=0)
    completed = models.PositiveIntegerField(_("rows completed"), default=0)
    #: Reason → number of rows refused, or of values left out.
    refused = models.JSONField(_("refused"), default=dict, blank=True)
    left_out = models.JSONField(_("left out"), default=dict, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["pk"]

    def __str__(self):
        return self.name
