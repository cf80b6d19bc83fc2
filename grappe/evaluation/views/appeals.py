"""Appeals: who reads them, what they think, what is decided."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.core.errors import RuleBroken, require
from grappe.proposals.document import Shown

from .. import actions
from ..blind import shown_content
from ..forms import OpinionForm, OutcomeForm, ReaderForm
from ..models import Appeal
from ..permissions import can_keep
from .showing import kept


@kept
def appeals(request, selection):
    rows = Appeal.objects.filter(decision__selection=selection)
    context = {
        "selection": selection,
        "appeals": rows.select_related("decision__proposal__call", "reader__user"),
    }
    return render(request, "evaluation/appeals.html", context)


def find_appeal(request, decision):
    related = Appeal.objects.visible_to(request.user).select_related(
        "decision__proposal__call", "decision__selection__step__call", "reader__user"
    )
    return get_object_or_404(related.distinct(), decision__public_id=decision)


#: What may be done on the page of an appeal: (button, form, whether the keeper does it).
ACTS = (
    ("name_reader", ReaderForm, True),
    ("opinion_given", OpinionForm, False),
    ("outcome_given", OutcomeForm, True),
)


@login_required
def appeal(request, decision):
    """One appeal for its keeper and its reader; the team reads it with the decision."""
    found = find_appeal(request, decision)
    selection = found.decision.selection
    is_keeper = can_keep(request.user, selection)
    is_reader = found.reader is not None and found.reader.user_id == request.user.pk
    require(is_keeper or is_reader)
    forms = forms_of(request, found, selection)
    may = {True: is_keeper, False: is_reader}
    done = act(request, found, forms, may) if request.method == "POST" else None
    if done is not None:
        return done
    submission = get_object_or_404(selection.submissions(), proposal=found.decision.proposal_id)
    is_blind = selection.is_double_blind and not is_keeper
    context = {
        "appeal": found,
        "decision": found.decision,
        "selection": selection,
        "shown": Shown(shown_content(submission, is_blind)),
        "forms": forms,
        "is_keeper": is_keeper,
        "is_reader": is_reader,
    }
    return render(request, "evaluation/appeal.html", context)


def forms_of(request, found, selection):
    """{button: its form}; the one whose button was pressed is bound."""
    made = {}
    for button, form, _is_keepers in ACTS:
        typed = request.POST if button in request.POST else None
        extra = {"selection": selection} if form is ReaderForm else {}
        if form is OpinionForm:
            extra["initial"] = {"opinion": found.opinion}
        made[button] = form(typed, **extra)
    return made


def act(request, found, forms, may):
    """Do what was pressed; None shows the page again with the errors."""
    for button, _form, is_keepers in ACTS:
        form = forms[button]
        if not form.is_bound:
            continue
        require(may[is_keepers])
        if not form.is_valid():
            return None
        try:
            do(button, found, form.cleaned_data, request.user)
        except RuleBroken as error:
            form.add_error(None, str(error))
            return None
        messages.success(request, _("It is on record."))
    return redirect("evaluation:appeal", found.decision.public_id)


def do(button, found, typed, by):
    if button == "name_reader":
        actions.name_reader(found, typed["reader"], by=by)
    elif button == "opinion_given":
        actions.give_opinion(found, typed["opinion"], by=by)
    else:
        actions.decide_appeal(found, typed["outcome"], typed["reason"], by=by)
