"""Questions one may ask of many projects and participations."""

from django.db import models
from django.db.models import Case, Prefetch, Q, When

from grappe.organisations.naming import name_key


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
        return self.taken_part_in_by(organisation__in=members)

    def of_cluster(self, cluster):
        """Projects in which the cluster's organisation or a present member takes part."""
        members = cluster.memberships.current().values("organisation")
        organisations = Q(organisation__in=members)
        if cluster.organisation_id:
            organisations |= Q(organisation=cluster.organisation_id)
        return self.taken_part_in_by(organisations)

    def taken_part_in_by(self, *conditions, **exact):
        """Projects with a participation that meets the conditions."""
        participations = self.model._meta.get_field("participations").related_model.objects
        found = participations.filter(*conditions, **exact)
        return self.filter(pk__in=found.values("project"))

    def chosen(self, programme="", country="", year=None, partner=""):
        """Those of a programme, with a partner from a country, at work in a year."""
        found = self
        if programme:
            found = found.filter(programme__slug=programme)
        if country:
            found = found.taken_part_in_by(country=country, organisation__is_hidden=False)
        if partner:
            found = found.taken_part_in_by(
                organisation__slug=partner, organisation__is_hidden=False
            )
        if year:
            begun = Q(starts_on__year__lte=year)
            ended = Q(ends_on__year__lt=year) | Q(ends_on=None, starts_on__year__lt=year)
            found = found.filter(begun).exclude(ended)
        return found

    def called(self, *names):
        """Those whose title or short name is one of the names, however written."""
        keys = {name_key(name) for name in names if name and name.strip()}
        return self.filter(Q(title_key__in=keys) | Q(acronym_key__in=keys))

    def with_coordinators(self, user):
        """Each with its programme, and its visible participations in order."""
        participations = self.model._meta.get_field("participations").related_model.objects
        rows = participations.visible_to(user).in_order().select_related("organisation")
        return self.select_related("programme").prefetch_related(
            Prefetch("participations", queryset=rows)
        )


class ParticipationQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Those of projects and organisations that are not hidden; staff see all."""
        if user.is_staff:
            return self
        return self.filter(project__is_hidden=False, organisation__is_hidden=False)

    def in_order(self):
        """The coordinator first."""
        return self.order_by(Case(When(role="coordinator", then=0), default=1), "pk")

    def with_partners(self, user):
        """Visible ones, each with its project and all the visible partners in it."""
        partners = self.model.objects.visible_to(user).in_order()
        partners = partners.select_related("organisation", "country")
        return (
            self.visible_to(user)
            .select_related("project__programme")
            .prefetch_related(Prefetch("project__participations", queryset=partners))
            .order_by("-project__starts_on", "project__title", "pk")
        )
