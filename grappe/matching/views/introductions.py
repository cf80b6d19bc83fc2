"""Introductions: ask, read, answer, withdraw, note what came of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.errors import require
from grappe.organisations.models import Organisation

from .. import actions
from ..asking import read
from ..forms import AnswerForm, AskForm, OutcomeForm
from ..models import Introduction
from ..permissions import can_answer, can_note_outcome, can_withdraw
from ..querysets import answering_for
from .find import sources

PER_PAGE = 50


@login_required
def introductions(request):
    """Those I asked for, and those that I answer."""
    rows = Introduction.objects.select_related("asked", "asker", "asking_for")
    mine = rows.asked_by(request.user)
    context = {
        "mine": Paginator(mine, PER_PAGE).get_page(request.GET.get("page")),
        "asked_of_me": rows.asked_of(request.user)[:PER_PAGE],
    }
    return render(request, "matching/introductions.html", context)


@login_required
def introduce(request, slug):
    """Ask for an introduction to an organisation."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    refusal = actions.why_not(organisation, request.user)
    form = AskForm(request.POST or None, by=request.user, initial=begun(request))
    if request.method == "POST" and not refusal and form.is_valid():
        form.instance.asked = organisation
        form.instance.rank = rank_of(request.GET.get("rank", ""))
        introduction = actions.ask(form.instance, by=request.user)
        messages.success(request, _("Your introduction is asked for."))
        return redirect(introduction)
    context = {
        "organisation": organisation,
        "form": form,
        "refusal": refusal,
        "passed_on": not is_kept_by_itself(organisation),
    }
    return render(request, "matching/introduce.html", context)


def begun(request):
    """What the form holds at first: the text of the search that led here."""
    asked = read(request.GET, request.user, *sources(request.GET, request.user))
    return {"text": asked.text[:20_000], "shown": ["name", "organisation", "text"]}


def rank_of(text):
    return int(text) if text.isdecimal() and len(text) < 4 else None


def is_kept_by_itself(organisation):
    cluster = organisation.public_cluster()
    return bool(cluster) and answering_for(organisation).filter(clusters=cluster).exists()


@login_required
def introduction(request, public_id):
    """One introduction, as its asker or as those who answer it."""
    found = found_for(request, public_id)
    may_answer = can_answer(request.user, found) and found.is_open()
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        require(can_answer(request.user, found))
        if form.is_valid():
            answered(found, form.cleaned_data, request.user)
            messages.success(request, _("Your answer is sent."))
            return redirect(found)
    context = {
        "introduction": found,
        "is_mine": can_withdraw(request.user, found),
        "form": form if may_answer else None,
        "outcome": OutcomeForm(initial={"outcome": found.outcome}),
        "can_note_outcome": can_note_outcome(request.user, found),
        "passed_on": not is_kept_by_itself(found.asked),
    }
    return render(request, "matching/introduction.html", context)


def answered(found, said, by):
    """Accept or decline, as the form says."""
    if said.pop("is_accepted"):
        return actions.accept(found, by, words=said["words"])
    return actions.decline(found, by, **said)


@login_required
@require_POST
def withdraw(request, public_id):
    found = found_for(request, public_id)
    require(can_withdraw(request.user, found))
    actions.withdraw(found, by=request.user)
    messages.success(request, _("The introduction is withdrawn."))
    return redirect(found)


@login_required
@require_POST
def note_outcome(request, public_id):
    found = found_for(request, public_id)
    require(can_note_outcome(request.user, found))
    form = OutcomeForm(request.POST)
    if form.is_valid():
        actions.note_outcome(found, form.cleaned_data["outcome"], by=request.user)
        messages.success(request, _("Noted. Thank you: it helps to measure the search."))
    return redirect(found)


def found_for(request, public_id):
    """The introduction, for those whom it concerns; it does not exist for others."""
    rows = Introduction.objects.visible_to(request.user)
    rows = rows.select_related("asked", "asker", "asking_for", "answered_by")
    return get_object_or_404(rows, public_id=public_id)
