"""Projects: work by several organisations, also past and foreign work."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.core.profiles import Section
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country, Term

from .querysets import ProjectQuerySet


class Programme(models.Model):
    """A funder's frame: COSME, Interreg, Horizon Europe, a regional scheme."""

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
    slug = models.SlugField(max_length=120, unique=True)
    acronym = models.CharField(_("short name"), max_length=120, blank=True)
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name=_("programme"), null=True, blank=True
    )
    description = models.TextField(_("description"), blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
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
            ),
            models.UniqueConstraint(
                fields=["reference"],
                condition=~models.Q(reference=""),
                name="project_reference_unique",
            ),
        ]

    def __str__(self):
        return self.acronym or self.title

    def get_absolute_url(self):
        return reverse("projects:page", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    def partners(self):
        """Its participations, the coordinator first, with their organisations."""
        rows = self.participations.select_related("organisation", "country")
        first = models.Case(models.When(role="coordinator", then=0), default=1)
        return rows.order_by(first, "pk")


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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="participation_once"
            )
        ]

    def __str__(self):
        return f"{self.organisation} ({self.get_role_display()})"

    def is_coordinator(self):
        return self.role == self.Role.COORDINATOR
