"""Questions one may ask of many projects."""

from django.db import models


class ProjectQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """All that are not hidden; staff see the hidden ones too."""
        return self if user.is_staff else self.filter(is_hidden=False)

    def with_partner(self, organisation):
        """Projects in which this organisation takes part."""
        return self.filter(pk__in=organisation.participations.values("project"))

    def with_members_of(self, cluster):
        """Projects in which a present member of the cluster takes part."""
        members = cluster.memberships.current().values("organisation")
        return self.filter(participations__organisation__in=members).distinct()
