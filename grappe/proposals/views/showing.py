"""What the board's page shows, and how an act on it answers."""

from collections import Counter

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode

from grappe.activity.models import Activity
from grappe.core.errors import require
from grappe.core.htmx import render_part

from ..forms import CommentForm, NewPartnerForm, PartnerForm, ShareForm, WantedRoleForm
from ..lights import lights
from ..models import Consortium
from ..permissions import can_edit, can_share

HISTORY = 15


def find(request, public_id):
    """The board, if this person may see it."""
    visible = Consortium.objects.visible_to(request.user).select_related(
        "call__rule_set", "call__cluster", "rule_set", "owner"
    )
    return get_object_or_404(visible, public_id=public_id)


def find_writable(request, public_id):
    consortium = find(request, public_id)
    require(can_edit(request.user, consortium))
    return consortium


def answer(request, consortium, **forms):
    """The page, or its part for htmx; a form with errors is shown as it was typed."""
    return render_part(
        request, "proposals/board.html", "board", context(request, consortium, **forms)
    )


def done(request, consortium):
    """After an act: the part for htmx, a redirect without script."""
    if request.htmx:
        return answer(request, Consortium.objects.get(pk=consortium.pk))
    return redirect(consortium)


def context(request, consortium, **forms):
    team = list(consortium.team())
    total = sum(one.share for one in team if one.share is not None) or None
    may_edit = can_edit(request.user, consortium)
    shown = lights(consortium, team)
    wanted = list(consortium.wanted.select_related("country", "filled_by__organisation"))
    return {
        "consortium": consortium,
        "rows": [row(one, total, may_edit, forms) for one in team],
        "excluded": consortium.partners.filter(is_excluded=True).select_related("organisation"),
        "total": total,
        "left": consortium.budget - total if consortium.budget and total else None,
        "countries": countries(team),
        "lights": shown,
        "rule_set": consortium.rules_kept(),
        "wanted": wanted,
        "missing": missing(consortium, shown, wanted),
        "comments": consortium.comments.select_related("author"),
        "shares": consortium.shares.select_related("user"),
        "history": Activity.objects.about(consortium).select_related("actor")[:HISTORY],
        "can_edit": may_edit,
        "can_share": can_share(request.user, consortium),
        "partner_form": NewPartnerForm(),
        "role_form": WantedRoleForm(),
        "comment_form": CommentForm(),
        "share_form": ShareForm(),
    } | forms


def row(partner, total, may_edit, forms):
    changed = forms.get("changed")
    is_typed = changed is not None and changed.instance.pk == partner.pk
    form = changed if is_typed else PartnerForm(instance=partner) if may_edit else None
    return {"partner": partner, "percent": partner.percent_of(total), "form": form}


def countries(team):
    """(country, number of partners), the most first."""
    counts = Counter(one.organisation.country for one in team if one.organisation.country)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].code))


def missing(consortium, shown, wanted):
    """(what is missing, address where somebody for it can be found)."""
    base = reverse("matching:find") + "?"
    board = {"board": consortium.public_id}
    for light in shown:
        if light.finding.light == "unmet":
            kinds = light.finding.missing.get("kinds", ())
            yield light.sentence, base + urlencode(board | {"kind": list(kinds)}, doseq=True)
    for role in wanted:
        if role.filled_by is None:
            asked = {"kind": role.kind, "country": role.country_id or ""}
            told = board | {name: value for name, value in asked.items() if value}
            yield role.title, base + urlencode(told)
