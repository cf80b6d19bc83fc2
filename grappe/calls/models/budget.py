"""What a call pays for, and how much of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grappe.organisations.models import Organisation

from .call import Call


class Size(models.TextChoices):
    """The size of an enterprise by Recommendation 2003/361/EC."""

    MICRO = "micro", _("micro enterprise")
    SMALL = "small", _("small enterprise")
    MEDIUM = "medium", _("medium-sized enterprise")
    LARGE = "large", _("large enterprise")


class Category(models.Model):
    """One kind of cost that a call takes."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="categories")
    key = models.SlugField(_("short name"), max_length=40)
    number = models.PositiveSmallIntegerField(_("place"), default=1)
    title = models.CharField(_("category of cost"), max_length=100)
    #: A flat rate on the other categories (indirect costs); its amount is computed.
    flat_percent = models.DecimalField(
        _("flat rate, % of the other costs"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    most_percent = models.DecimalField(
        _("at most, % of a partner’s costs"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("category of cost")
        verbose_name_plural = _("categories of cost")
        ordering = ["call", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "key"], name="cost_category_once")
        ]

    def __str__(self):
        return self.title


class Rate(models.Model):
    """Which part of its costs a partner is paid, by its kind and size; the closest counts."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="rates")
    kind = models.CharField(
        _("kind of organisation"), max_length=20, choices=Organisation.Kind, blank=True
    )
    size = models.CharField(_("size"), max_length=10, choices=Size, blank=True)
    percent = models.DecimalField(_("rate of aid, %"), max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = _("rate of aid")
        verbose_name_plural = _("rates of aid")
        ordering = ["call", "kind", "size"]
        constraints = [
            models.UniqueConstraint(fields=["call", "kind", "size"], name="aid_rate_once"),
            models.CheckConstraint(
                condition=Q(percent__gte=0) & Q(percent__lte=100), name="aid_rate_percent"
            ),
        ]

    def __str__(self):
        return f"{self.percent} %"

    def closeness(self, kind, size):
        """0 when it does not fit; more, the more exactly it does."""
        if self.kind not in ("", kind) or self.size not in ("", size):
            return 0
        return 1 + 2 * bool(self.kind) + bool(self.size)
