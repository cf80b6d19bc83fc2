"""Vocabularies, countries and places."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .querysets import (
    CountryManager,
    PlaceManager,
    SchemeManager,
    StatusQuerySet,
    TermManager,
)
from .vocabulary import normalise


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
    is_extensible = models.BooleanField(_("staff may add terms"), default=False)

    objects = SchemeManager()

    class Meta:
        verbose_name = _("vocabulary")
        verbose_name_plural = _("vocabularies")
        ordering = ["code", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["code", "revision"], name="scheme_revision_once")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("taxonomies:scheme", args=[self.code])

    def natural_key(self):
        return (self.code, self.revision)


class Term(models.Model):
    """One value of a vocabulary; retired, never deleted."""

    scheme = models.ForeignKey(
        Scheme, models.PROTECT, verbose_name=_("vocabulary"), related_name="terms"
    )
    code = models.CharField(_("code"), max_length=120)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("broader term"),
        null=True,
        blank=True,
        related_name="children",
    )
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    label_en = models.CharField(_("label, English"), max_length=500)
    label_fr = models.CharField(_("label, French"), max_length=500, blank=True)
    label_nl = models.CharField(_("label, Dutch"), max_length=500, blank=True)
    label_de = models.CharField(_("label, German"), max_length=500, blank=True)
    #: Code, labels and synonyms in normal form: what a type-ahead looks in.
    words = models.TextField(blank=True, editable=False)
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    added_by_staff = models.BooleanField(_("added by staff"), default=False, editable=False)

    objects = TermManager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["scheme", "code"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="term_once")]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("taxonomies:term", args=[self.scheme.code, self.code])

    @property
    def label(self):
        return localised(self, "label")

    @property
    def key(self):
        """The term in an address or a search: `nace2:86.90`."""
        return f"{self.scheme.code}:{self.code}"

    def natural_key(self):
        return (self.scheme.code, self.scheme.revision, self.code)

    natural_key.dependencies = ["taxonomies.scheme"]  # type: ignore[attr-defined]

    def labels(self):
        """(language code, label) for each language that has one."""
        pairs = ((key, getattr(self, f"label_{key}")) for key in ("en", "fr", "nl", "de"))
        return [(key, label) for key, label in pairs if label]

    def ancestors(self):
        """From the top of the vocabulary down to the term's parent."""
        above, term = [], self.parent
        while term is not None:
            above.insert(0, term)
            term = term.parent
        return above

    def place_in_tree(self):
        """Set what follows from the other fields: depth and words."""
        self.depth = self.parent.depth + 1 if self.parent else 0
        self.words = normalise(" ".join([self.code, *dict(self.labels()).values()]))


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
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)

    objects = CountryManager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_en"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return localised(self, "name")

    def natural_key(self):
        return (self.code,)

    def has_status(self, status, at=None):
        """Whether the country holds the status on the day `at` (today, unless given)."""
        return self.statuses.on(at or localdate()).filter(status=status).exists()

    def status(self, at=None):
        """What the country is to Horizon Europe: member state, associated, or neither ("")."""
        held = set(self.statuses.on(at or localdate()).values_list("status", flat=True))
        return next((one.value for one in CountryStatus.HORIZON if one in held), "")


class CountryStatus(models.Model):
    """What a country is to a programme, from its first to its last day."""

    class Status(models.TextChoices):
        MEMBER_STATE = "member_state", _("EU member state")
        ASSOCIATED = "associated", _("associated to Horizon Europe")
        ASSOCIATED_PILLAR_2 = "associated_pillar_2", _("associated to pillar II only")
        EUROSTARS = "eurostars", _("Eurostars country")

    #: From the strongest down.
    HORIZON = (Status.MEMBER_STATE, Status.ASSOCIATED, Status.ASSOCIATED_PILLAR_2)

    country = models.ForeignKey(
        Country, models.CASCADE, verbose_name=_("country"), related_name="statuses"
    )
    status = models.CharField(_("status"), max_length=20, choices=Status)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = StatusQuerySet.as_manager()

    class Meta:
        verbose_name = _("country status")
        verbose_name_plural = _("country statuses")
        ordering = ["country", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "status", "starts_on"], name="country_status_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="country_status_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.country_id} {self.status}"


class Place(models.Model):
    """A region of the NUTS classification in one revision."""

    code = models.CharField(_("NUTS code"), max_length=5)
    revision = models.CharField(_("revision"), max_length=4)
    level = models.PositiveSmallIntegerField(_("level"))
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), related_name="places"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="children",
    )
    name = models.CharField(_("name"), max_length=150)
    name_en = models.CharField(_("English name"), max_length=150, blank=True)
    words = models.TextField(blank=True, editable=False)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)

    objects = PlaceManager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["revision", "code"], name="place_once")]

    def __str__(self):
        return self.name_en or self.name

    @property
    def label(self):
        return str(self)

    def natural_key(self):
        return (self.revision, self.code)

    natural_key.dependencies = ["taxonomies.country"]  # type: ignore[attr-defined]


class Outline(models.Model):
    """A region's border for the map, loaded from a file that the operator may use."""

    place = models.OneToOneField(Place, models.CASCADE, related_name="outline")
    geometry = models.JSONField()

    def __str__(self):
        return str(self.place)
