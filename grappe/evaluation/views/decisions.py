"""Decisions and the letters about them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.core.errors import RuleBroken, require
from grappe.core.requests import sent
from grappe.proposals.permissions import can_lead

from .. import actions
from ..actions.deciding import given_by
from ..actions.letters import waiting
from ..forms import AppealForm, DecideForm, LetterForm
from ..letters import PLACES, usual, wording_of, written
from ..models import Appeal, Decision, LetterTemplate
from ..permissions import can_decide, can_keep
from .showing import followed, keeper, kept, paged


@followed
def decisions(request, selection):
    """Every proposal with what was decided; and deciding on those that are ticked."""
    is_keeper = can_keep(request.user, selection)
    may_decide = can_decide(request.user, selection)
    form = DecideForm(sent(request), selection=selection, is_keeper=is_keeper)
    if request.method == "POST":
        require(may_decide)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.decide(
                selection, form.cleaned_data["proposals"], form.cleaned_data, by=request.user
            )
        except RuleBroken as error:
            form.add_error(None, str(error))
        else:
            said = ngettext(
                "%(count)s decision is on record.",
                "%(count)s decisions are on record.",
                len(found),
            )
            messages.success(request, said % {"count": len(found)})
            return redirect("evaluation:decisions", selection.public_id)
    page = paged(request, ordered(selection))
    context = {
        "selection": selection,
        "form": form,
        "is_keeper": is_keeper,
        "may_decide": may_decide and not selection.closed_at,
        "page": page,
        "lines": lines_of(selection, form, page),
        "kinds": form.kinds,
        "given": given_by(selection),
        "waiting": waiting(selection).count(),
    }
    return render(request, "evaluation/decisions.html", context)


def ordered(selection):
    """[(place in the adopted ranking or "", key of the submission)], the best first."""
    order = selection.places()
    rows = [
        (order.get(one.proposal.reference, ""), one.proposal.number, one.pk)
        for one in selection.submissions().defer("content")
    ]
    rows.sort(key=lambda row: (row[0] == "", row[0] or 0, row[1]))
    return [(place, pk) for place, _number, pk in rows]


def lines_of(selection, form, page):
    """(submission, its place in the adopted ranking or "", decisions by kind, whether it is
    ticked) for one page of `ordered`."""
    shown = selection.submissions().in_bulk([pk for _place, pk in page])
    found = {}
    proposals = [one.proposal_id for one in shown.values()]
    standing = selection.decisions.standing().filter(proposal__in=proposals)
    for one in standing.select_related("body", "letter", "appeal"):
        found[one.proposal_id, one.kind] = one
    ticked = {str(one) for one in form["proposals"].value() or ()}
    return [
        (
            shown[pk],
            place,
            [found.get((shown[pk].proposal_id, kind)) for kind, _label in form.kinds],
            str(shown[pk].proposal.number) in ticked,
        )
        for place, pk in page
    ]


@kept
def letters(request, selection):
    """The wordings, and what waits to be sent."""
    waits = list(waiting(selection).select_related("body", "proposal__consortium__owner")[:200])
    own = LetterTemplate.objects.filter(call=selection.call)
    context = {
        "selection": selection,
        "waits": waits,
        "wordings": [
            (kind, kind_label, verdict, verdict_label)
            for kind, kind_label in Decision.Kind.choices
            for verdict, verdict_label in Decision.Verdict.choices
        ],
        "own": {(one.kind, one.verdict) for one in own},
        "first": written(wording_of(waits[0]), waits[0]) if waits else None,
    }
    return render(request, "evaluation/letters.html", context)


@kept
def wording(request, selection, kind, verdict):
    """Change the wording of one kind of letter."""
    if kind not in Decision.Kind.values or verdict not in Decision.Verdict.values:
        raise Http404
    own = LetterTemplate.objects.filter(call=selection.call, kind=kind, verdict=verdict)
    template = own.first() or usual(selection.call, kind, verdict)
    form = LetterForm(sent(request), instance=template)
    if request.method == "POST" and form.is_valid():
        actions.save_template(form.save(commit=False), by=request.user)
        messages.success(request, _("The wording is saved."))
        return redirect("evaluation:letters", selection.public_id)
    context = {
        "selection": selection,
        "form": form,
        "places": PLACES.items(),
        "what": f"{Decision.Kind(kind).label}: {Decision.Verdict(verdict).label}",
    }
    return render(request, "evaluation/wording.html", context)


@keeper
def send_letters(request, selection):
    count = actions.send_letters(selection, by=request.user)
    said = ngettext("%(count)s letter is sent.", "%(count)s letters are sent.", count)
    messages.success(request, said % {"count": count})
    return redirect("evaluation:letters", selection.public_id)


@login_required
def told(request, public_id):
    """A decision as its team reads it: the letter, and the appeal."""
    related = Decision.objects.visible_to(request.user).select_related(
        "proposal__call", "proposal__consortium", "selection__step__call", "letter", "body"
    )
    decision = get_object_or_404(related, public_id=public_id)
    may_lead = can_lead(request.user, decision.proposal)
    form = AppealForm(sent(request))
    if request.method == "POST":
        require(may_lead)
        if form.is_valid():
            actions.file_appeal(decision, form.cleaned_data["grounds"], by=request.user)
            messages.success(request, _("Your appeal is filed."))
            return redirect(decision)
    context = {
        "decision": decision,
        "letter": getattr(decision, "letter", None),
        "appeal": Appeal.objects.filter(decision=decision).first(),
        "until": Appeal.last_day(decision),
        "form": form,
        "may_appeal": may_lead and decision.verdict != Decision.Verdict.YES,
    }
    return render(request, "evaluation/told.html", context)
