"""Take partners who were found onto a board: one, or a whole team that was built."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from grappe.calls.models import Call
from grappe.organisations.models import Organisation
from grappe.proposals import actions
from grappe.proposals.models import Consortium

MOST = 50


def board_in(params, user):
    """The board that the question names, if this person may see it; None when it names none."""
    name = params.get("board", "")
    if not name or name == "new":
        return None
    try:
        public_id = UUID(name)
    except ValueError:
        public_id = None
    return get_object_or_404(Consortium.objects.visible_to(user), public_id=public_id)


@login_required
@require_POST
def take(request):
    """Onto the board that is named, a new one, or, when none is named, one to be chosen."""
    slugs = request.POST.getlist("partner")[:MOST]
    visible = Organisation.objects.visible_to(request.user)
    chosen = list(visible.filter(slug__in=slugs).order_by("name"))
    call = (
        Call.objects.visible_to(request.user).filter(slug=request.POST.get("call", "")).first()
    )
    is_new = request.POST.get("board") == "new"
    board = board_in(request.POST, request.user)
    writable = Consortium.objects.writable_by(request.user)
    if not is_new and (board is None or not writable.contains(board)):
        boards = writable.select_related("call")
        context = {"chosen": chosen, "boards": boards, "call": call, "text": text_in(request)}
        return render(request, "matching/take.html", context)
    if is_new:
        title = request.POST.get("title", "").strip() or (call.title if call else _("New team"))
        board = actions.begin(title, request.user, text_in(request), call)
    if "team" in request.POST:
        actions.take_partners(board, [(one, _("built")) for one in chosen], request.user)
    else:
        for one in chosen:
            actions.add_partner(board, one, request.user)
    said = ngettext(
        "%(count)s partner is on the board.",
        "%(count)s partners are on the board.",
        len(chosen),
    )
    messages.success(request, said % {"count": len(chosen)})
    return redirect(board)


def text_in(request):
    return request.POST.get("text", "")[:100_000]
