"""What the directory keeps itself: changes that wait for the index, and saved searches."""

from django.conf import settings
from django.core import signing
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal

from .querysets import IndexQueueQuerySet, SavedSearchQuerySet


class IndexQueue(models.Model):
    """A row that changed and waits to be indexed.

    Written in the same transaction as the change itself, so that neither a crash nor a
    busy index loses it. The same row may wait twice; it is indexed once.
    """

    kind = models.CharField(max_length=12)
    row = models.PositiveBigIntegerField()
    queued_at = models.DateTimeField(auto_now_add=True)

    objects = IndexQueueQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.kind} {self.row}"


class SavedSearch(models.Model):
    """A question that a person wants to ask again, by hand or by mail."""

    class Alert(models.TextChoices):
        NONE = "none", _("no mail")
        DAILY = "daily", _("daily, if there is something new")
        WEEKLY = "weekly", _("weekly, if there is something new")

    DAYS = {Alert.DAILY: 1, Alert.WEEKLY: 7}
    SALT = "directory.stop_alert"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=120)
    query = models.CharField(max_length=2000, blank=True)
    alert = models.CharField(_("mail"), max_length=8, choices=Alert, default=Alert.NONE)
    created_at = models.DateTimeField(auto_now_add=True)
    last_run_at = models.DateTimeField(null=True, blank=True)
    #: Numbers of the keys that were there already; mail tells of others only.
    last_ids = models.JSONField(default=list, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    PERSONAL = Personal(
        ("name", "query", "alert", "created_at", "last_run_at"),
        purpose=_("asking a question again, by hand or by mail"),
        path="user",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="saved_search_named_once")
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('directory:search')}?{self.query}"

    @property
    def params(self):
        """The saved question as a request would bring it."""
        return QueryDict(self.query)

    @property
    def stop_url(self):
        """An address that ends the mails in one click, without signing in."""
        token = signing.dumps(self.pk, salt=self.SALT)
        return settings.SITE_URL + reverse("directory:stop_alert", args=[token])
