"""The assignment: computed, looked at, adopted, adjusted; and the reviews that come back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.core.exports import download, xlsx_response
from grappe.core.requests import sent

from .. import actions
from ..assignment import from_json
from ..assignment.supply import REASONS
from ..forms import GiveForm, ReasonForm
from ..models import Evaluator
from .showing import keeper, kept, paged


@kept
def assignments(request, selection):
    """The receipts, who reads what, and adjusting by hand."""
    form = GiveForm(sent(request), selection=selection)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.give(
            selection, told["proposal"], told["evaluator"], told["reason"], by=request.user
        )
        messages.success(request, _("Given, with your reason on record."))
        return redirect("evaluation:assignments", selection.public_id)
    rows = selection.assignments.select_related("proposal__call", "evaluator__user", "review")
    context = {
        "selection": selection,
        "form": form,
        "page": paged(request, rows.order_by("proposal__number", "pk")),
        "receipts": [(one, from_json(one.content)) for one in selection.receipts.all()[:5]],
    }
    return render(request, "evaluation/assignments.html", context)


@keeper
def compute(request, selection):
    receipt = actions.compute_assignment(selection, by=request.user)
    return redirect("evaluation:receipt", selection.public_id, receipt.number)


@kept
def receipt(request, selection, number):
    """One computed assignment: how good it is, and why each pair."""
    kept_receipt = get_object_or_404(selection.receipts, number=number)
    computed = from_json(kept_receipt.content)
    evaluators = Evaluator.objects.filter(pk__in=[e for e, _load in computed.loads])
    names = {str(one.pk): str(one) for one in evaluators.select_related("user")}
    labels = labels_of(selection)
    context = {
        "selection": selection,
        "kept": kept_receipt,
        "receipt": computed,
        "pairs": [
            (
                pair,
                names.get(pair.evaluator, "?"),
                [labels.get(one, one) for one in pair.covers],
                [labels.get(one, one) for one in pair.alone],
            )
            for pair in computed.pairs
        ],
        "uncovered": [(key, labels.get(topic, topic)) for key, topic in computed.uncovered],
        "hopeless": [(key, labels.get(topic, topic)) for key, topic in computed.hopeless],
        "obstacles": [
            (
                _(REASONS[one.reason]),
                [*one.proposals, *(names.get(e, e) for e in one.evaluators)],
            )
            for one in computed.obstacles
        ],
        "worst": round(100 * computed.worst),
        "loss": round(100 * computed.loss, 1),
    }
    return render(request, "evaluation/receipt.html", context)


def labels_of(selection):
    """{topic's key: its label} of everything that was handed in."""
    return {
        f"{one['scheme']}:{one['code']}": one["label"]
        for submission in selection.submissions()
        for one in submission.content["proposal"]["topics"]
    }


@kept
def receipt_file(request, selection, number):
    """The receipt as JSON, as it was hashed."""
    found = get_object_or_404(selection.receipts, number=number)
    return download(found.content, "application/json", f"assignment-{number}.json")


@keeper
def adopt(request, selection, number):
    found = get_object_or_404(selection.receipts, number=number)
    count = actions.adopt_assignment(found, by=request.user)
    said = ngettext(
        "%(count)s reading is given out.", "%(count)s readings are given out.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("evaluation:assignments", selection.public_id)


@kept
def take_back(request, selection, assignment):
    """Take a proposal back from an evaluator, with a reason."""
    found = get_object_or_404(selection.assignments.standing(), public_id=assignment)
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.take_back(found, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Taken back, with your reason on record."))
        return redirect("evaluation:assignments", selection.public_id)
    context = {"selection": selection, "assignment": found, "form": form}
    return render(request, "evaluation/take_back.html", context)


@kept
def reviews(request, selection):
    """What came back, what is missing, and what the panel should talk about."""
    rows = selection.assignments.standing().select_related(
        "proposal__call", "evaluator__user", "review"
    )
    rows = rows.prefetch_related("review__marks__criterion").order_by("proposal__number", "pk")
    context = {"selection": selection, "page": paged(request, rows)}
    return render(request, "evaluation/reviews.html", context)


@kept
def review(request, selection, assignment):
    """One review as it was handed in."""
    rows = selection.assignments.filter(review__submitted_at__isnull=False)
    related = rows.select_related("proposal__call", "evaluator__user", "review")
    found = get_object_or_404(related, public_id=assignment)
    marks = found.review.marks.select_related("criterion")
    context = {"selection": selection, "assignment": found, "marks": marks}
    return render(request, "evaluation/review.html", context)


@kept
def export_reviews(request, selection):
    """Every mark that was handed in, as a spreadsheet."""
    rows = selection.assignments.standing().filter(review__submitted_at__isnull=False)
    rows = rows.select_related("proposal__call", "evaluator__user", "review")
    header = [_("Reference"), _("Evaluator"), _("Criterion"), _("Mark"), _("Reason")]
    cells = [
        [
            one.proposal.reference,
            str(one.evaluator),
            str(mark.criterion),
            float(mark.value),
            mark.text,
        ]
        for one in rows.prefetch_related("review__marks__criterion")
        for mark in one.review.marks.all()
    ]
    return xlsx_response("reviews.xlsx", header, cells)


@keeper
def remind(request, selection):
    count = actions.remind(selection, by=request.user)
    said = ngettext(
        "%(count)s evaluator is reminded.", "%(count)s evaluators are reminded.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("evaluation:reviews", selection.public_id)
