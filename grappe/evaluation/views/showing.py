"""How a selection is found, and how its keeper acts on it."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404

from grappe.core.pages import pages_of

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


page_of, act_of = pages_of(find_selection)
#: A page of those who keep the selection.
kept = page_of(can_keep)
#: A page of everybody who sees the selection: its keepers, and the funder's delegates.
followed = page_of(lambda user, selection: True)
#: A POST by those who keep the selection.
keeper = act_of(can_keep)
