"""What a call says beside its text: documents, answers to questions, its versions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.core.files import KeptFile

from .call import Call


class CallDocument(KeptFile):
    """A document of a call: the guide, a template, the legal text."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=200)
    #: Taken off the page; kept, since a version of the call names it with its hash.
    removed_at = models.DateTimeField(_("removed"), null=True, editable=False)

    class Meta:
        verbose_name = _("document of a call")
        verbose_name_plural = _("documents of calls")
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Explanation(models.Model):
    """A question that somebody asked about a call, with the answer given to all."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="explanations")
    question = models.TextField(_("question"), max_length=2_000)
    answer = models.TextField(_("answer"), max_length=5_000)
    answered_on = models.DateField(_("answered"), auto_now_add=True)

    class Meta:
        verbose_name = _("answered question about a call")
        verbose_name_plural = _("answered questions about calls")
        ordering = ["pk"]

    def __str__(self):
        return self.question[:80]


class CallVersion(models.Model):
    """A call exactly as it was published or amended; proposals are judged by one of these."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("content"))
    sha256 = models.CharField("SHA-256", max_length=64)
    note = models.TextField(_("what changed, and why"), blank=True)
    published_at = models.DateTimeField(_("published"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    PERSONAL = Personal(
        ("published_at",),
        purpose=_("which calls you published"),
        retention=_("with the call; without your name once the account is erased"),
        path="by",
    )

    class Meta:
        verbose_name = _("version of a call")
        verbose_name_plural = _("versions of calls")
        ordering = ["call", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="call_version_once")
        ]

    def __str__(self):
        return f"{self.call} {self.number}"
