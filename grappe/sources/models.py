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
