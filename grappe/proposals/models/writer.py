"""Who writes which part of a proposal, and what they typed and did not save yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal

from .proposal import Proposal


class SectionWriter(models.Model):
    """Who writes a section; a section that nobody is named for is open to all who may write."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="writers")
    #: As the questions name it; "" holds those that name none.
    section = models.CharField(_("section"), max_length=100, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    PERSONAL = Personal(
        ("section",), purpose=_("which part of a proposal you write"), path="user"
    )

    class Meta:
        verbose_name = _("writer of a section")
        verbose_name_plural = _("writers of sections")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "section", "user"], name="section_writer_once"
            )
        ]

    def __str__(self):
        return f"{self.section}: {self.user}"
