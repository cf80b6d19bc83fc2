"""A new cluster from scratch."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.accounts.models import Consent
from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.core.forms import free_slug
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from ..listing import CONSENT, CONSENT_VERSION
from ..models import Cluster, Draft

#: Names that addresses below /clusters/ need for themselves.
RESERVED = {"register", "queue", "invitation"}
REGISTRATIONS_A_DAY = 5


@transaction.atomic
def register_cluster(
    name: str, country: Country, by: Any, website: str = "", version: str = CONSENT_VERSION
) -> Cluster:
    """Create a draft page with its organisation; who registers it keeps it.

    `version` is the version of the listing text that the person agreed to.
    """
    since = now() - timedelta(days=1)
    mine = Cluster.objects.managed_by(by).filter(registered_at__gte=since)
    if mine.count() >= REGISTRATIONS_A_DAY:
        raise RuleBroken(_("You have registered several clusters today; go on tomorrow."))
    cluster = draft_cluster(name, country, website)
    cluster.managers.add(by)
    agree(by, version)
    Draft.objects.filter(user=by, cluster=None, section="register").delete()
    record(by, "registered", cluster, consent=version)
    return cluster


def draft_cluster(name: str, country: Country, website: str = "") -> Cluster:
    """A draft page with its organisation, kept by nobody yet."""
    return Cluster.objects.create(
        name=name,
        slug=slug_for(name),
        country=country,
        website=website,
        organisation=organisation_of(name, country, website),
    )


def slug_for(name: str) -> str:
    """A free address that no page of the platform's own has."""
    slug = free_slug(Cluster, name)
    return free_slug(Cluster, f"{name} cluster") if slug in RESERVED else slug


def organisation_of(name: str, country: Country, website: str) -> Organisation:
    """The cluster organisation: the one that is known by this name, or a new one."""
    known = Organisation.objects.named(name, country).filter(
        kind=Organisation.Kind.CLUSTER, cluster=None, is_hidden=False
    )
    return known.first() or Organisation.objects.create(
        name=name,
        slug=free_slug(Organisation, name),
        kind=Organisation.Kind.CLUSTER,
        country=country,
        website=website,
    )


def agree(user: Any, version: str) -> Consent:
    """Keep that the person agreed to this version of the listing text; once is enough."""
    return Consent.objects.get_or_create(
        user=user, text=CONSENT, version=version, withdrawn_at=None
    )[0]
