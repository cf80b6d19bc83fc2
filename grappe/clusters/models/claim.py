"""A figure that a cluster states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Claim(models.Model):
    """A figure (or a plain statement, when `value` is empty), with source and date.

    Whether it is declared only or backed by records is never stored: it is counted
    from the records each time (clusters/backing.py).
    """

    class Kind(models.TextChoices):
        COMPOSITION = "composition", _("composition")
        ACHIEVEMENT = "achievement", _("achievement")
        PAGE = "page", _("about the page itself")

    class Topic(models.TextChoices):
        MEMBERS = "members", _("members")
        SMES = "smes", _("SMEs")
        STARTUPS = "startups", _("start-ups among the SMEs")
        LARGE = "large", _("large companies")
        RESEARCH = "research", _("research organisations, universities, technology centres")
        CIVIL = "civil_society", _("civil society")
        OTHER = "other", _("other actors")
        RD_PARTNERS = "rd_partners", _("partners in R&D projects")
        RD_PROJECTS = "rd_projects", _("R&D projects")
        COMPANIES = "companies_created", _("companies created")
        FUNDING = "total_funding", _("total funding of projects")
        PLATFORMS = "platforms", _("technology platforms supported")
        TRAINING_PROJECTS = "training_projects", _("training projects")
        TRAINING_FUNDING = "training_funding", _("money for training")
        PEOPLE_TRAINED = "people_trained", _("people trained")
        NETWORK_PROJECTS = "network_projects", _("projects with partner clusters")
        COMPLETENESS = "completeness", _("completeness stated by the former page")
        STATEMENT = "statement", _("statement")
        FIGURE = "figure", _("figure")

    cluster = models.ForeignKey("clusters.Cluster", models.CASCADE, related_name="claims")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    topic = models.CharField(_("what"), max_length=20, choices=Topic, default=Topic.FIGURE)
    value = models.DecimalField(
        _("figure"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    text = models.TextField(_("in the cluster's words"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "topic"],
                condition=models.Q(kind="composition"),
                name="one_composition_figure_for_each_topic",
            ),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value__gte=0),
                name="claim_not_negative",
            ),
        ]

    def __str__(self):
        return f"{plain_figure(self.value)} {self.get_topic_display()}".strip()


def plain_figure(value):
    """A figure as people write it: without zeros after the point, without exponent."""
    text = "" if value is None else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
