"""Saved searches of one's own, and the link that stops their mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .. import actions
from ..forms import SavedSearchForm
from ..models import SavedSearch
from ..searching import Asked


@login_required
def saved(request):
    """All of one's own saved searches."""
    searches = SavedSearch.objects.visible_to(request.user)
    return render(request, "directory/saved.html", {"searches": searches})


@login_required
def save(request):
    """Save the search whose address this page was called with."""
    asked = Asked.of(request.GET)
    search = SavedSearch(user=request.user, query=asked.address()[1:])
    return _edited(request, search, {"name": asked.text[:120]})


@login_required
def edit_saved(request, pk):
    """Rename a search, or choose another mail."""
    return _edited(request, _own(request, pk))


@login_required
@require_POST
def delete_saved(request, pk):
    """Forget a search."""
    _own(request, pk).delete()
    messages.success(request, _("The search is deleted."))
    return redirect("directory:saved")


@csrf_exempt
def stop_alert(request, token):
    """One click ends it, for whoever holds the mail's link; nobody need sign in.

    A GET only asks, because mail scanners follow links; the POST may come from a mail
    program, which has no CSRF token (the signature stands in for it).
    """
    search = SavedSearch.objects.of_token(token)
    if search is None:
        raise Http404
    if request.method == "POST":
        actions.stop(search)
    context = {"search": search, "is_stopped": request.method == "POST"}
    return render(request, "directory/stopped.html", context)


def _own(request, pk):
    return get_object_or_404(SavedSearch.objects.visible_to(request.user), pk=pk)


def _edited(request, search, initial=None):
    form = SavedSearchForm(request.POST or None, instance=search, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.remember(form.save(commit=False))
        messages.success(request, _("The search is saved."))
        return redirect("directory:saved")
    return render(request, "directory/save.html", {"form": form})
