"""Text that somebody has typed and not yet saved."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal


class Draft(models.Model):
    """What one person typed into the form of one section (no cluster: registering one).

    `typed` is the form as it was sent: {name: [texts]}.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    cluster = models.ForeignKey(
        "clusters.Cluster", models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    section = models.SlugField()
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    PERSONAL = Personal(
        ("section", "typed", "saved_at"),
        purpose=_("not losing what was typed and not yet saved"),
        retention=_("until it is saved or discarded, or the account is erased"),
        path="user",
    )

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "cluster", "section"], name="one_draft_for_each_section"
            ),
            models.UniqueConstraint(
                fields=["user", "section"],
                condition=Q(cluster=None),
                name="one_draft_for_each_start",
            ),
        ]

    def __str__(self):
        return f"{self.section} ({self.saved_at:%Y-%m-%d %H:%M})"
