"""Questions one may ask of vocabularies and places."""

from django.db import models
from django.db.models import Q

from .vocabulary import normalise


class NamedQuerySet(models.QuerySet):
    """Rows that keep their codes, names and synonyms in `words`."""

    def find(self, text):
        """Rows of which some word begins like each word of the text."""
        found = self
        for word in normalise(text).split():
            found = found.filter(Q(words__startswith=word) | Q(words__contains=f" {word}"))
        return found


class TermQuerySet(NamedQuerySet):
    def current(self):
        return self.filter(retired_on=None)

    def in_scheme(self, *codes):
        return self.filter(scheme__code__in=codes)

    def keyed(self, *keys):
        """The terms that keys like `nace2:86.90` name."""
        named = Q(pk=None)
        for scheme, _, code in (key.partition(":") for key in keys):
            named |= Q(scheme__code=scheme, code=code)
        return self.filter(named)


class SchemeManager(models.Manager):
    def get_by_natural_key(self, code, revision):
        return self.get(code=code, revision=revision)


TermQuestions = models.Manager.from_queryset(TermQuerySet)


class TermManager(TermQuestions):
    def get_by_natural_key(self, scheme, revision, code):
        return self.get(scheme__code=scheme, scheme__revision=revision, code=code)


class CountryQuerySet(models.QuerySet):
    def with_status(self, status, at):
        """Countries that hold the status on the day `at`."""
        statuses = self.model.statuses.rel.related_model.objects
        return self.filter(pk__in=statuses.on(at).filter(status=status).values("country"))


CountryQuestions = models.Manager.from_queryset(CountryQuerySet)


class CountryManager(CountryQuestions):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class PlaceQuerySet(NamedQuerySet):
    def current(self):
        """Regions of the newest revision that knows their country."""
        newest = self.model.objects.filter(country=models.OuterRef("country")).order_by(
            "-revision"
        )
        return self.filter(revision=models.Subquery(newest.values("revision")[:1]))


PlaceQuestions = models.Manager.from_queryset(PlaceQuerySet)


class PlaceManager(PlaceQuestions):
    def get_by_natural_key(self, revision, code):
        return self.get(revision=revision, code=code)


class StatusQuerySet(models.QuerySet):
    def on(self, day):
        """Statuses held on the day; the last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
