"""Who follows a call for its funder: asked by mail, let in when they promise, let go."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.activity.actions import notify, record
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import Call, Delegate


@transaction.atomic
def ask_delegate(call: Call, email: str, may_decide: bool, by: Any) -> Delegate:
    """Ask somebody of the funder by mail; asking again sends a new link in place of the old.

    It makes no difference whether the address belongs to an account, so nobody learns that.
    """
    locked = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    email = email.strip().lower()
    locked.delegates.filter(email=email).delete()
    one = Delegate.objects.create(call=locked, email=email, may_decide=may_decide)
    record(by, "asked a delegate", locked, delegate=one.pk, may_decide=may_decide)
    mail.send_delegate(one, by)
    return one


@transaction.atomic
def accept_delegate(one: Delegate, by: Any) -> Delegate:
    """Promise to keep secret what one reads, and read from now on.

    Whoever followed the call already gets what the new request says.
    """
    call = Call.objects.select_for_update(of=("self",)).get(pk=one.call_id)
    one = Delegate.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if not one.is_open():
        raise RuleBroken(_("This request is no longer open; ask for a new one."))
    if not by.has_proved(one.email):
        raise RuleBroken(_("This request went to another address."))
    call.delegates.filter(user=by).delete()
    one.user, one.email, one.accepted_at = by, "", now()
    one.save(update_fields=["user", "email", "accepted_at"])
    line = record(by, "follows for the funder", call, delegate=one.pk)
    said = gettext_lazy("Somebody of the funder now follows a call of yours.")
    notify(keepers_of(call), line, "invitation", said, call.get_absolute_url())
    return one


def keepers_of(call: Call) -> list[Any]:
    return list(call.cluster.managers.all()) if call.cluster else []


@transaction.atomic
def end_delegate(one: Delegate, by: Any) -> None:
    """Let somebody read no more (also: I stop); the link of a request stops working."""
    record(by, "ended a delegate", one.call, delegate=one.pk)
    one.delete()
