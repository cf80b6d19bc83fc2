"""Questions one may ask of selections, evaluators, conflicts, reviews and decisions."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from grappe.calls.querysets import followed_by, kept_by


class SelectionQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Those of the calls that one keeps, or follows for the funder; evaluators see what
        they were given instead."""
        return self.filter(followed_by(user, "step__call__"))


class EvaluatorQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def in_pool(self):
        return self.filter(is_active=True, user__is_active=True)

    def seated_in(self, selection):
        """Those who took a seat in the selection."""
        return self.filter(seats__selection=selection, seats__taken_at__isnull=False)


class SeatQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def unbriefed(self, user):
        """Those of this person whose selection has a briefing that they did not confirm."""
        mine = self.filter(evaluator__user=user, briefed_at=None)
        return mine.exclude(selection__briefing="")


class CheckQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def unjudged(self):
        return self.filter(verdict="")


class ConflictQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def current(self):
        """What the records say now."""
        return self.filter(gone_at=None)

    def barring(self):
        """Those for which the evaluator may not see the proposal; an open question bars."""
        return self.current().exclude(ruling="cleared")

    def to_be_ruled(self):
        """Those that wait for a person: what does not bar by itself, and what the evaluator
        explained or disputed."""
        waits = Q(is_barring=False) | Q(answer__in=("explained", "disputed"))
        return self.filter(waits, ruling="")


class AssignmentQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def standing(self):
        return self.filter(state="open")

    def of(self, user):
        """What this person was given to read."""
        if user.is_anonymous:
            return self.none()
        return self.standing().filter(evaluator__user=user)

    def free(self):
        """Without a conflict that bars."""
        conflicts = self.model._meta.get_field("selection").related_model.conflicts
        barring = conflicts.rel.related_model.objects.barring().filter(
            evaluator=OuterRef("evaluator"), proposal=OuterRef("proposal")
        )
        return self.filter(~Exists(barring))

    def writable_by(self, user):
        """Those of which this person may write: declared free, no conflict bars."""
        declarations = self.model._meta.get_field("selection").related_model.declarations
        declared = declarations.rel.related_model.objects.filter(
            selection=OuterRef("selection"),
            evaluator=OuterRef("evaluator"),
            proposal=OuterRef("proposal"),
            is_free=True,
        )
        return self.of(user).free().filter(Exists(declared))

    def open_to(self, user):
        """Those whose proposal this person may read: of which they may write, and briefed."""
        seats = self.model._meta.get_field("selection").related_model.seats
        waiting = seats.rel.related_model.objects.unbriefed(user).values("selection")
        return self.writable_by(user).exclude(selection__in=waiting)


class ReviewQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def submitted(self):
        return self.exclude(submitted_at=None).filter(assignment__state="open")

    def counting(self):
        """Handed in by somebody without a conflict: what the ranking reads."""
        assignments = self.model._meta.get_field("assignment").related_model.objects
        return self.submitted().filter(assignment__in=assignments.free())


class DecisionQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def standing(self):
        """Not replaced by a later one."""
        return self.filter(replaced_by=None)

    def visible_to(self, user):
        """Those of the calls that one keeps or follows, and those on one's own proposals once
        the letter is sent."""
        if user.is_anonymous:
            return self.none()
        proposals = self.model._meta.get_field("proposal").related_model.objects
        told = Q(proposal__in=proposals.visible_to(user), letter__sent_at__isnull=False)
        return self.filter(followed_by(user, "selection__step__call__") | told)


class AppealQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def visible_to(self, user):
        """Those of the calls that one keeps, of one's own proposals, and those one reads."""
        if user.is_anonymous:
            return self.none()
        decisions = self.model._meta.get_field("decision").related_model
        proposals = decisions._meta.get_field("proposal").related_model.objects
        mine = Q(decision__proposal__in=proposals.visible_to(user)) | Q(reader__user=user)
        return self.filter(kept_by(user, "decision__selection__step__call__") | mine)
