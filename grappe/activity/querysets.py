"""Questions one may ask of what happened."""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AboutQuerySet(models.QuerySet):
    """Rows that point at a target of any kind."""

    def about(self, thing):
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(target_type=kind, target_id=thing.pk)


class ActivityQuerySet(AboutQuerySet):
    """The audit trail."""


class RevisionQuerySet(AboutQuerySet):
    """The history of sections."""

    def number_of(self, thing, section):
        """How many times this section was saved; 0 when never."""
        numbers = self.about(thing).filter(section=section)
        return numbers.aggregate(models.Max("number"))["number__max"] or 0


class NoticeQuerySet(models.QuerySet):
    """What people should hear of."""

    def unread(self):
        return self.filter(read_at=None)
