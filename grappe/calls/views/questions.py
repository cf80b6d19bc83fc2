"""What the steps of a call ask, for its keepers; and the empty form for everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions
from ..forms import QuestionForm
from ..models import Question
from .calls import find
from .hosting import find_kept


@login_required
def questions(request, slug):
    """The questions of all steps, in order."""
    call = find_kept(request, slug)
    steps = call.steps.in_order().prefetch_related("questions")
    return render(request, "calls/questions.html", {"call": call, "steps": steps})


@login_required
def add_question(request, slug, kind):
    call = find_kept(request, slug)
    step = get_object_or_404(call.steps, kind=kind)
    form = QuestionForm(step, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_question(step, form.values(), by=request.user)
        messages.success(request, _("The question is added."))
        return redirect("calls:questions", call.slug)
    return render(request, "calls/question.html", {"call": call, "step": step, "form": form})


def find_question(call, pk):
    current = Question.objects.current().filter(step__call=call).select_related("step__call")
    return get_object_or_404(current, pk=pk)


@login_required
def question(request, slug, pk):
    """Change a question; a published one gives way to its next version."""
    call = find_kept(request, slug)
    found = find_question(call, pk)
    form = QuestionForm(found.step, request.POST or None, instance=found)
    context = {"call": call, "step": found.step, "form": form, "question": found}
    if request.method == "POST" and form.is_valid():
        base = form.cleaned_data["base"]
        try:
            actions.change_question(found, form.values(), by=request.user, base=base)
        except actions.Overtaken as error:
            return render(request, "calls/question.html", context | {"problem": str(error)})
        messages.success(request, _("The question is saved."))
        return redirect("calls:questions", call.slug)
    return render(request, "calls/question.html", context)


@login_required
@require_POST
def move_question(request, slug, pk):
    call = find_kept(request, slug)
    is_up = request.POST.get("to") == "up"
    actions.move_question(find_question(call, pk), by=request.user, is_up=is_up)
    return redirect("calls:questions", call.slug)


@login_required
@require_POST
def retire_question(request, slug, pk):
    call = find_kept(request, slug)
    actions.retire_question(find_question(call, pk), by=request.user)
    messages.success(request, _("The question is asked no more."))
    return redirect("calls:questions", call.slug)


def preview(request, slug, kind):
    """The empty form of a step, as applicants will see it."""
    call = find(request, slug)
    step = get_object_or_404(call.steps, kind=kind)
    asked = list(step.questions.current())
    titles = {one.key: one.title for one in asked}
    rows = [(one, titles.get(one.asked_if_key)) for one in asked]
    context = {"call": call, "step": step, "rows": rows}
    return render(request, "calls/preview.html", context)
