"""What a proposal still lacks before it can be handed in, each in a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .answers import missing as missing_answers
from .models import Partner
from .planning import plan_missing
from .signing import unsigned


@dataclass(frozen=True)
class Part:
    """One part of a proposal, and what is missing in it."""

    title: str
    #: The name of the page on which it is written; "" for the board.
    page: str
    missing: list[str]

    @property
    def is_ready(self):
        return not self.missing


def parts(proposal, budget):
    """Each part that the step asks for, in the order of work; `budget` as it stands."""
    step = proposal.step
    yield Part(_("What it is about"), "proposals:facts", facts(proposal))
    yield Part(_("Team"), "", team(proposal))
    if step.questions.current().exists():
        yield Part(_("Questions"), "proposals:write", missing_answers(proposal))
    if step.has_work_plan:
        yield Part(_("Work plan"), "proposals:plan", plan_missing(proposal))
    if step.has_budget:
        yield Part(_("Budget"), "proposals:budget", list(budget.faults))
    if step.is_signed:
        yield Part(_("Commitments"), "proposals:commitments", unsigned(proposal, budget))


def missing_parts(proposal, budget):
    """All sentences of all parts; nothing when it is ready."""
    return [sentence for part in parts(proposal, budget) for sentence in part.missing]


def facts(proposal):
    found = []
    if not proposal.acronym:
        found.append(_("Give the proposal a short name."))
    if not proposal.summary.strip():
        found.append(_("Write the summary for everybody."))
    return found


def team(proposal):
    partners = proposal.consortium.partners.active()
    has_lead = partners.filter(role=Partner.Role.COORDINATOR).exists()
    return [] if has_lead else [_("Name the partner who coordinates.")]
