"""Who sees a board: asked by mail, let in when they accept, let go."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.activity.actions import notify, record
from grappe.activity.models import Activity
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import Commitment, Consortium, SectionWriter, Share
from .boards import locked

#: More than this is not asking colleagues any more.
INVITATIONS_A_DAY = 20


@transaction.atomic
def share_with(consortium: Consortium, email: str, may_write: bool, by: Any) -> Share:
    """Ask somebody by mail to look on; asking again sends the mail again.

    It makes no difference whether the address belongs to an account, so nobody learns that.
    """
    board = locked(consortium)
    if invited_today(by) >= INVITATIONS_A_DAY:
        raise RuleBroken(_("That is enough invitations for one day; go on tomorrow."))
    email = email.strip().lower()
    board.shares.filter(email=email).delete()
    one = Share.objects.create(consortium=board, email=email, may_write=may_write)
    record(by, "shared", board, share=one.pk)
    mail.send_share(one, by)
    return one


def invited_today(by: Any) -> int:
    """Counted in the trail, since an invitation that is taken back was sent nevertheless."""
    kind = ContentType.objects.get_for_model(Consortium)
    lines = Activity.objects.filter(actor=by, verb="shared", target_type=kind)
    return int(lines.filter(at__gte=now() - timedelta(days=1)).count())


def is_addressed_to(one: Share | Commitment, user: Any) -> bool:
    """Whether the person has proved to own the address that was asked."""
    return bool(one.email and user.has_proved(one.email))


@transaction.atomic
def accept_share(one: Share, by: Any) -> Consortium:
    """See the board from now on; whoever was in already gets what the new invitation says."""
    board = locked(one.consortium)
    one = Share.objects.select_for_update().get(pk=one.pk)
    if not one.is_open():
        raise RuleBroken(_("This invitation is no longer open; ask for a new one."))
    if not is_addressed_to(one, by):
        raise RuleBroken(_("This invitation went to another address."))
    earlier = board.shares.filter(user=by)
    if board.owner_id == by.pk or earlier.update(may_write=one.may_write):
        if not one.may_write:
            drop_sections(board, by)
        one.delete()
        return board
    one.user, one.email = by, ""
    one.save(update_fields=["user", "email"])
    line = record(by, "accepted an invitation", board, share=one.pk)
    said = gettext_lazy("Somebody you asked now sees a team board of yours.")
    notify([board.owner], line, "invitation", said, board.get_absolute_url())
    return board


@transaction.atomic
def let_write(one: Share, may_write: bool, by: Any) -> None:
    """Let somebody change the board, or only read it."""
    if one.may_write != may_write:
        one.may_write = may_write
        one.save(update_fields=["may_write"])
        if not may_write:
            drop_sections(one.consortium, one.user)
        record(by, "changed a share", one.consortium, share=one.pk, may_write=may_write)


@transaction.atomic
def unshare(one: Share, by: Any) -> None:
    """Let somebody in no more (also: I leave); the link of an invitation stops working."""
    record(by, "unshared", one.consortium, share=one.pk)
    drop_sections(one.consortium, one.user)
    one.delete()


def drop_sections(board: Consortium, user: Any) -> None:
    """Whoever no longer writes has no section; one that nobody is left for is open to all."""
    if user is not None and user.pk != board.owner_id:
        SectionWriter.objects.filter(proposal__consortium=board, user=user).delete()
