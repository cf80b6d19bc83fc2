"""The front page and each person's own page."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from grappe.accounts.forms import ErasureForm
from grappe.calls.permissions import follows_calls
from grappe.core.caching import drawn_once
from grappe.evaluation.models import Evaluator

from . import actions
from . import front as front_page
from . import my_work as work


def front(request):
    """Who is here, what is coming, what is new."""
    return drawn_once(request, front_page.version(), lambda: _front(request))


def _front(request):
    context = {
        "figures": front_page.figures(request.user),
        "events": front_page.coming(),
        "latest": list(front_page.latest()),
        "clusters": front_page.newest_clusters(),
    }
    return render(request, "home/front.html", context)


@login_required
def my_work(request):
    """What waits for me, what I left unfinished, what changed."""
    mine = work.kept(request.user)
    context = {
        "waiting": work.waiting(request.user, mine),
        "unfinished": work.unfinished(request.user, mine),
        "changed": work.changed(request.user),
        "revisions": list(work.revisions(mine)),
        "kept": mine,
        "evaluates": Evaluator.objects.filter(user=request.user).exists(),
        "follows_calls": bool(mine) or follows_calls(request.user),
    }
    return render(request, "home/my_work.html", context)


@login_required
@reauthentication_required
def erase(request):
    """Erase my account: the person signs in once more, then says that they are sure."""
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.erase(request.user, by=request.user)
        logout(request)
        messages.success(request, _("Your account is erased. Farewell!"))
        return redirect("home:front")
    context = {"form": form, "kept_alone": actions.kept_alone(request.user)}
    return render(request, "home/erase.html", context)
