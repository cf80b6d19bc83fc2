"""Where a country's listing rules differ from the general ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.taxonomies.models import Country


class CountryRule(models.Model):
    """One listing rule as one country has it (the general rules: clusters/listing.py)."""

    class Name(models.TextChoices):
        TEAM = "team", _("management team")
        WEBSITE = "website", _("website in English, showing activity")
        MEMBERS = "members", _("committed members")
        VARIETY = "variety", _("kinds of members")

    country = models.ForeignKey(
        Country,
        models.CASCADE,
        verbose_name=_("country"),
        related_name="listing_rules",
    )
    rule = models.CharField(_("rule"), max_length=12, choices=Name)
    least = models.PositiveSmallIntegerField(
        _("least number"), null=True, blank=True, help_text=_("For members and their kinds.")
    )
    is_waived = models.BooleanField(_("waived"), default=False)
    text = models.CharField(_("the rule in a sentence"), max_length=300)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)

    class Meta:
        verbose_name = _("listing rule of a country")
        verbose_name_plural = _("listing rules of countries")
        ordering = ["country", "rule"]
        constraints = [
            models.UniqueConstraint(fields=["country", "rule"], name="country_rule_once")
        ]

    def __str__(self):
        return f"{self.country_id}: {self.get_rule_display()}"
