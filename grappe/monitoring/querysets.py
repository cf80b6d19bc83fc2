"""Questions one may ask of many grants."""

from django.db import models
from django.db.models import Count, Q
from django.utils.timezone import localdate

from grappe.calls.querysets import followed_by
from grappe.proposals.models import Proposal


class GrantQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Those of the calls that one keeps or follows, and of one's own proposals."""
        if user.is_anonymous:
            return self.none()
        mine = Q(proposal__in=Proposal.objects.visible_to(user))
        return self.filter(followed_by(user, "proposal__call__") | mine)

    def running(self):
        return self.filter(closed_at=None)

    def with_late(self, day=None):
        """Each with `late_results` and `late_reports`, the numbers of what is overdue."""
        day = day or localdate()
        results = Q(results__due_on__lt=day, results__delivered_at=None)
        reports = Q(reports__due_on__lt=day, reports__submitted_at=None)
        return self.annotate(
            late_results=Count("results", filter=results, distinct=True),
            late_reports=Count("reports", filter=reports, distinct=True),
        )


class GrantPartnerQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def current(self):
        """Those that did not leave."""
        return self.filter(left_on=None)


class ReportQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def begun(self):
        """Those that somebody has written in, or claimed costs for."""
        written = ~Q(progress="") | ~Q(problems="") | ~Q(outlook="")
        sent = Q(submitted_at__isnull=False) | Q(claims__isnull=False)
        return self.filter(written | sent).distinct()


class ResultQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def waiting(self):
        """Neither delivered nor accepted."""
        return self.filter(delivered_at=None)


class ClaimQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def submitted(self):
        return self.exclude(submitted_at=None)

    def undecided(self):
        return self.submitted().filter(decided_at=None)
