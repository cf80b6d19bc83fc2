"""Who writes which section."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from grappe.core.errors import require

from .. import actions
from ..forms import WritersForm
from ..permissions import can_lead
from .proposals import find_proposal


@login_required
def writers(request, public_id):
    """The owner names who writes each section of the present step."""
    proposal = find_proposal(request, public_id)
    require(can_lead(request.user, proposal))
    typed = request.POST if request.method == "POST" else None
    form = WritersForm(typed, proposal=proposal)
    if request.method == "POST" and form.is_valid():
        actions.name_writers(proposal, form.named(), by=request.user)
        messages.success(request, _("The writers are saved."))
        return redirect("proposals:write", proposal.public_id)
    return render(request, "proposals/writers.html", {"proposal": proposal, "form": form})
