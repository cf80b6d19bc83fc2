"""Proposals: begun, their facts changed, opened again, taken to the next step."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.activity.actions import notify, record
from grappe.calls.actions import amend
from grappe.calls.models import Call, CallVersion, Step
from grappe.core.errors import RuleBroken

from ..models import Consortium, Proposal
from .boards import Overtaken, change

Stage = Proposal.Stage


def locked(proposal: Proposal) -> Proposal:
    """The row, held until this transaction ends, so that two changes follow each other."""
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("call", "step__call", "consortium__owner").get(pk=proposal.pk)


def first_step(call: Call) -> Step | None:
    """The step with which every proposal to the call begins."""
    found: Step | None = call.steps.in_order().first()
    return found


@transaction.atomic
def amend_call(call: Call, note: str, by: Any) -> CallVersion | None:
    """Announce a call's changes as its next version, and tell everybody who answers it."""
    version = amend(call, note, by)
    if version is None:
        return None
    line = record(by, "announced", call, version=version.number)
    boards = Consortium.objects.filter(proposal__call=call)
    said = gettext_lazy("A call that you answer was amended; read what changed.")
    for board in boards.select_related("owner"):
        notify(board.people(), line, "amended", said, call.get_absolute_url())
    return version


@transaction.atomic
def begin_proposal(consortium: Consortium, call: Call, by: Any) -> Proposal:
    """Let a consortium answer a call; asking twice gives the same proposal."""
    board = Consortium.objects.select_for_update().get(pk=consortium.pk)
    if present := Proposal.objects.filter(consortium=board).first():
        if present.call_id != call.pk:
            raise RuleBroken(_("This team already answers another call; begin a new team."))
        return present
    step = first_step(call)
    if step is None or not step.is_open():
        raise RuleBroken(_("This call takes no new proposals now."))
    Call.objects.select_for_update().get(pk=call.pk)
    last = Proposal.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0
    if board.call_id != call.pk:
        board.call = call
        board.save(update_fields=["call", "updated_at"])
    proposal = Proposal.objects.create(
        consortium=board,
        call=call,
        step=step,
        number=last + 1,
        title=board.title,
        summary=board.text[:4_000],
    )
    record(by, "began a proposal", proposal)
    return proposal


@transaction.atomic
def change_proposal(proposal: Proposal, by: Any, base: int | None = None) -> Proposal:
    """Save the facts that were set on `proposal`, unless somebody else saved since `base`."""
    present = locked(proposal)
    require_draft(present)
    if base is not None and base != present.revision:
        raise Overtaken(_("Somebody saved this proposal while you were writing."), present)
    proposal.revision = present.revision + 1
    proposal.save()
    record(by, "edited", proposal)
    return proposal


def set_months(proposal: Proposal, months: int | None, by: Any) -> None:
    """How long the project lasts; the board's rules read it too."""
    board = proposal.consortium
    if board.months != months:
        board.months = months
        change(board, by)


def require_draft(proposal: Proposal) -> None:
    """Refuse in a sentence what may only be done while it is written."""
    if proposal.is_submitted:
        raise RuleBroken(_("This proposal is handed in; open it again before you change it."))
    if not proposal.is_draft:
        raise RuleBroken(_("This proposal is withdrawn; open it again before you change it."))


@transaction.atomic
def open_again(proposal: Proposal, by: Any) -> Proposal:
    """Write on until the deadline; what was handed in stands until it is handed in again."""
    found = locked(proposal)
    if found.is_draft:
        return found
    if not found.may_hand_in():
        raise RuleBroken(_("The deadline has passed; the proposal can no longer be changed."))
    found.stage = Stage.DRAFT
    found.save(update_fields=["stage", "updated_at"])
    record(by, "opened again", found)
    return found


@transaction.atomic
def begin_next_step(proposal: Proposal, by: Any, after: Step | None = None) -> Proposal:
    """Let a proposal that was admitted in the step `after` (its present one, unless given)
    write the call's next step; twice does no harm.

    What was handed in stands as it is; answers to questions of the same key are carried over.
    """
    found = locked(proposal)
    standing = found.submissions.standing()
    if after is not None and after.place < found.step.place:
        return found
    if not standing.filter(step=found.step).exists():
        if found.is_draft and standing.exists():
            return found
        raise RuleBroken(_("This proposal was not handed in."))
    following = found.step.next()
    if following is None:
        raise RuleBroken(_("This call has no further step."))
    found.step, found.stage = following, Stage.DRAFT
    found.save(update_fields=["step", "stage", "updated_at"])
    record(by, "began the next step", found, step=following.kind)
    return found
