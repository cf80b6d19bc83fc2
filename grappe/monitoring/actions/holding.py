"""How a grant is held while something in it changes."""

from typing import Any

from django.utils.translation import gettext as _

from grappe.core.errors import RuleBroken

from ..models import Grant


def held(grant: Grant) -> Grant:
    """The row, held until this transaction ends; refused once the grant is closed."""
    rows: Any = Grant.objects.select_for_update(of=("self",))
    found: Grant = rows.get(pk=grant.pk)
    if found.is_closed:
        raise RuleBroken(_("This grant is closed; only what it reached is still written down."))
    return found


def said_why(reason: str) -> str:
    """The reason, which must be one."""
    if not reason.strip():
        raise RuleBroken(_("Say why; the reason is on record."))
    return reason.strip()
