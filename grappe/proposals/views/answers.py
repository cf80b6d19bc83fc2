"""What a proposal says: its answers and their files."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.core.errors import require
from grappe.core.files import attachment

from .. import actions
from ..answers import asked
from ..forms import AnswersForm
from ..models import AnswerFile
from ..permissions import can_edit, can_lead, can_write, closed_sections
from .drafts import keep_typed
from .proposals import find_proposal
from .submissions import act_on_proposal


@login_required
def write(request, public_id):
    """All questions of the step; where somebody else was first, both texts are kept."""
    proposal = find_proposal(request, public_id)
    questions = asked(proposal)
    if request.method == "POST" and can_edit(request.user, proposal.consortium):
        keep_typed(request, proposal, questions)  # until it is known to be saved
    require(can_write(request.user, proposal))
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AnswersForm(
        *typed,
        asked=questions,
        closed=closed_to(request.user, proposal),
        draft=proposal.drafts.filter(user=request.user).first(),
    )
    if request.method == "POST" and form.is_valid():
        told = keep_answers(request, proposal, form)
        actions.keep_draft(proposal, {}, set(form.data), by=request.user)
        for said in told:
            messages.warning(request, said)
        if not told:
            messages.success(request, _("The answers are saved."))
        return redirect("proposals:write", proposal.public_id)
    context = {
        "proposal": proposal,
        "form": form,
        "asked": questions,
        "closed": form.closed,
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
    files = AnswerFile.objects.filter(answer__proposal=proposal)
    actions.remove_file(proposal, get_object_or_404(files, public_id=file_id), request.user)
    return redirect("proposals:write", proposal.public_id)
