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


class AnswerDraft(models.Model):
    """What one person typed into the answers and did not save.

    `typed` is {question key: {"text": as it was typed, "base": the revision it began from}}.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="drafts")
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    PERSONAL = Personal(
        ("typed", "saved_at"),
        purpose=_("not losing what was typed and not yet saved"),
        retention=_("until it is saved or discarded, or the account is erased"),
        path="user",
    )

    class Meta:
        verbose_name = _("unsaved answers")
        verbose_name_plural = _("unsaved answers")
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "proposal"], name="answer_draft_once")
        ]

    def __str__(self):
        return f"{self.proposal} ({self.saved_at:%Y-%m-%d %H:%M})"

    def text_of(self, key, default=""):
        """What was typed to the question of this key."""
        return self.typed[key]["text"] if key in self.typed else default

    def base_of(self, key, default=0):
        """The revision at which the typing began."""
        return self.typed[key]["base"] if key in self.typed else default
