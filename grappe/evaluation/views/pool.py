"""The pool: seats that are offered, and what evaluators say of themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from grappe.core.requests import sent

from .. import actions
from ..actions.pool import OATH_VERSION
from ..assigning import loads_of
from ..forms import EvaluatorForm, OathForm, Posts, SeatForm, Ties
from ..models import Evaluator, Seat
from .showing import keeper, kept, paged


@kept
def pool(request, selection):
    """Who was asked, who accepted, and whether they can begin."""
    form = SeatForm(sent(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.ask(selection, told["email"], told["role"], by=request.user)
        messages.success(request, _("The request is sent."))
        return redirect("evaluation:pool", selection.public_id)
    seats = selection.seats.select_related("evaluator__user")
    page = paged(request, seats.prefetch_related("evaluator__expertise__term"))
    loads = loads_of(selection)
    context = {
        "selection": selection,
        "form": form,
        "page": page,
        "lines": [(one, loads.get(one.evaluator_id, 0)) for one in page],
    }
    return render(request, "evaluation/pool.html", context)


@keeper
def remove_seat(request, selection, pk):
    actions.remove_seat(get_object_or_404(selection.seats, pk=pk), by=request.user)
    messages.success(request, _("The seat is taken away."))
    return redirect("evaluation:pool", selection.public_id)


@never_cache
@login_required
def seat(request, token):
    """Accept or decline, signed in with the address that was asked."""
    related = Seat.objects.select_related("selection__step__call", "evaluator")
    found = get_object_or_404(related, token=token)
    if found.taken_at is None and found.asked_at + Seat.LIFETIME < now():
        raise Http404
    if request.method == "POST":
        if "decline" in request.POST:
            actions.decline(found, request.user)
            messages.success(request, _("You declined. Thank you for answering."))
            return redirect("home:front")
        actions.take(found, request.user)
        messages.success(request, _("Thank you. Say now what you know and for whom you work."))
        return redirect("evaluation:profile")
    is_mine = request.user.has_proved(found.email)
    context = {"seat": found, "selection": found.selection, "is_mine": is_mine}
    return render(request, "evaluation/seat.html", context)


@login_required
def profile(request):
    """What one knows, for whom one works, which ties one has, and the oath."""
    evaluator = get_object_or_404(Evaluator, user=request.user)
    typed = sent(request)
    forms = [
        EvaluatorForm(typed, instance=evaluator),
        Posts(typed, instance=request.user, prefix="posts"),
        Ties(typed, instance=evaluator, prefix="ties"),
    ]
    # Every form is checked, so that all their errors show at once.
    valid = [form.is_valid() for form in forms] if typed is not None else [False]
    if all(valid):
        actions.save_profile(evaluator, forms, by=request.user)
        messages.success(request, _("Saved. Conflicts of interest were computed anew."))
        return redirect("evaluation:readings")
    context = {"evaluator": evaluator, "form": forms[0], "posts": forms[1], "ties": forms[2]}
    return render(request, "evaluation/profile.html", context)


@login_required
def oath(request):
    """Promise to keep secret what one reads; before that nothing is given out."""
    evaluator = get_object_or_404(Evaluator, user=request.user)
    form = OathForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.swear(evaluator, by=request.user)
        messages.success(request, _("Signed. Thank you."))
        return redirect("evaluation:readings")
    has_sworn = evaluator.sworn_version == OATH_VERSION
    context = {"evaluator": evaluator, "form": form, "has_sworn": has_sworn}
    return render(request, "evaluation/oath.html", context)
