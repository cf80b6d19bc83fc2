"""The small rows of a profile: team, labels, translations, what no vocabulary knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import CLUSTER, Personal
from grappe.taxonomies.models import Term


class TeamMember(models.Model):
    """A person of the cluster organisation, with roles (comma between them)."""

    cluster = models.ForeignKey("clusters.Cluster", models.CASCADE, related_name="team")
    name = models.CharField(_("name"), max_length=150, blank=True)
    roles = models.CharField(_("roles"), max_length=200, help_text=_("Several? Use commas."))
    email = models.EmailField(_("public e-mail address"), blank=True)

    PERSONAL = Personal(
        ("name", "roles", "email"),
        purpose=_("telling the public whom to turn to in a cluster's team"),
        retention=_("until the cluster removes them"),
        owner=CLUSTER,
        email="email",
        is_kept=True,
    )

    def __str__(self):
        return self.name or self.roles


class Label(models.Model):
    """A label that the cluster holds: cluster excellence (a term) or another, by name."""

    cluster = models.ForeignKey("clusters.Cluster", models.CASCADE, related_name="labels")
    name = models.CharField(_("name"), max_length=150)
    term = models.ForeignKey(
        Term,
        models.PROTECT,
        verbose_name=_("cluster excellence label"),
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"scheme__code": "labels"},
    )
    awarded_on = models.DateField(_("awarded"), null=True, blank=True)
    expires_on = models.DateField(_("ends"), null=True, blank=True)

    def __str__(self):
        return self.name


class Translation(models.Model):
    """The profile's free texts in one more language."""

    cluster = models.ForeignKey("clusters.Cluster", models.CASCADE, related_name="translations")
    language = models.CharField(_("language, two letters"), max_length=5)
    about = models.TextField(_("about us"), blank=True)
    mission = models.TextField(_("mission"), blank=True)
    vision = models.TextField(_("vision"), blank=True)
    further_information = models.TextField(_("further information"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cluster", "language"], name="translated_once")
        ]

    def __str__(self):
        return self.language


class Unresolved(models.Model):
    """A value of the former page that no vocabulary knows, kept word for word."""

    cluster = models.ForeignKey("clusters.Cluster", models.CASCADE, related_name="unresolved")
    field = models.CharField(_("field"), max_length=60)
    text = models.CharField(_("text"), max_length=500)

    def __str__(self):
        return self.text
