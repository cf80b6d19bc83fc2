"""Questions one may ask of many introductions."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, F, Q
from django.utils.timezone import localdate, now

from grappe.clusters.models import Cluster, Membership


class IntroductionQuerySet(models.QuerySet):
    """Each method returns a queryset, but for `tally`."""

    def visible_to(self, user):
        """Those that this person asked for, and those that they answer."""
        if user.is_anonymous:
            return self.none()
        return self.filter(Q(asker=user) | Q(asked__in=answered_by(user)))

    def asked_by(self, user):
        return self.filter(asker=user)

    def asked_of(self, user):
        """Those about organisations for which this person answers; not the withdrawn."""
        found = self.filter(asked__in=answered_by(user)).exclude(asker=user)
        return found.exclude(state=self.model.State.WITHDRAWN)

    def waiting(self, at=None):
        """Those that may still be answered on the day `at` (today, unless given)."""
        open_ = self.filter(state=self.model.State.WAITING)
        return open_.filter(deadline_on__gte=at or localdate())

    def silent(self, at=None):
        """Those whose deadline passed without an answer."""
        left = self.filter(state=self.model.State.WAITING)
        return left.filter(deadline_on__lt=at or localdate())

    def since(self, days, at=None):
        """Those asked for within so many days."""
        return self.filter(asked_at__gt=(at or now()) - timedelta(days=days))

    def tally(self, at=None):
        """How many were asked for, answered, accepted, and came to something: what the
        matcher is measured by."""
        state, outcome = self.model.State, self.model.Outcome
        answered = [state.ACCEPTED, state.DECLINED]
        worked = [outcome.TEAM, outcome.SUBMITTED]
        return self.aggregate(
            asked=Count("pk", filter=~Q(state=state.WITHDRAWN)),
            answered=Count("pk", filter=Q(state__in=answered)),
            accepted=Count("pk", filter=Q(state=state.ACCEPTED)),
            worked=Count("pk", filter=Q(outcome__in=worked)),
            accepted_in_first_ten=Count("pk", filter=Q(state=state.ACCEPTED, rank__lte=10)),
        )


def answered_by(user):
    """Primary keys of the organisations for which this person answers, as a subquery.

    An organisation whose published cluster page is kept answers through those who keep
    it; any other through the managers of the published clusters that it is a member of.
    """
    organisations = Membership._meta.get_field("organisation").related_model.objects
    mine = Cluster.objects.published().managed_by(user)
    kept = Cluster.objects.published().filter(managers__is_active=True)
    members = Membership.objects.current().filter(cluster__in=mine.values("pk"))
    run_by_me = Q(cluster__in=mine.values("pk"))
    passed_on = Q(pk__in=members.values("organisation")) & ~Q(cluster__in=kept.values("pk"))
    return organisations.filter(run_by_me | passed_on).values(pk_=F("pk"))


def answering_for(organisation):
    """The people who answer for an organisation (see `answered_by`); may be none."""
    people = Cluster._meta.get_field("managers").related_model.objects.filter(is_active=True)
    published = Cluster.objects.published()
    own = people.filter(clusters__in=published.filter(organisation=organisation))
    if own.exists():
        return own.distinct()
    memberships = organisation.memberships.current()
    through = published.filter(pk__in=memberships.values("cluster"))
    return people.filter(clusters__in=through).distinct()
