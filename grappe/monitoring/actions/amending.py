"""Amendments: asked by the team, decided by the keeper, applied at once when granted."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.projects.models import Participation

from .. import mail
from ..models import Amendment, Grant, GrantPartner
from ..money import part
from .holding import held, said_why
from .opening import schedule_reports

Kind = Amendment.Kind


@transaction.atomic
def ask_amendment(grant: Grant, amendment: Amendment, by: Any) -> Amendment:
    """Ask for a change of the grant, with its reason."""
    found = held(grant)
    amendment.grant, amendment.asked_by = found, by
    require_sense(amendment)
    amendment.save()
    record(by, "asked for an amendment", found, amendment=amendment.pk, kind=amendment.kind)
    return amendment


def require_sense(one: Any) -> None:
    """Refuse in a sentence what cannot be applied."""
    missing = {
        Kind.PARTNER_IN: not one.organisation or not one.giver or not one.amount,
        Kind.PARTNER_OUT: not one.giver,
        Kind.BUDGET: not (one.giver and one.taker and one.amount),
        Kind.EXTENSION: not one.ends_on,
    }
    told = {
        Kind.PARTNER_IN: _("Say who joins, and whose costs it takes over, and how much."),
        Kind.PARTNER_OUT: _("Say who leaves."),
        Kind.BUDGET: _("Say who gives, who takes, and how much."),
        Kind.EXTENSION: _("Say until when."),
    }
    if missing[Kind(one.kind)]:
        raise RuleBroken(told[Kind(one.kind)])
    if one.kind == Kind.EXTENSION and one.ends_on <= one.grant.ends_on:
        raise RuleBroken(_("The new end must be after the present one."))
    if one.giver and one.giver == one.taker:
        raise RuleBroken(_("Who gives and who takes are the same."))
    if one.giver and one.amount and one.amount > one.giver.costs:
        raise RuleBroken(
            _("%(partner)s has costs of EUR %(costs)s only.")
            % {"partner": one.giver, "costs": f"{one.giver.costs:,.2f}"}
        )
    if one.kind == Kind.PARTNER_OUT and one.giver == leader_of(one.grant):
        raise RuleBroken(_("The coordinator leads; it cannot leave before another one does."))


def leader_of(grant: Grant) -> Any:
    return grant.partners.current().filter(role="coordinator").first()


@transaction.atomic
def decide_amendment(one: Amendment, verdict: str, answer: str, by: Any) -> Amendment:
    """Grant or refuse; granted, the change holds from now on. Decided once."""
    grant = held(one.grant)
    found = Amendment.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if found.verdict:
        return found
    found.answer = said_why(answer)
    if verdict == Amendment.Verdict.GRANTED:
        require_sense(found)
        APPLY[Kind(found.kind)](grant, found)
    found.verdict, found.decided_at, found.decided_by = verdict, now(), by
    found.save()
    mail.send_verdict(grant, found)
    record(by, "decided on an amendment", grant, amendment=found.pk, verdict=verdict)
    return found


def join(grant: Grant, one: Any) -> None:
    giver, organisation = one.giver, one.organisation
    if grant.partners.current().filter(organisation=organisation).exists():
        raise RuleBroken(_("%(partner)s takes part already.") % {"partner": organisation})
    taker = GrantPartner.objects.create(
        grant=grant,
        organisation=organisation,
        costs=0,
        rate=giver.rate,
        aid=0,
        joined_on=localdate(),
    )
    move(giver, taker, one.amount)
    Participation.objects.get_or_create(
        project=grant.project,
        organisation=organisation,
        defaults={"role": Participation.Role.PARTNER},
    )


def leave(grant: Grant, one: Any) -> None:
    """Who leaves gives what it has not claimed to whoever takes over, or to nobody."""
    giver = GrantPartner.objects.get(pk=one.giver.pk)
    claimed = sum((claim.amount() for claim in giver.claims.submitted()), Decimal(0))
    rest = max(giver.costs - claimed, Decimal(0))
    if one.taker and rest:
        move(giver, one.taker, rest)
    giver.refresh_from_db()
    giver.left_on = localdate()
    giver.save(update_fields=["left_on"])


def shift(grant: Grant, one: Any) -> None:
    move(one.giver, one.taker, one.amount)


def extend(grant: Grant, one: Any) -> None:
    grant.ends_on = one.ends_on
    grant.save(update_fields=["ends_on"])
    project = grant.project
    project.ends_on = one.ends_on
    project.save(update_fields=["ends_on"])
    schedule_reports(grant)


def move(giver: GrantPartner, taker: GrantPartner, costs: Decimal) -> None:
    """Move costs; the aid follows at each one's rate, and never grows in all."""
    freed = min(part(costs, giver.rate), giver.aid)
    GrantPartner.objects.filter(pk=giver.pk).update(
        costs=giver.costs - costs, aid=giver.aid - freed
    )
    more = min(part(costs, taker.rate), freed)
    GrantPartner.objects.filter(pk=taker.pk).update(
        costs=taker.costs + costs, aid=taker.aid + more
    )


APPLY = {
    Kind.PARTNER_IN: join,
    Kind.PARTNER_OUT: leave,
    Kind.BUDGET: shift,
    Kind.EXTENSION: extend,
}
