"""Questions one may ask of many organisations."""

from django.db import models


class OrganisationQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """All that are not hidden; staff see the hidden ones too."""
        return self if user.is_staff else self.filter(is_hidden=False)

    def named(self, name, country=None):
        """Those with exactly this name (case aside), in this country when it is known."""
        found = self.filter(name__iexact=" ".join(name.split()))
        return found.filter(country=country) if country else found

    def members_of(self, cluster):
        """Organisations that are members of the cluster today."""
        memberships = cluster.memberships.current()
        return self.filter(pk__in=memberships.values("organisation"))
