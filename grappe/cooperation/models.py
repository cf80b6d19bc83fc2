"""Networks and agreements of clusters."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.clusters.models import Cluster
from grappe.taxonomies.models import Country

from .querysets import NetworkQuerySet, OfVisibleClusterQuerySet


class Network(models.Model):
    """An alliance of clusters or organisations."""

    #: A form takes its name as typed, and makes it when it is new.
    IS_NAMED_FREELY = True

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    website = models.URLField(_("website"), blank=True)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("cooperation:network", args=[self.slug])

    def natural_key(self):
        return (self.slug,)


class NetworkRole(models.Model):
    """A cluster in a network, as member, chair or co-founder."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        CHAIR = "chair", _("chair")
        FOUNDER = "co-founder", _("co-founder")

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="network_roles")
    network = models.ForeignKey(
        Network, models.PROTECT, verbose_name=_("network"), related_name="roles"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.MEMBER)
    since = models.DateField(_("since"), null=True, blank=True)

    objects = OfVisibleClusterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "network", "role"], name="network_role_once"
            )
        ]

    def __str__(self):
        return f"{self.network} ({self.get_role_display()})"


class Agreement(models.Model):
    """A cooperation agreement with a cluster or agency elsewhere."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="agreements")
    partner = models.CharField(_("partner"), max_length=200)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )
    region = models.CharField(_("region or state"), max_length=120, blank=True)
    text = models.TextField(_("in the cluster's words"), blank=True)
    signed_on = models.DateField(_("signed"), null=True, blank=True)

    objects = OfVisibleClusterQuerySet.as_manager()

    def __str__(self):
        return self.partner
