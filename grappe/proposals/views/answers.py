"""What a proposal says: its answers and their files."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.errors import require
from grappe.core.files import attachment

from .. import actions
from ..answers import asked
from ..forms import AnswersForm, comment_form, spoken_in
from ..models import AnswerFile
from ..permissions import can_edit, can_lead, can_write, closed_sections
from .drafts import keep_typed
from .proposals import find_proposal
from .submissions import act_on_proposal


@login_required
def write(request, public_id):
    """All questions of the step; where somebody else was first, both texts are kept.

    Whoever only sees the board reads them, and everybody comments.
    """
    proposal = find_proposal(request, public_id)
    questions = asked(proposal)
    if request.method != "POST":
        return answers_page(request, proposal, questions)
    if can_edit(request.user, proposal.consortium):
        keep_typed(request, proposal, questions)  # until it is known to be saved
    require(can_write(request.user, proposal))
    form = answers_form(request, proposal, questions, request.POST, request.FILES)
    spoken = spoken_in(request.POST, questions)
    if not (form.is_valid() and all(one.is_valid() for one in spoken.values())):
        return answers_page(request, proposal, questions, form, spoken)
    told = keep_answers(request, proposal, form)
    say(request, proposal, spoken)
    actions.keep_draft(proposal, {}, set(form.data), by=request.user)
    for said in told:
        messages.warning(request, said)
    if not told:
        messages.success(request, _("The answers are saved."))
    return redirect("proposals:write", proposal.public_id)


@login_required
@require_POST
def comment_answer(request, public_id):
    """Say what was typed beside the questions; answers typed meanwhile wait as a draft."""
    proposal = find_proposal(request, public_id)
    questions = asked(proposal)
    if can_edit(request.user, proposal.consortium):
        keep_typed(request, proposal, questions)
    spoken = spoken_in(request.POST, questions, request.POST.get("about", ""))
    if not all(one.is_valid() for one in spoken.values()):
        return answers_page(request, proposal, questions, spoken=spoken)
    said = say(request, proposal, spoken)
    if said:
        messages.success(request, _("Your comment is said."))
    return redirect(said[-1] if said else reverse("proposals:write", args=[public_id]))


def say(request, proposal, spoken):
    board = proposal.consortium
    return [
        actions.comment(board, form.cleaned_data["text"], request.user, about=key)
        for key, form in spoken.items()
    ]


def answers_form(request, proposal, questions, *typed):
    return AnswersForm(
        *typed,
        asked=questions,
        may_write=can_write(request.user, proposal),
        closed=closed_to(request.user, proposal),
        draft=proposal.drafts.filter(user=request.user).first(),
    )


def answers_page(request, proposal, questions, form=None, spoken=None):
    """The page of all questions, each with its files, its history and its comments."""
    form = form or answers_form(request, proposal, questions)
    said = {}
    comments = proposal.consortium.comments.exclude(about="").select_related("author")
    for comment in comments:
        said.setdefault(comment.about, []).append(comment)
    rows = [
        {
            "asked": one,
            "field": form[key],
            "base": form[f"{key}-base"],
            "is_open": not form.is_closed(one),
            "comments": said.get(key, []),
            "comment_form": (spoken or {}).get(key) or comment_form(key),
        }
        for key, one in form.asked.items()
    ]
    context = {
        "proposal": proposal,
        "form": form,
        "summary": form.get_context(),
        "rows": rows,
        "can_lead": can_lead(request.user, proposal),
    }
    return render(request, "proposals/write.html", context)


def closed_to(user, proposal):
    """{section: its writers} of those that this person only reads."""
    closed = closed_sections(user, proposal)
    writers = proposal.writers.filter(section__in=closed).select_related("user")
    named = {}
    for one in writers:
        named.setdefault(one.section, []).append(str(one.user))
    return {section: ", ".join(names) for section, names in named.items()}


def keep_answers(request, proposal, form):
    """Save what was said; answers a sentence on each text that could only be kept aside."""
    told = []
    for question, value, base in form.said():
        if actions.save_answer(proposal, question, value, base, by=request.user) is None:
            said = _(
                "“%(title)s”: somebody saved another text meanwhile. Theirs is shown; yours is "
                "kept among the earlier answers."
            )
            told.append(said % {"title": question.title})
    for question, value in form.refused():
        refusal = actions.keep_aside(proposal, question, value, by=request.user)
        told.append(f"{refusal} {_('Your text is kept among the earlier answers.')}")
    for question, older in form.carried():
        actions.carry_files(proposal, question, older, by=request.user)
    for question, upload in form.uploads():
        actions.add_file(proposal, question, upload, by=request.user)
    return told


@login_required
def answer_file(request, public_id, file_id):
    proposal = find_proposal(request, public_id)
    files = AnswerFile.objects.filter(answer__proposal=proposal)
    return attachment(get_object_or_404(files, public_id=file_id))


@act_on_proposal(can_write)
def remove_file(request, proposal, _arrived, file_id):
    """Take a file out; answers typed meanwhile wait as a draft."""
    keep_typed(request, proposal, asked(proposal))
    files = AnswerFile.objects.filter(answer__proposal=proposal)
    actions.remove_file(proposal, get_object_or_404(files, public_id=file_id), request.user)
    return redirect("proposals:write", proposal.public_id)
