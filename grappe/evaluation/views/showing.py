"""How a selection is found, and how its keeper acts on it."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from grappe.core.errors import require

from ..models import Selection
from ..permissions import can_keep


def find_selection(request, public_id):
    """The selection, if this person may see it."""
    visible = Selection.objects.visible_to(request.user).select_related("step__call__cluster")
    return get_object_or_404(visible, public_id=public_id)


#: A table shows so many rows at a time.
PER_PAGE = 100


def paged(request, rows):
    """The part of the rows that `?page=` asks for."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def page_of(may):
    """A page of a selection for those who `may`: `view(request, selection, …)`."""

    def decorate(view):
        @login_required
        @wraps(view)
        def shown(request, public_id, **named):
            selection = find_selection(request, public_id)
            require(may(request.user, selection))
            return view(request, selection, **named)

        return shown

    return decorate


#: A page of those who keep the selection.
kept = page_of(can_keep)
#: A page of everybody who sees the selection: its keepers, and the funder's delegates.
followed = page_of(lambda user, selection: True)


def keeper(view):
    """A POST by those who keep the selection: `view(request, selection, …)`."""
    return login_required(require_POST(kept(view)))
