"""What each partner planned, claimed, had accepted, may get and got.

Aid on accepted costs is costs × rate, never more than the partner's aid. Until the final
report is accepted a part of the aid is kept back. All amounts are euros in whole cents.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .models import Payment

CENT, ZERO = Decimal("0.01"), Decimal(0)


def part(amount, percent):
    return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Account:
    """One partner's money as it stands."""

    partner: Any
    claimed: Decimal
    accepted: Decimal
    paid: Decimal
    advance: Decimal
    is_final: bool

    @property
    def earned(self):
        """The aid on accepted costs."""
        return min(part(self.accepted, self.partner.rate), self.partner.aid)

    @property
    def most(self):
        """What may have been paid in all by now, advance included."""
        grant = self.partner.grant
        ahead = part(self.partner.aid, grant.advance_percent)
        if self.is_final:
            return self.earned
        kept_back = part(self.partner.aid, 100 - grant.retained_percent)
        return min(self.earned + ahead, kept_back)

    @property
    def left(self):
        return max(self.most - self.paid, ZERO)

    @property
    def spent_percent(self):
        """Claimed of planned costs, in percent; None where nothing was planned."""
        planned = self.partner.costs
        return round(100 * self.claimed / planned) if planned else None


def accounts(grant):
    """Every partner's account, with four queries however many rows there are."""
    partners = grant.partners.select_related("organisation").prefetch_related(
        "payments", "claims__lines"
    )
    is_final = grant.reports.filter(is_final=True, accepted_at__isnull=False).exists()
    return [account(one, is_final) for one in partners]


def account(partner, is_final):
    claims = [one for one in partner.claims.all() if one.submitted_at]
    payments = list(partner.payments.all())
    ahead = [one.amount for one in payments if one.kind == Payment.Kind.ADVANCE]
    return Account(
        partner=partner,
        claimed=sum((one.amount() for one in claims), ZERO),
        accepted=sum((one.accepted or ZERO for one in claims), ZERO),
        paid=sum((one.amount for one in payments), ZERO),
        advance=sum(ahead, ZERO),
        is_final=is_final,
    )
