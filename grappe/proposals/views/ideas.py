"""The idea board: read, noted, joined, grown into teams."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.calls.models import Call
from grappe.core.errors import require
from grappe.organisations.actions import identify
from grappe.taxonomies.models import Term

from .. import actions
from ..forms import IdeaForm, InterestForm
from ..models import Idea
from ..permissions import can_change_idea

PER_PAGE = 20


def ideas(request):
    """Ideas that one may read, narrowed by words, topic and call; the newest first."""
    visible = Idea.objects.visible_to(request.user)
    chosen = {
        name: request.GET.get(name, "").replace("\0", "").strip()[:200]
        for name in ("q", "topic", "call")
    }
    found = visible.matching(chosen["q"])
    if chosen["topic"]:
        found = found.filter(topics__in=topic_named(chosen["topic"]))
    call = Call.objects.visible_to(request.user).filter(slug=chosen["call"]).first()
    if chosen["call"]:
        found = found.filter(call=call) if call else found.none()
    pages = Paginator(found.select_related("author"), PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "chosen": chosen,
        "call": call,
        "topics": Term.objects.filter(idea__in=visible).order_by("label_en").distinct(),
    }
    return render(request, "proposals/ideas.html", context)


def topic_named(pk):
    return Term.objects.filter(pk=int(pk) if pk.isdecimal() and len(pk) < 10 else 0)


def find_idea(request, public_id):
    """The idea, if its author lets this person read it."""
    visible = Idea.objects.visible_to(request.user).select_related("author", "cluster")
    return get_object_or_404(visible, public_id=public_id)


def idea(request, public_id):
    """One idea; its author sees who would join, others how many."""
    return idea_page(request, find_idea(request, public_id))


def idea_page(request, found, form=None):
    is_author = can_change_idea(request.user, found)
    interests = found.interests.select_related("user", "organisation__country")
    mine = None
    if request.user.is_authenticated and not is_author:
        mine = interests.filter(user=request.user).first()
    told = {"name": mine.organisation, "text": mine.text} if mine else {}
    context = {
        "idea": found,
        "call": Call.objects.visible_to(request.user).filter(pk=found.call_id).first(),
        "topics": found.topics.all(),
        "is_author": is_author,
        "interests": interests if is_author else (),
        "count": found.interests.count(),
        "mine": mine,
        "form": form or InterestForm(user=request.user, initial=told),
    }
    return render(request, "proposals/idea.html", context)


@login_required
def new_idea(request):
    """A new idea, with the call that the address brings along."""
    call = Call.objects.public().filter(slug=request.GET.get("call", "")).first()
    return edited(request, Idea(call=call), _("The idea is saved."))


@login_required
def edit_idea(request, public_id):
    found = find_idea(request, public_id)
    require(can_change_idea(request.user, found))
    return edited(request, found, _("The idea is saved."))


def edited(request, found, said):
    """The form of an idea, and the idea once it is saved."""
    title = found.title
    typed = request.POST if request.method == "POST" else None
    form = IdeaForm(typed, instance=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        actions.save_idea(form.instance, form.cleaned_data["topics"], by=request.user)
        messages.success(request, said)
        return redirect(found)
    return render(request, "proposals/idea_edit.html", {"form": form, "title": title})


def act_on_idea(may=None):
    """A POST on an idea that one may read, by those who `may` (everybody, unless given)."""

    def decorate(view):
        @login_required
        @require_POST
        @wraps(view)
        def acting(request, public_id):
            found = find_idea(request, public_id)
            require(may is None or may(request.user, found))
            return view(request, found)

        return acting

    return decorate


@act_on_idea(can_change_idea)
def delete_idea(request, found):
    actions.delete_idea(found, by=request.user)
    messages.success(request, _("The idea is deleted."))
    return redirect("proposals:ideas")


@act_on_idea()
def join_idea(request, found):
    """For an organisation by its name or PIC; one that nobody knows yet is added."""
    form = InterestForm(request.POST, user=request.user)
    if not form.is_valid():
        return idea_page(request, found, form)
    told = form.cleaned_data
    organisation = told["organisation"] or identify(
        told["name"], told["country"], by=request.user
    )
    actions.join_idea(found, organisation, told["text"], by=request.user)
    messages.success(request, _("The author sees that you would join; nobody else does."))
    return redirect(found)


@act_on_idea()
def leave_idea(request, found):
    actions.leave_idea(found, by=request.user)
    messages.success(request, _("Your interest is taken back."))
    return redirect(found)


@act_on_idea(can_change_idea)
def form_team(request, found):
    return redirect(actions.form_team(found, by=request.user))
