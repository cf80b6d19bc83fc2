"""Questions one may ask of what happened."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q


class AppendOnlyError(Exception):
    """The audit trail is only ever added to."""

    def __str__(self):
        return "A line of the audit trail is never changed or removed."


class AboutQuerySet(models.QuerySet):
    """Rows that point at a target of any kind."""

    def about(self, thing):
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(target_type=kind, target_id=thing.pk)


class ActivityQuerySet(AboutQuerySet):
    """The audit trail: lines are found and added, never changed or removed."""

    def latest_number(self):
        """The newest line's number, 0 when there is none: it grows with every change."""
        return self.aggregate(models.Max("pk"))["pk__max"] or 0

    def by_person(self, text):
        """Lines whose actor's name, address or public id holds the text."""
        found = Q(actor__name__icontains=text) | Q(actor__email__icontains=text)
        return self.filter(found | Q(actor_key__icontains=text))

    def update(self, **values):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError

    delete.queryset_only = True

    def bulk_update(self, *args, **options):
        raise AppendOnlyError


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

    def of(self, user):
        """One person's notices with their activities, the latest first."""
        return self.filter(user=user).select_related("activity").order_by("-pk")


class NoticeChoiceQuerySet(models.QuerySet):
    """How people want to hear of things."""

    def way_of(self, user, kind):
        """The way this person chose for a kind, or the kind's own."""
        chosen = self.filter(user=user, kind=kind.slug).values_list("way", flat=True).first()
        return chosen or kind.way
