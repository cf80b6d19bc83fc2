"""Text that is typed and not saved: kept while somebody types, restored, thrown away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.errors import require

from .. import actions
from ..answers import asked
from ..forms import typed_in
from ..permissions import can_edit
from .proposals import find_proposal


def keep_typed(request, proposal, questions):
    """Keep of a sent form what differs from the answers as they stand."""
    typed, sent = typed_in(request.POST, questions)
    return actions.keep_draft(proposal, typed, sent, by=request.user)


@login_required
@require_POST
def autosave_answers(request, public_id):
    """Keep what is typed so far, and say when; also after others handed the proposal in."""
    proposal = find_proposal(request, public_id)
    require(can_edit(request.user, proposal.consortium))
    draft = keep_typed(request, proposal, asked(proposal))
    if draft is None:
        return HttpResponse("", content_type="text/plain")
    moment = time_format(localtime(draft.saved_at), "TIME_FORMAT")
    said = _("Draft kept at %(time)s") % {"time": moment}
    return HttpResponse(said, content_type="text/plain")


@login_required
@require_POST
def discard_answers(request, public_id):
    """Throw the typed text away, and start from the answers as they stand."""
    proposal = find_proposal(request, public_id)
    actions.discard_draft(proposal, by=request.user)
    messages.success(request, _("The draft is thrown away."))
    return redirect("proposals:write", proposal.public_id)
