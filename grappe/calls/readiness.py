"""What a call still needs before it is published, and what would make it better."""

from itertools import pairwise

from django.utils.timezone import now
from django.utils.translation import gettext as _

from .models import Call, Step


def missing(call):
    """Sentences on what keeps the call from being published; none when it may be."""
    call = Call.objects.whole().get(pk=call.pk)
    steps = call.ordered_steps()
    found = []
    if not call.text.strip() or call.closes_at is None:
        found.append(_("A call needs its text and its deadline before it is published."))
    if any(step.kind == Step.Kind.FULL for step in steps) and not call.criteria.all():
        found.append(_("Full proposals are judged: name at least one criterion."))
    if any(step.has_budget for step in steps) and not call.categories.all():
        found.append(_("A step asks for the budget: name at least one category of cost."))
    return found + out_of_order(steps)


def out_of_order(steps):
    """Sentences on steps that open before the one before them has closed."""
    return [
        _("“%(later)s” opens before “%(earlier)s” has closed.")
        % {"later": later, "earlier": earlier}
        for earlier, later in pairwise(steps)
        if later.opens_at < earlier.closes_at
    ]


def advice(call):
    """Sentences on what applicants will miss, though the call may be published without."""
    call = Call.objects.whole().get(pk=call.pk)
    steps = call.ordered_steps()
    checks = (
        (steps and steps[-1].closes_at <= now(), _("Every step has closed already.")),
        (not call.rates.all(), _("No rate of aid is named: the aid of every budget is 0.")),
        (call.rule_set is None, _("No rules of the consortium are chosen.")),
        (not call.contact_email, _("Nobody is named whom applicants may ask.")),
    )
    empty = [step for step in steps if not step.current_questions()]
    return [sentence for is_so, sentence in checks if is_so] + [
        _("“%(step)s” asks no question.") % {"step": step} for step in empty
    ]
