"""How a grant is found, and how a form on it is answered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from grappe.core.errors import RuleBroken
from grappe.core.pages import pages_of

from ..models import Grant


def find_grant(request, public_id):
    """The grant, if this person may see it."""
    visible = Grant.objects.visible_to(request.user).select_related(
        "proposal__call__cluster", "proposal__consortium", "project", "decision"
    )
    return get_object_or_404(visible.distinct(), public_id=public_id)


page_of, act_of = pages_of(find_grant)


def asking(request, grant, form, title, act, said, back=None, **context):
    """A page with one form; `act(form)` does it, and a rule that it breaks is told on it."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except RuleBroken as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, said)
            return redirect(back or grant)
    context |= {"grant": grant, "form": form, "title": title, "back": back or grant}
    return render(request, "monitoring/form.html", context)
