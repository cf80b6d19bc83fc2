"""The wording of letters about decisions, and the places in it that are filled in."""

from string import Formatter

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from .models import AgendaItem, Appeal, Decision, LetterTemplate, Review

Kind, Verdict = Decision.Kind, Decision.Verdict
#: What a template may name, and what then stands there.
PLACES = {
    "reference": gettext_lazy("the proposal’s reference"),
    "acronym": gettext_lazy("its short name"),
    "title": gettext_lazy("its title"),
    "call": gettext_lazy("the call"),
    "decision": gettext_lazy("what was decided on, and how"),
    "reason": gettext_lazy("the reason"),
    "conditions": gettext_lazy("the conditions"),
    "amount": gettext_lazy("the aid in euros"),
    "body": gettext_lazy("who decided"),
    "day": gettext_lazy("the day of the decision"),
    "comments": gettext_lazy("what the evaluators say to the applicants"),
    "appeal_until": gettext_lazy("the last day to appeal"),
}
GREETING = gettext_lazy("To the partners of {acronym} ({reference}),")
ENDING = gettext_lazy("What the evaluators say:\n\n{comments}")
APPEAL = gettext_lazy("You may appeal until {appeal_until}, on the page of this decision.")
OPENING = gettext_lazy(
    "a decision was made on your proposal “{title}” to the call “{call}”.\n\n"
    "{decision}\nDecided by: {body}, {day}"
)
NOT_YET = gettext_lazy("The label is not yet a funding; on that another decision is made.")
MORE = {
    Verdict.YES: gettext_lazy("Reason: {reason}"),
    Verdict.CONDITIONAL: gettext_lazy("Reason: {reason}\n\nConditions: {conditions}"),
    Verdict.NO: gettext_lazy("Reason: {reason}"),
}


def wording_of(decision):
    """The call's own template for this kind and verdict, else the usual one."""
    own = LetterTemplate.objects.filter(
        call=decision.selection.call, kind=decision.kind, verdict=decision.verdict
    )
    return own.first() or usual(decision.selection.call, decision.kind, decision.verdict)


def usual(call, kind, verdict):
    """The wording that a call begins with; not saved."""
    parts = [GREETING, OPENING, MORE[Verdict(verdict)]]
    if kind == Kind.LABEL and verdict != Verdict.NO:
        parts.append(NOT_YET)
    if kind == Kind.FUNDING and verdict != Verdict.NO:
        parts.append(gettext_lazy("Aid: EUR {amount}"))
    if kind != Kind.ELIGIBILITY:
        parts.append(ENDING)
    if verdict != Verdict.YES:
        parts.append(APPEAL)
    return LetterTemplate(
        call=call,
        kind=kind,
        verdict=verdict,
        subject=_("{reference}: decision on the call “{call}”"),
        text="\n\n".join(str(part) for part in parts),
    )


def faults_of(text):
    """What keeps a template from being filled in, in sentences."""
    try:
        named = {name for _text, name, _spec, _conversion in Formatter().parse(text)} - {None}
    except ValueError:
        return [_("A brace { or } stands alone; write two of them for one.")]
    strange = sorted(named - PLACES.keys())
    if not strange:
        return []
    return [
        _("Not known: %(names)s. Known are: %(known)s.")
        % {
            "names": ", ".join(f"{{{name}}}" for name in strange),
            "known": ", ".join(f"{{{name}}}" for name in PLACES),
        }
    ]


def written(template, decision):
    """(subject, text) in the language of the proposal's owner."""
    with override(decision.proposal.consortium.owner.language):
        if template.pk is None:
            template = usual(template.call, template.kind, template.verdict)
        facts = facts_of(decision)
        return template.subject.format_map(facts), template.text.format_map(facts)


def facts_of(decision):
    proposal = decision.proposal
    until = localtime(Appeal.last_day(decision) if decision.pk else now())
    amount = "" if decision.amount is None else f"{decision.amount:,.2f}"
    return {
        "reference": proposal.reference,
        "acronym": proposal.acronym,
        "title": proposal.title,
        "call": decision.selection.call.title,
        "decision": capfirst(str(decision)),
        "reason": decision.reason,
        "conditions": decision.conditions,
        "amount": amount,
        "body": str(decision.body or _("the administration")),
        "day": date_format(decision.decided_on),
        "comments": comments_on(decision),
        "appeal_until": date_format(until, "DATETIME_FORMAT"),
    }


def comments_on(decision):
    """The report that the panel agreed upon, else what each review says to applicants; no
    names of evaluators."""
    items = AgendaItem.objects.filter(
        proposal=decision.proposal, meeting__selection=decision.selection
    ).exclude(consensus="")
    if item := items.order_by("-meeting__starts_at").first():
        return item.consensus
    reviews = Review.objects.counting().filter(
        assignment__proposal=decision.proposal, assignment__selection=decision.selection
    )
    said = reviews.order_by("assignment__public_id").values_list("to_applicants", flat=True)
    return "\n\n".join(text for text in said if text.strip()) or _("No comments.")
