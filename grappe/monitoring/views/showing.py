"""How a grant is found, and how a form on it is answered."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from grappe.core.errors import RuleBroken, require

from ..models import Grant


def find_grant(request, public_id):
    """The grant, if this person may see it."""
    visible = Grant.objects.visible_to(request.user).select_related(
        "proposal__call__cluster", "proposal__consortium", "project", "decision"
    )
    return get_object_or_404(visible.distinct(), public_id=public_id)


def page_of(may):
    """A page of a grant for those who `may`: `view(request, grant, …)`."""

    def decorate(view):
        @login_required
        @wraps(view)
        def shown(request, public_id, **named):
            grant = find_grant(request, public_id)
            require(may(request.user, grant))
            return view(request, grant, **named)

        return shown

    return decorate


def act_of(may):
    """The same for a POST."""

    def decorate(view):
        return login_required(require_POST(page_of(may)(view)))

    return decorate


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
