"""Vocabularies, countries and places."""

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .querysets import CountryManager, PlaceManager, StatusQuerySet, TermManager


def localised(row, stem):
    """`stem_<active language>`, or the English text."""
    language = (get_language() or "en").split("-")[0]
    return getattr(row, f"{stem}_{language}", "") or getattr(row, f"{stem}_en")


class Scheme(models.Model):
    """A vocabulary in one revision, with its source and licence."""

    code = models.SlugField(_("code"))
    revision = models.CharField(_("revision"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    source = models.CharField(_("source"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)

    class Meta:
        ordering = ["code", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["code", "revision"], name="scheme_revision_once")
        ]

    def __str__(self):
        return self.title


class Term(models.Model):
    """One value of a vocabulary; retired, never deleted."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="terms")
    code = models.CharField(_("code"), max_length=120)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    depth = models.PositiveSmallIntegerField(default=0)
    label_en = models.CharField(_("label, English"), max_length=300)
    label_fr = models.CharField(_("label, French"), max_length=300, blank=True)
    label_nl = models.CharField(_("label, Dutch"), max_length=300, blank=True)
    label_de = models.CharField(_("label, German"), max_length=300, blank=True)
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    added_by_staff = models.BooleanField(_("added by staff"), default=False)

    objects = TermManager()

    class Meta:
        ordering = ["scheme", "code"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="term_once")]

    def __str__(self):
        return self.label

    @property
    def label(self):
        return localised(self, "label")

    def natural_key(self):
        return (self.scheme.code, self.scheme.revision, self.code)


class Country(models.Model):
    """A country, by its ISO 3166 code of two letters."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    cordis_code = models.CharField(_("code in EU data"), max_length=2, blank=True)
    name_en = models.CharField(_("name, English"), max_length=100)
    name_fr = models.CharField(_("name, French"), max_length=100, blank=True)
    name_nl = models.CharField(_("name, Dutch"), max_length=100, blank=True)
    name_de = models.CharField(_("name, German"), max_length=100, blank=True)
    native = models.CharField(_("native name"), max_length=100, blank=True)
    continent = models.CharField(_("continent"), max_length=30, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)

    objects = CountryManager()

    class Meta:
        ordering = ["name_en"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return localised(self, "name")

    def natural_key(self):
        return (self.code,)

    def has_status(self, status, at=None):
        return self.statuses.on(at or localdate()).filter(status=status).exists()


class CountryStatus(models.Model):
    """What a country is to a programme, between two dates."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="statuses")
    status = models.CharField(_("status"), max_length=20)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = StatusQuerySet.as_manager()

    def __str__(self):
        return f"{self.country_id} {self.status}"


class Place(models.Model):
    """A region of the NUTS classification in one revision."""

    code = models.CharField(_("NUTS code"), max_length=5)
    revision = models.CharField(_("revision"), max_length=4)
    level = models.PositiveSmallIntegerField(_("level"))
    country = models.ForeignKey(Country, models.PROTECT, related_name="places")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(_("name"), max_length=150)
    name_en = models.CharField(_("English name"), max_length=150, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)

    objects = PlaceManager()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["revision", "code"], name="place_once")]

    def __str__(self):
        return self.name_en or self.name

    def natural_key(self):
        return (self.revision, self.code)
