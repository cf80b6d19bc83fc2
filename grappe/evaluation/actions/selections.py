"""Opening a selection for a step that has closed, setting it up, and closing it."""

import secrets
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.calls.models import Step
from grappe.core.errors import RuleBroken

from ..models import Appeal, Body, Selection

#: Who advises and decides unless the keeper says otherwise, in this order.
BODIES: tuple[dict[str, Any], ...] = (
    {"kind": Body.Kind.EXPERTS},
    {"kind": Body.Kind.COMMITTEE, "gives_label": True},
    {"kind": Body.Kind.ADMINISTRATION},
    {"kind": Body.Kind.JURY},
    {"kind": Body.Kind.GOVERNMENT, "gives_money": True},
)


def held(selection: Selection) -> Selection:
    """The row, held until this transaction ends; refused once the selection is closed."""
    rows = Selection.objects.select_for_update(of=("self",)).select_related("step__call")
    found: Selection = rows.get(pk=selection.pk)
    if found.closed_at is not None:
        raise RuleBroken(_("This selection is closed; nothing in it changes any more."))
    return found


@transaction.atomic
def open_selection(step: Step, by: Any) -> Selection:
    """Begin to judge what was handed in to a closed step; a second click finds the first."""
    step = Step.objects.select_for_update().select_related("call").get(pk=step.pk)
    if found := Selection.objects.filter(step=step).first():
        return found
    if not step.is_over():
        raise RuleBroken(_("This step still takes proposals; judge them once it has closed."))
    selection = Selection.objects.create(step=step, seed=secrets.token_hex(8))
    Body.objects.bulk_create(
        Body(selection=selection, number=number, **body)
        for number, body in enumerate(BODIES, start=1)
    )
    record(by, "opened the selection", selection)
    return selection


@transaction.atomic
def set_up(selection: Selection, forms: Any, by: Any) -> None:
    """Save valid forms of the selection's settings and its bodies."""
    held(selection)
    if selection.rankings.exists() and any(
        "has_lottery" in form.changed_data for form in forms[:1]
    ):
        raise RuleBroken(
            _("Whether lots decide is settled before the first ranking, not after it.")
        )
    for form in forms:
        form.save()
    if "briefing" in forms[0].changed_data:
        selection.seats.update(briefed_at=None)
    record(by, "set up the selection", selection)


@transaction.atomic
def close_selection(selection: Selection, by: Any) -> Selection:
    """End a selection: from now on nothing in it changes, and its file can be made."""
    found = held(selection)
    if missing := open_ends(found):
        raise RuleBroken(_("Not closed yet: %(missing)s") % {"missing": " ".join(missing)})
    found.closed_at = now()
    found.save(update_fields=["closed_at"])
    record(by, "closed the selection", found)
    return found


def open_ends(selection: Selection) -> list[str]:
    """What must be done before the selection can be closed, in sentences."""
    missing = []
    decided = selection.decisions.standing().values("proposal")
    waiting = selection.submissions().exclude(proposal__in=decided).count()
    if waiting:
        missing.append(_("%(count)s proposals have no decision.") % {"count": waiting})
    unsent = selection.decisions.standing().filter(letter=None).count()
    if unsent:
        missing.append(_("%(count)s decisions have no letter.") % {"count": unsent})
    asked = Appeal.objects.filter(decision__selection=selection, outcome="").count()
    if asked:
        missing.append(_("%(count)s appeals are not decided.") % {"count": asked})
    return missing
