"""The cluster and its one list of profile sections."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import CLUSTER, Personal
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country, Place, Term

from ..profile import SECTIONS, section_named
from ..querysets import ClusterQuerySet


def terms(label, *schemes, help_text=""):
    """Links to the vocabularies' terms, chosen from the named schemes only."""
    return models.ManyToManyField(
        Term,
        verbose_name=label,
        blank=True,
        related_name="+",
        limit_choices_to={"scheme__code__in": schemes},
        help_text=help_text,
    )


def countries(label):
    return models.ManyToManyField(Country, verbose_name=label, blank=True, related_name="+")


class Cluster(models.Model):
    """A group of organisations that innovate together around a theme."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waits for validation")
        CHANGES = "changes", _("changes asked")
        PUBLISHED = "published", _("published")
        UNPUBLISHED = "unpublished", _("taken off")

    #: From each stage, the stages that may follow.
    MOVES = {
        Stage.DRAFT: (Stage.SUBMITTED, Stage.PUBLISHED),
        Stage.SUBMITTED: (Stage.PUBLISHED, Stage.CHANGES),
        Stage.CHANGES: (Stage.SUBMITTED, Stage.PUBLISHED),
        Stage.PUBLISHED: (Stage.UNPUBLISHED,),
        Stage.UNPUBLISHED: (Stage.SUBMITTED, Stage.PUBLISHED),
    }

    class Staff(models.TextChoices):
        ONE = "1-5", "1-5"
        SIX = "6-10", "6-10"
        ELEVEN = "11-20", "11-20"
        MORE = ">20", "> 20"

    slug = models.SlugField(max_length=120, unique=True)
    stage = models.CharField(
        _("stage"), max_length=12, choices=Stage, default=Stage.DRAFT, db_index=True
    )
    registered_at = models.DateTimeField(_("registered"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    managers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("managers"), related_name="clusters"
    )
    organisation = models.OneToOneField(
        Organisation,
        models.PROTECT,
        verbose_name=_("cluster organisation"),
        related_name="cluster",
        null=True,
        blank=True,
    )
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False)

    name = models.CharField(_("name"), max_length=200)
    native_name = models.CharField(_("native name"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=60, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), related_name="clusters"
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        verbose_name=_("region"),
        null=True,
        blank=True,
        related_name="clusters",
    )
    contact = models.CharField(_("responsible person"), max_length=150, blank=True)
    website = models.URLField(_("website"), blank=True)
    main_language = models.CharField(
        _("language of the texts"),
        max_length=5,
        default="en",
        help_text=_("Two letters, such as en, fr or hr. Other languages go to Translations."),
    )
    about = models.TextField(_("about us"), blank=True)
    mission = models.TextField(_("mission"), blank=True)
    vision = models.TextField(_("vision"), blank=True)
    established_on = models.DateField(_("established"), null=True, blank=True)
    staff = models.CharField(
        _("staff in the management team"), max_length=8, choices=Staff, blank=True
    )
    upskilling = terms(_("upskilling services"), "upskilling")
    legal_form = models.ForeignKey(
        Term,
        models.PROTECT,
        verbose_name=_("legal form"),
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"scheme__code": "legal_forms"},
    )
    languages = terms(_("languages spoken"), "languages")
    recognition = models.CharField(
        _("recognised by a national or regional programme"),
        max_length=200,
        blank=True,
        help_text=_("The programme's name; it stands in for some of the listing rules."),
    )
    recognition_url = models.URLField(_("where the programme says so"), blank=True)
    team_url = models.URLField(_("team page on the cluster's own website"), blank=True)
    industries = terms(_("sectoral industries (NACE)"), "nace2", "nace21")
    ecosystems = terms(_("industrial alliances and ecosystems"), "ecosystems")
    technologies = terms(_("technology fields (IPC)"), "ipc")
    priorities = terms(_("S3 EU priority areas"), "s3")
    emerging_industries = terms(_("emerging industries"), "emerging_industries")
    specialisation = models.TextField(
        _("areas of specialisation not covered above"), blank=True
    )
    services = terms(_("support services"), "services")
    further_information = models.TextField(_("further information"), blank=True)
    international_countries = countries(_("international: countries targeted"))
    international_activities = terms(_("international: activities"), "activities")
    transnational_countries = countries(_("transnational: countries targeted"))
    transnational_activities = terms(_("transnational: activities"), "activities")

    objects = ClusterQuerySet.as_manager()

    #: The one list that page, form, import, history, API and completeness read.
    PROFILE = SECTIONS

    PERSONAL = Personal(
        ("contact", "managers"),
        purpose=_("saying who answers for a cluster, and who may keep its page"),
        retention=_("as long as the page names them"),
        owner=CLUSTER,
        path="managers",
        is_kept=True,
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("clusters:page", args=[self.slug])

    def get_editing_url(self):
        return reverse("clusters:editing", args=[self.slug])

    def get_managers_url(self):
        return reverse("clusters:managers", args=[self.slug])

    def get_validation_url(self):
        return reverse("clusters:validate", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @classmethod
    def profile_fields(cls):
        """The names of all fields in the profile, flattened in the page's order."""
        return tuple(name for section in cls.PROFILE for name in section.fields)

    @classmethod
    def section(cls, slug):
        """The section of this name, or None."""
        return section_named(slug)

    @property
    def is_published(self):
        return self.stage == self.Stage.PUBLISHED

    def can_move(self, stage):
        """Whether the stage may follow the present one."""
        return stage in self.MOVES[self.Stage(self.stage)]

    def text_in(self, name, language):
        """(text, its language): the reader's language first, the cluster's own otherwise."""
        for translation in self.translations.all():
            if translation.language == language and getattr(translation, name):
                return getattr(translation, name), language
        return getattr(self, name), self.main_language
