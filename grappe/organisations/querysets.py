"""Questions one may ask of many organisations."""

from typing import Any

from django.db import models

from .naming import name_key


class OrganisationQuerySet(models.QuerySet):
    """Each method returns a queryset, but for `alike`."""

    def visible_to(self, user):
        """All that are not hidden; staff see the hidden ones too."""
        return self if user.is_staff else self.filter(is_hidden=False)

    def named(self, name, country=None):
        """Those of this name (see `name_key`), in this country when it is known."""
        found = self.filter(name_key=name_key(name))
        return found.filter(country=country) if country else found

    def members_of(self, cluster):
        """Organisations that are members of the cluster today."""
        memberships = cluster.memberships.current()
        return self.filter(pk__in=memberships.values("organisation"))

    def starting_with(self, text):
        """Those whose name or short name begins with the text, however it is written."""
        by_name = models.Q(name_key__startswith=name_key(text))
        return self.filter(by_name | models.Q(acronym__istartswith=text.strip()))

    def alike(self, name: str, country: Any = None, **identifiers: str) -> Any:
        """The one organisation that is meant, or None.

        An identifier decides; otherwise the name does, within the country when it is
        given. An organisation with another identifier of the same kind is another one.
        """
        given = {kind: value for kind, value in identifiers.items() if value}
        for kind, value in given.items():
            if found := self.identified(kind, value).order_by("pk").first():
                return found.kept()
        same = self.named(name).select_related("merged_into").order_by("pk")
        by_now = dict.fromkeys(one.kept() for one in same)
        return in_country([one for one in by_now if one.may_have(given)], country)

    def identified(self, kind, value):
        """Those with this identifier; a PIC that was given up counts as well."""
        own = models.Q(**{kind: value})
        if kind != "pic":
            return self.filter(own)
        given_up = self.model.other_identifiers.field.model.objects.filter(
            scheme="pic", value=value
        )
        return self.filter(own | models.Q(pk__in=given_up.values("organisation")))


def in_country(found, country):
    """The one of this country; one whose country is unknown stands in for it."""
    unknown = [one for one in found if one.country_id is None]
    if country:
        here = [one for one in found if one.country_id == country.pk]
        stand_in = unknown if len(found) == len(unknown) else []
        return next(iter(here or stand_in), None)
    return next(iter(found if len(found) == 1 else unknown), None)


class MergeCandidateQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has decided, and whose organisations both stand by themselves."""
        alone = self.filter(one__merged_into=None, other__merged_into=None)
        return alone.filter(state=self.model.State.OPEN)


class PostQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def held_since(self, day):
        """Those that had not ended before the day."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gte=day))
