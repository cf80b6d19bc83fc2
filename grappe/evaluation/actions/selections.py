"""Opening a selection for a step that has closed."""

import secrets
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.calls.models import Step
from grappe.core.errors import RuleBroken

from ..models import Body, Selection

#: Who advises and decides unless the keeper says otherwise, in this order.
BODIES: tuple[dict[str, Any], ...] = (
    {"kind": Body.Kind.EXPERTS},
    {"kind": Body.Kind.COMMITTEE, "gives_label": True},
    {"kind": Body.Kind.ADMINISTRATION},
    {"kind": Body.Kind.JURY},
    {"kind": Body.Kind.GOVERNMENT, "gives_money": True},
)


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
