"""Questions one may ask of vocabularies and places."""

from django.db import models
from django.db.models import Q


class TermQuerySet(models.QuerySet):
    def current(self):
        return self.filter(retired_on=None)

    def in_scheme(self, *codes):
        return self.filter(scheme__code__in=codes)


class TermManager(models.Manager.from_queryset(TermQuerySet)):
    def get_by_natural_key(self, scheme, revision, code):
        return self.get(scheme__code=scheme, scheme__revision=revision, code=code)


class CountryManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class PlaceManager(models.Manager):
    def get_by_natural_key(self, revision, code):
        return self.get(revision=revision, code=code)


class StatusQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)
