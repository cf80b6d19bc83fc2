"""What evaluators do: declare, read, write, hand in, hand back, work offline."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from grappe.core.errors import RuleBroken
from grappe.core.files import file_response
from grappe.core.requests import sent
from grappe.proposals import document

from .. import actions
from ..actions.pool import OATH_VERSION
from ..blind import shown_content
from ..conflicts import told_to_evaluator
from ..forms import AnswerForm, DeclareForm, ReasonForm, ReviewForm
from ..models import Assignment, Evaluator, Seat


@login_required
def readings(request):
    """What one was given to read, by selection."""
    evaluator = get_object_or_404(Evaluator, user=request.user)
    mine = Assignment.objects.of(request.user).select_related(
        "proposal__call", "selection__step__call", "review"
    )
    open_ones = set(Assignment.objects.open_to(request.user).values_list("pk", flat=True))
    found = {}
    for one in mine.order_by("selection", "proposal__number"):
        found.setdefault(one.selection, []).append((one, one.pk in open_ones))
    seats = evaluator.seats.exclude(taken_at=None).select_related("selection__step__call")
    context = {
        "evaluator": evaluator,
        "selections": list(found.items()),
        "seats": seats,
        "meetings": evaluator.meetings.select_related("selection", "body"),
        "appeals": evaluator.appeals.select_related("decision__selection__step__call"),
        "has_sworn": evaluator.sworn_version == OATH_VERSION,
    }
    return render(request, "evaluation/readings.html", context)


def mine(view):
    """A page of who was given the proposal: `view(request, assignment)`; nobody else sees
    that it exists."""

    @never_cache
    @login_required
    @wraps(view)
    def shown(request, public_id, **named):
        related = Assignment.objects.of(request.user).select_related(
            "proposal__call", "selection__step__call", "evaluator__user"
        )
        return view(request, get_object_or_404(related, public_id=public_id), **named)

    return shown


def acting(view):
    """The same for what changes something."""
    return login_required(require_POST(mine(view)))


def may_write(request, assignment):
    """Declared free, without a conflict that bars."""
    return Assignment.objects.writable_by(request.user).filter(pk=assignment.pk).exists()


def is_open(request, assignment):
    """Whether its proposal is open: the same, and briefed."""
    return Assignment.objects.open_to(request.user).filter(pk=assignment.pk).exists()


def must_be_briefed(assignment):
    seats = Seat.objects.unbriefed(assignment.evaluator.user)
    return seats.filter(selection=assignment.selection).exists()


def briefed_first(request, assignment):
    """To the briefing; what was typed meanwhile is kept."""
    if request.method == "POST":
        form = sheet_of(assignment, getattr(assignment, "review", None), request.POST)
        actions.save_draft(assignment, form.typed(), None)
    return redirect("evaluation:briefing", assignment.selection.public_id)


@mine
def reading(request, assignment):
    """The briefing if there is one; before the declaration what is needed to declare; after it
    the proposal and the sheet."""
    if must_be_briefed(assignment):
        return briefed_first(request, assignment)
    if not may_write(request, assignment):
        return declaring(request, assignment)
    review = getattr(assignment, "review", None)
    form = sheet_of(assignment, review, sent(request))
    done = handed_in(request, assignment, form) if request.method == "POST" else None
    if done is not None:
        return done
    is_blind = assignment.selection.is_double_blind
    submission = submission_of(assignment)
    context = {
        "assignment": assignment,
        "selection": assignment.selection,
        "shown": document.Shown(shown_content(submission, is_blind)),
        "submission": submission,
        "is_blind": is_blind,
        "form": form,
        "review": review,
        "can_open": review and review.is_submitted and assignment.selection.closed_at is None,
    }
    return render(request, "evaluation/reading.html", context)


def submission_of(assignment):
    return get_object_or_404(
        assignment.selection.submissions(), proposal=assignment.proposal_id
    )


def sheet_of(assignment, review, typed):
    criteria = assignment.selection.call.criteria.all()
    initial = (review.typed if review else {}) | {"base": review.revision if review else 0}
    return ReviewForm(typed, criteria=criteria, initial=initial)


def handed_in(request, assignment, form):
    """Keep what was typed, and hand in if that was asked; None shows the sheet again."""
    try:
        review = actions.save_draft(assignment, form.typed(), form.base_typed())
    except actions.Overtaken as error:
        form.data = form.data.copy()
        form.data["base"] = str(assignment.review.revision)
        form.add_error(None, str(error))
        return None
    if "submit" not in request.POST:
        messages.success(request, _("Your draft is saved."))
        return redirect("evaluation:reading", assignment.public_id)
    if not form.is_valid():
        form.data = form.data.copy()
        form.data["base"] = str(review.revision)
        return None
    told = form.cleaned_data
    actions.submit_review(
        assignment, form.marks(), told["to_applicants"], told["to_panel"], by=request.user
    )
    messages.success(request, _("Your review is handed in. Thank you."))
    return redirect("evaluation:readings")


def declaring(request, assignment):
    """What ties the records show, what one says to them, and the declaration."""
    selection = assignment.selection
    own = selection.conflicts.current().filter(
        evaluator=assignment.evaluator, proposal=assignment.proposal
    )
    declared = selection.declarations.filter(
        evaluator=assignment.evaluator, proposal=assignment.proposal
    ).first()
    submission = submission_of(assignment)
    is_blind = selection.is_double_blind
    context = {
        "assignment": assignment,
        "selection": selection,
        "shown": document.Shown(shown_content(submission, is_blind)),
        "is_blind": is_blind,
        "conflicts": [
            (one, told_to_evaluator(one), AnswerForm(instance=one))
            for one in own.select_related("selection__step__call")
        ],
        "declared": declared,
        "wording": actions.conflicts.WORDING,
        "form": DeclareForm(),
        "has_sworn": assignment.evaluator.sworn_version == OATH_VERSION,
        "kept": getattr(assignment, "review", None),
    }
    return render(request, "evaluation/declaring.html", context)


@acting
def declare(request, assignment):
    form = DeclareForm(request.POST)
    if assignment.evaluator.sworn_version != OATH_VERSION:
        raise RuleBroken(_("Sign the confidentiality declaration first."))
    if not form.is_valid():
        faults = [str(fault) for faults in form.errors.values() for fault in faults]
        raise RuleBroken(" ".join(faults))
    told = form.cleaned_data
    found = actions.declare(assignment, told["is_free"], told["text"], by=request.user)
    if not found.is_free:
        messages.success(request, _("Thank you. The proposal is handed back."))
        return redirect("evaluation:readings")
    messages.success(request, _("Your declaration is signed."))
    return redirect("evaluation:reading", assignment.public_id)


@acting
def answer(request, assignment, pk):
    """What one says to a conflict that the records show."""
    own = assignment.selection.conflicts.current().filter(
        evaluator=assignment.evaluator, proposal=assignment.proposal
    )
    conflict = get_object_or_404(own, pk=pk)
    form = AnswerForm(request.POST, instance=conflict)
    if not form.is_valid():
        raise RuleBroken(_("Choose one of the answers."))
    told = form.cleaned_data
    conflict.refresh_from_db(fields=["answer", "explanation"])
    actions.answer(conflict, told["answer"], told["explanation"], by=request.user)
    messages.success(
        request, _("Your answer is on record; whoever keeps the call rules on it.")
    )
    return redirect("evaluation:reading", assignment.public_id)


@acting
def autosave(request, assignment):
    """Keep what is typed while it is typed; answers when."""
    review = getattr(assignment, "review", None)
    form = sheet_of(assignment, review, request.POST)
    try:
        actions.save_draft(assignment, form.typed(), form.base_typed(), is_meanwhile=True)
    except RuleBroken as error:
        return HttpResponse(str(error), status=409, content_type="text/plain")
    saved = _("Draft saved at %(time)s.") % {"time": f"{localtime(now()):%H:%M:%S}"}
    return HttpResponse(saved, content_type="text/plain")


@acting
def open_again(request, assignment):
    actions.open_review(assignment, by=request.user)
    messages.success(
        request, _("You can change your review; hand it in again when it is done.")
    )
    return redirect("evaluation:reading", assignment.public_id)


@mine
def hand_back(request, assignment):
    """Hand a proposal back unread, with a reason."""
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.decline_reading(assignment, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The proposal is handed back."))
        return redirect("evaluation:readings")
    context = {"assignment": assignment, "selection": assignment.selection, "form": form}
    return render(request, "evaluation/hand_back.html", context)


@mine
def reading_file(request, assignment, file_id):
    """A file of the proposal; none where names are withheld."""
    if assignment.selection.is_double_blind or not is_open(request, assignment):
        raise Http404
    kept = document.file_of(submission_of(assignment), file_id)
    if kept is None:
        raise Http404
    return file_response(kept.file, kept.name)
