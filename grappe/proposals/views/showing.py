"""What the board's page shows, and how an act on it answers."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from grappe.core.errors import RuleBroken, require
from grappe.core.htmx import render_part

from ..forms import CommentForm, NewPartnerForm, PartnerForm, ShareForm, WantedRoleForm
from ..lights import lights, signs
from ..missing import missing
from ..models import Consortium
from ..money import Money, countries
from ..permissions import can_edit, can_share

HISTORY = 15


def find(request, public_id):
    """The board, if this person may see it."""
    visible = Consortium.objects.visible_to(request.user).select_related(
        "call__rule_set", "call__cluster", "rule_set", "owner"
    )
    return get_object_or_404(visible, public_id=public_id)


def act(may):
    """A POST on a board by those who `may`; a broken rule is told on the board itself."""

    def decorate(view):
        @login_required
        @require_POST
        @wraps(view)
        def acting(request, public_id, **named):
            consortium = find(request, public_id)
            require(may(request.user, consortium))
            try:
                return view(request, consortium, **named)
            except RuleBroken as error:
                return answer(request, find(request, public_id), problem=str(error))

        return acting

    return decorate


def can_see(user, consortium):
    """Whoever found the board may comment on it."""
    return True


def answer(request, consortium, **forms):
    """The page, or its part for htmx; a form with errors is shown as it was typed."""
    return render_part(
        request, "proposals/board.html", "board", context(request, consortium, **forms)
    )


def done(request, consortium, **where):
    """After an act: the part for htmx, a redirect without script.

    `where` says to the part what keeps the focus, when what was pressed is gone.
    """
    if request.htmx:
        return answer(request, find(request, consortium.public_id), **where)
    return redirect(consortium)


def context(request, consortium, **forms):
    everybody = list(consortium.partners.shown().in_order())
    team = [one for one in everybody if one.is_active]
    may_edit = can_edit(request.user, consortium)
    money = Money.of(consortium, team)
    shown = lights(consortium, team)
    wanted = list(consortium.wanted.select_related("country", "filled_by__organisation"))
    return {
        "consortium": consortium,
        "rows": [row(one, money, may_edit, forms.get("changed")) for one in team],
        "left_out": [one for one in everybody if not one.is_active],
        "money": money,
        "countries": countries(team),
        "lights": shown,
        "signs": signs(shown),
        "rule_set": consortium.rules_kept(),
        "wanted": wanted,
        "missing": missing(consortium, shown, wanted),
        "comments": consortium.comments.select_related("author"),
        "shares": consortium.shares.select_related("user"),
        "changes": consortium.changes.select_related("by")[:HISTORY],
        "can_edit": may_edit,
        "can_share": can_share(request.user, consortium),
        "partner_form": NewPartnerForm(),
        "role_form": WantedRoleForm(),
        "comment_form": CommentForm(),
        "share_form": ShareForm(),
    } | forms


def row(partner, money, may_edit, changed):
    """A partner's line; `changed` is the form that was typed for one of them, if any."""
    is_typed = changed is not None and changed.instance.pk == partner.pk
    form = changed if is_typed else PartnerForm(instance=partner) if may_edit else None
    return {"partner": partner, "percent": partner.percent_of(money.total), "form": form}
