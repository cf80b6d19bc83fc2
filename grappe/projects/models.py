"""Projects: work by several organisations, also past and foreign work."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.clusters.models import Cluster, Membership
from grappe.core.profiles import Section
from grappe.organisations.models import Organisation
from grappe.organisations.naming import KeyField
from grappe.taxonomies.models import Country, Term

from .querysets import ParticipationQuerySet, ProjectQuerySet


class Programme(models.Model):
    """A funder's frame: COSME, Interreg, Horizon Europe, a regional scheme."""

    #: A form takes its name as typed, and makes it when it is new.
    IS_NAMED_FREELY = True

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class Project(models.Model):
    """Work by several organisations, with dates, money and text."""

    title = models.CharField(_("title"), max_length=500)
    title_key = KeyField("title")
    slug = models.SlugField(max_length=120, unique=True)
    acronym = models.CharField(_("short name"), max_length=120, blank=True)
    acronym_key = KeyField("acronym")
    #: The number of the grant agreement, or the funder's own number.
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    #: The record's number in CORDIS, which some tables give instead of the reference.
    rcn = models.CharField(_("record number in CORDIS"), max_length=10, blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name=_("programme"), null=True, blank=True
    )
    programme_part = models.CharField(_("part of the programme"), max_length=200, blank=True)
    scheme = models.CharField(_("funding scheme"), max_length=60, blank=True)
    call_code = models.CharField(_("call"), max_length=120, blank=True)
    call_topic = models.CharField(_("topic of the call"), max_length=120, blank=True)
    call_topic_title = models.CharField(_("title of the topic"), max_length=500, blank=True)
    description = models.TextField(_("description"), blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    #: The days are then the first of the first year and the last of the last one.
    has_years_only = models.BooleanField(_("only the years are known"), default=False)
    total_cost = models.DecimalField(
        _("total cost, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    contribution = models.DecimalField(
        _("funding, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    topics = models.ManyToManyField(Term, verbose_name=_("topics"), blank=True)
    website = models.URLField(_("website"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_hidden = models.BooleanField(_("hidden"), default=False)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False)

    objects = ProjectQuerySet.as_manager()

    PROFILE = (
        Section(
            "project",
            _("Project"),
            (
                "title",
                "acronym",
                "programme",
                "starts_on",
                "ends_on",
                "has_years_only",
                "description",
                "total_cost",
                "contribution",
                "website",
            ),
            rows="participations",
            row_fields=("organisation", "role", "city", "country", "contribution"),
        ),
    )

    class Meta:
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"))
                | models.Q(ends_on=None)
                | models.Q(starts_on=None),
                name="project_ends_after_it_starts",
                violation_error_message=_("The project ends before it starts."),
            ),
            models.UniqueConstraint(
                fields=["reference"],
                condition=~models.Q(reference=""),
                name="project_reference_unique",
            ),
            models.UniqueConstraint(
                fields=["rcn"], condition=~models.Q(rcn=""), name="project_rcn_unique"
            ),
        ]

    def __str__(self):
        return self.acronym or self.title

    def get_absolute_url(self):
        return reverse("projects:page", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    def partners(self):
        """Its participations, the coordinator first, with their organisations.

        Chain `visible_to(user)` wherever somebody looks at them.
        """
        return self.participations.select_related("organisation", "country").in_order()

    def clusters(self):
        """The clusters whose organisation, or a present member, takes part."""
        taking_part = self.participations.values("organisation")
        members = Membership.objects.current().filter(organisation__in=taking_part)
        is_behind = models.Q(organisation__in=taking_part)
        return Cluster.objects.filter(is_behind | models.Q(pk__in=members.values("cluster")))

    def start(self):
        """When it starts, as precisely as that is known: a year, a day, or None."""
        return self.starts_on.year if self.starts_on and self.has_years_only else self.starts_on

    def end(self):
        """When it ends, as precisely as that is known: a year, a day, or None."""
        return self.ends_on.year if self.ends_on and self.has_years_only else self.ends_on

    def coordinator(self):
        """The first participation that coordinates, of those that were fetched; or None."""
        rows = self.participations.all()
        return next((row for row in rows if row.is_coordinator()), None)


class Participation(models.Model):
    """An organisation in a project, with its role and its share."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        PARTNER = "partner", _("partner")
        ASSOCIATED = "associated", _("associated partner")
        THIRD = "third", _("third party")

    project = models.ForeignKey(Project, models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("organisation"),
        related_name="participations",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTNER)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )
    contribution = models.DecimalField(
        _("funding, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="participation_once"
            )
        ]

    def __str__(self):
        return f"{self.organisation} ({self.get_role_display()})"

    def others(self):
        """The other participations in the project, of those that were fetched with it."""
        rows = self.project.participations.all()
        return [row for row in rows if row.organisation_id != self.organisation_id]

    def is_coordinator(self):
        return self.role == self.Role.COORDINATOR
