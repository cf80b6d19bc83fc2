"""Questions one may ask of many consortia."""

from django.db import models
from django.db.models import Case, Count, Q, When
from django.utils.timezone import localdate, now

from grappe.calls.querysets import delegated_to, kept_by
from grappe.clusters.models import Cluster, Membership

ACTIVE = Q(is_excluded=False) & ~Q(state="declined")
#: A row stays with a merged organisation only where the kept one has a row of its own.
DOUBLE = ~Q(organisation__merged_into=None)


class ConsortiumQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """One's own and those shared with one; staff see no more than others."""
        return self._of(user)

    def writable_by(self, user):
        """Those that the user may change."""
        return self._of(user, may_write=True)

    def _of(self, user, **share):
        if user.is_anonymous:
            return self.none()
        shares = self.model._meta.get_field("shares").related_model.objects
        mine = shares.filter(user=user, **share)
        return self.filter(Q(owner=user) | Q(pk__in=mine.values("consortium")))

    def with_size(self):
        """Each with `size`, the number of partners in its team."""
        partners = self.model._meta.get_field("partners").related_model.objects
        inside = Q(partners__in=partners.active())
        return self.annotate(size=Count("partners", filter=inside))

    def closing(self, at=None):
        """Those for a call that closes after `at` (now, unless given), the nearest first."""
        return self.filter(call__closes_at__gt=at or now()).order_by("call__closes_at", "pk")


class IdeaQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def public(self):
        return self.filter(audience="public")

    def visible_to(self, user):
        """One's own, and those whose author lets one read them; staff see no more."""
        if user.is_anonymous:
            return self.public()
        readable = Q(audience__in=("public", "signed_in")) | Q(author=user)
        return self.filter(readable | Q(audience="cluster", cluster__in=clusters_of(user)))

    def matching(self, text):
        """Those whose title, text or wish for partners holds every word of the text."""
        found = self
        for word in text.split()[:12]:
            found = found.filter(
                Q(title__icontains=word) | Q(text__icontains=word) | Q(seeks__icontains=word)
            )
        return found


def clusters_of(user):
    """The clusters that a person keeps, or for one of whose present members they work.

    Anybody may say for whom they work: here it counts once they have proved an address at
    the organisation's own site.
    """
    today = localdate()
    posts = user.posts.filter(kind="work").held_since(today).exclude(began_on__gt=today)
    domains = user.proved_domains()
    employers = [
        one.organisation_id
        for one in posts.select_related("organisation")
        if one.organisation.is_at(domains)
    ]
    members = Membership.objects.current(today).filter(organisation__in=employers)
    keeps = Q(pk__in=Cluster.objects.managed_by(user).values("pk"))
    return Cluster.objects.filter(keeps | Q(pk__in=members.values("cluster")))


class ProposalQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Those of the consortia that one sees; drafts are nobody else's, not the staff's."""
        consortia = self.model._meta.get_field("consortium").related_model.objects
        return self.filter(consortium__in=consortia.visible_to(user))


class SubmissionQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def standing(self):
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, user):
        """Those of one's own proposals, and all to the calls that one keeps; those of the
        steps that have closed to who follows the call for its funder."""
        if user.is_anonymous:
            return self.none()
        proposals = self.model._meta.get_field("proposal").related_model.objects
        mine = Q(proposal__in=proposals.visible_to(user))
        closed = delegated_to(user, "proposal__call__") & Q(step__closes_at__lte=now())
        return self.filter(mine | kept_by(user, "proposal__call__") | closed)


class ShareQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def waiting_for(self, user, at=None):
        """Open invitations to an address that the user has proved to own."""
        own = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
        asked = Q(pk__in=[])
        for email in own:
            asked |= Q(email__iexact=email)
        fresh = (at or now()) - self.model.LIFETIME
        return self.filter(asked, user=None, invited_at__gt=fresh)


class PartnerQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def shown(self):
        """All but those of merged organisations whose kept one is there too."""
        return self.exclude(DOUBLE)

    def active(self):
        """Those in the team."""
        return self.shown().filter(ACTIVE)

    def inactive(self):
        """Those who declined or are not wanted."""
        return self.shown().exclude(ACTIVE)

    def in_order(self):
        """The coordinator first, associated partners last."""
        place = Case(
            When(role="coordinator", then=0), When(role="associated", then=2), default=1
        )
        return self.select_related("organisation__country", "organisation__place").order_by(
            place, "pk"
        )
