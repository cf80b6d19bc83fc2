"""Documents of a call: for everybody to read, for its keepers to add and remove."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.files import attachment

from .. import actions
from ..forms import DocumentForm
from .calls import find
from .hosting import find_kept


@login_required
def documents(request, slug):
    """What stands on the page, and the form for more."""
    call = find_kept(request, slug)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        actions.add_document(call, found["title"], found["file"], by=request.user)
        messages.success(request, _("“%(title)s” is added.") % found)
        return redirect("calls:documents", call.slug)
    return render(request, "calls/documents.html", {"call": call, "form": form})


@login_required
@require_POST
def remove_document(request, slug, public_id):
    call = find_kept(request, slug)
    document = get_object_or_404(call.documents, public_id=public_id)
    actions.remove_document(document, by=request.user)
    messages.success(request, _("“%(title)s” is removed.") % {"title": document.title})
    return redirect("calls:documents", call.slug)


def document(request, slug, public_id):
    """A download for whoever sees the call; removed ones too, since its versions name them."""
    call = find(request, slug)
    return attachment(get_object_or_404(call.documents, public_id=public_id))
