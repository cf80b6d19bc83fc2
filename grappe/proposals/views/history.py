"""The history of an answer: read by the whole team, put back by those who write it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.core.errors import RuleBroken

from .. import actions
from ..history import history_of
from ..models import AnswerVersion
from ..permissions import can_write, closed_sections
from .proposals import find_proposal
from .submissions import act_on_proposal

PER_PAGE = 10


@login_required
def history(request, public_id, key):
    """Every text that was ever saved for one question, the newest first."""
    proposal = find_proposal(request, public_id)
    answers = proposal.answers.filter(question__key=key).select_related("question")
    answer = get_object_or_404(answers.order_by("-pk")[:1])
    question = writable(request.user, proposal, key)
    present = answers.filter(question=question).first()
    context = {
        "proposal": proposal,
        "key": key,
        "title": answer.question.title,
        "page": Paginator(history_of(proposal, key), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "question": question,
        "present": present.value if present else None,
        "base": present.revision if present else 0,
    }
    return render(request, "proposals/history.html", context)


def writable(user, proposal, key):
    """The present wording of the question, if this person may answer it now; or None."""
    if not can_write(user, proposal):
        return None
    questions = proposal.step.questions.current().filter(key=key)
    return questions.exclude(section__in=closed_sections(user, proposal)).first()


@act_on_proposal(can_write)
def restore_answer(request, proposal, _arrived, key, pk):
    """Put an earlier text back, unless somebody saved another one meanwhile."""
    found = AnswerVersion.objects.filter(answer__proposal=proposal, answer__question__key=key)
    version = get_object_or_404(found.select_related("answer__question"), pk=pk)
    question = proposal.step.questions.current().filter(key=key).first()
    if question is None:
        raise Http404
    if question.kind != version.answer.question.kind:
        raise RuleBroken(_("The question asks for another kind of answer now."))
    base = request.POST.get("base", "")
    base = int(base) if base.isdecimal() and len(base) < 10 else 0
    if actions.save_answer(proposal, question, version.value, base, by=request.user):
        messages.success(request, _("The earlier text stands again."))
    else:
        said = _("Somebody saved another text meanwhile; read it before you put this one back.")
        messages.warning(request, said)
    return redirect("proposals:history", proposal.public_id, key)
